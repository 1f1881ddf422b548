package entente.cli;

import entente.codebook.Codebook;
import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Document;
import entente.store.DocumentLine;
import entente.store.Lookup;
import entente.store.RecordKind;
import entente.store.RecordStore;
import entente.store.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A document with its findings. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "A document with its findings, the words marked.")
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DOCUMENT", description = "its id, the beginning of its digest, or the file it came from")
    private String name = "";

    @Option(names = "--diff", description = "what changed from each version of its page to the next")
    private boolean diff;

    @Mixin
    private RecordOption record = new RecordOption();

    @Override
    public Integer call() {
        try (RecordStore store = record.existing()) {
            switch (store.lookUp(name)) {
                case Lookup.One one -> show(store, one.coded());
                case Lookup.Several several ->
                    show(
                            store,
                            latest(store, several.candidates())
                                    .orElseThrow(() -> new UsableMessage(
                                            "\"%s\" is the name of %d documents; say which by its digest:%n%s"
                                                    .formatted(
                                                            name,
                                                            several.candidates().size(),
                                                            list(several.candidates())))));
                case Lookup.None none ->
                    throw new UsableMessage("%s has no document \"%s\"%s"
                            .formatted(
                                    store.file(),
                                    name,
                                    none.near().isEmpty() ? "" : "; did you mean\n" + list(none.near())));
            }
        }
        return Entente.DONE;
    }

    private void show(RecordStore store, CodedDocument coded) {
        new DocumentView(Screen.standard(), Codebook.plover()).show(coded, store.kind() == RecordKind.FICTION);
        beside(store, coded.document());
    }

    /** The last version, where the documents are the versions of one page. */
    private static Optional<CodedDocument> latest(RecordStore store, List<DocumentLine> candidates) {
        List<Version> versions = store.versions(candidates.getFirst().digest());
        Set<Digest> all = versions.stream().map(Version::digest).collect(Collectors.toSet());
        return candidates.stream().allMatch(line -> all.contains(line.digest()))
                ? store.coded(versions.getLast().digest())
                : Optional.empty();
    }

    /** The other versions of its page, and the original or the translation. */
    private void beside(RecordStore store, Document document) {
        Screen screen = Screen.standard();
        store.sightings(document.digest())
                .forEach(sighting -> sighting.notes()
                        .forEach(note -> screen.line(
                                screen.ink(Ink.FAINT, "Intake of %s: %s".formatted(sighting.location(), note)))));
        List<Version> versions = store.versions(document.digest());
        for (Version version : versions) {
            boolean shown = version.digest().equals(document.digest());
            screen.line("%s version %d of %d of %s: %s %s%s"
                    .formatted(
                            shown ? "→" : " ",
                            version.number(),
                            versions.size(),
                            version.url(),
                            version.digest().prefix(8),
                            version.id(),
                            version.number() == versions.size()
                                    ? ", coded"
                                    : ", superseded: of its findings %d are repeated in the next version, %d ended because their passage was removed"
                                            .formatted(version.repeated(), version.removed())));
        }
        if (diff) {
            for (int i = 1; i < versions.size(); i++) {
                diff(screen, store, versions.get(i - 1), versions.get(i));
            }
        }
        store.originalOf(document.digest()).ifPresent(original -> {
            screen.blank();
            screen.line(screen.ink(
                    Ink.WARNING,
                    "This is the user's own translation, and what was coded is its words. The original (%s, \"%s\"):"
                            .formatted(
                                    original.document().id(),
                                    original.document().language())));
            screen.blank();
            screen.line(original.document().text());
        });
        store.translationOf(document.digest())
                .ifPresent(translation -> screen.line("The user's own translation is coded: entente show "
                        + translation.document().id()));
    }

    private static void diff(Screen screen, RecordStore store, Version before, Version after) {
        screen.blank();
        screen.line("From version %d to version %d:".formatted(before.number(), after.number()));
        String old = store.coded(before.digest()).orElseThrow().document().text();
        String now = store.coded(after.digest()).orElseThrow().document().text();
        for (TextDiff.Line line : TextDiff.of(old, now)) {
            if (line.kind() != TextDiff.Kind.STAYED) {
                screen.line(line.kind().mark() + " " + line.paragraph());
            }
        }
    }

    private static String list(List<DocumentLine> documents) {
        return documents.stream()
                .map(line -> "  %s  %s  %s"
                        .formatted(
                                line.digest().prefix(8), line.id(), line.title().orElse(line.location())))
                .collect(Collectors.joining("\n"));
    }
}
