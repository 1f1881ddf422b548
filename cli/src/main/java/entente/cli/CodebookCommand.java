package entente.cli;

import entente.code.Coder;
import entente.codebook.Codebook;
import entente.codebook.CodebookException;
import entente.codebook.Crosswalk;
import entente.codebook.EventType;
import entente.codebook.Mode;
import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Event;
import entente.model.Participant;
import entente.pipeline.Pipeline;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What counts as which act: shows, checks and tries codebooks. */
@Command(
        name = "codebook",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "What counts as which act: PLOVER 2021, or a codebook of your own.",
            "A codebook is a folder: codebook.yaml (id, title, licence, \"extends: PLOVER-2021\"), and as far as it adds or",
            "changes something types.tsv, modes.tsv, contexts.tsv, *.rules (trigger words), examples.tsv. See docs/codebooks.md."
        })
final class CodebookCommand implements Runnable {

    @picocli.CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private picocli.CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Reads a codebook with its rules, and codes its examples. Exit code 1 if one does not come out.")
    int check(@Parameters(paramLabel = "FOLDER", description = "the folder, or the codebook.yaml in it") Path place) {
        Codebook codebook = codebook(place);
        PrintStream out = System.out;
        out.printf("%s: %s (%s)%n", codebook.id(), codebook.title(), codebook.licence());
        try {
            Map<String, Integer> predicates = new Coder(codebook).predicatesByType();
            out.printf(
                    "%d types, %d modes, %d contexts, %d rules files of its own%n",
                    codebook.types().size(),
                    codebook.types().stream()
                            .mapToInt(type -> type.modes().size())
                            .sum(),
                    codebook.contexts().size(),
                    codebook.rules().size());
            for (EventType type : codebook.types()) {
                if (!predicates.containsKey(type.name())) {
                    out.printf("%s has no trigger words: only what the reader sees can become one.%n", type.name());
                }
            }
        } catch (RuntimeException e) {
            throw UsableMessage.of(e);
        }
        if (codebook.examples().isEmpty()) {
            out.println("No examples (examples.tsv).");
            return Entente.DONE;
        }
        int wrong = 0;
        try (Pipeline pipeline = Readers.pipeline(codebook)) {
            for (Codebook.Example example : codebook.examples()) {
                CodedDocument coded = pipeline.code(Document.plain("example", example.sentence()));
                List<String> types = coded.events().stream()
                        .map(Event::type)
                        .distinct()
                        .sorted()
                        .toList();
                boolean holds = example.type()
                        .map(type -> types.contains(type) == example.found())
                        .orElse(types.isEmpty() == example.found());
                if (!holds) {
                    wrong++;
                    out.printf(
                            "expected %s%s, found %s: %s%n",
                            example.found() ? "" : "not ",
                            example.type().orElse("nothing"),
                            types.isEmpty() ? "nothing" : String.join(", ", types),
                            example.sentence());
                }
            }
        }
        out.printf(
                "%d of %d examples come out as expected.%n",
                codebook.examples().size() - wrong, codebook.examples().size());
        return wrong == 0 ? Entente.DONE : Entente.SOME_REFUSED;
    }

    @Command(
            name = "try",
            mixinStandardHelpOptions = true,
            description = "Codes a sentence and says of each act which rule or reader decided.")
    int tryOut(
            @Parameters(arity = "1..*", paramLabel = "SENTENCE", description = "in quotation marks") List<String> words,
            @Mixin CodebookOption option) {
        Codebook codebook = option.codebook();
        try (Pipeline pipeline = Readers.pipeline(codebook)) {
            CodedDocument coded = pipeline.code(Document.plain("sentence", String.join(" ", words)));
            if (coded.events().isEmpty()) {
                System.out.println("No act.");
            }
            for (Event event : coded.events()) {
                print(codebook, coded, event);
            }
        }
        return Entente.DONE;
    }

    private static void print(Codebook codebook, CodedDocument coded, Event event) {
        System.out.printf(
                Locale.ROOT,
                "%s%s, %s, at \"%s\"%n  by %s to %s%n  score %s, by %s%n",
                event.type(),
                event.modes().isEmpty() ? "" : " (" + String.join(", ", event.modes()) + ")",
                event.modality().code(),
                event.trigger().text(),
                names(coded, event.actors()),
                names(coded, event.recipients()),
                event.intensity().isPresent() ? String.valueOf(event.intensity().getAsDouble()) : "-",
                event.basis());
        codebook.crosswalk()
                .toCameo(event.type(), event.modes())
                .ifPresent(code -> System.out.printf(
                        "  CAMEO %s%s%n",
                        code.cameo(),
                        code.loss()
                                .map(loss -> ", which does not tell: " + loss)
                                .orElse("")));
    }

    private static String names(CodedDocument coded, List<Participant> participants) {
        if (participants.isEmpty()) {
            return "nobody named";
        }
        return participants.stream()
                .map(one -> "\"%s\"%s"
                        .formatted(
                                one.evidence().text(),
                                coded.actors().stream()
                                        .filter(actor -> actor.id().equals(one.actor()))
                                        .findFirst()
                                        .flatMap(Actor::code)
                                        .map(code -> " (" + code + ")")
                                        .orElse("")))
                .collect(Collectors.joining(", "));
    }

    @Command(
            name = "crosswalk",
            mixinStandardHelpOptions = true,
            description =
                    "What a CAMEO code is in the codebook, or a type (TYPE or TYPE/mode) in CAMEO, and what is lost.")
    int crosswalk(
            @Parameters(paramLabel = "CODE", description = "0841, or RETREAT/release; all for the whole table")
                    String code,
            @Mixin CodebookOption option) {
        Codebook codebook = option.codebook();
        if (code.equals("all")) {
            codebook.crosswalk().cameoCodes().forEach(CodebookCommand::print);
            for (EventType type : codebook.types()) {
                print(codebook, type, Optional.empty());
                type.modes().forEach(mode -> print(codebook, type, Optional.of(mode)));
            }
            return Entente.DONE;
        }
        if (code.matches("\\d+")) {
            print(codebook.crosswalk()
                    .fromCameo(code)
                    .orElseThrow(() -> new UsableMessage(
                            "expected a CAMEO code of two to four digits with its zero (042), found \"%s\""
                                    .formatted(code))));
            return Entente.DONE;
        }
        String[] parts = code.split("/", 2);
        try {
            EventType type = codebook.type(parts[0].toUpperCase(Locale.ROOT));
            print(codebook, type, parts.length > 1 ? Optional.of(type.mode(parts[1])) : Optional.empty());
        } catch (CodebookException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private static void print(Crosswalk.FromCameo code) {
        System.out.printf(
                "%s %s: %s%s%s%s%n",
                code.cameo(),
                code.title(),
                code.type().orElse("no type"),
                code.mode().map(mode -> "/" + mode).orElse(""),
                code.contexts().isEmpty() ? "" : " with " + String.join(", ", code.contexts()),
                code.loss().map(loss -> " (loses: " + loss + ")").orElse(""));
    }

    private static void print(Codebook codebook, EventType type, Optional<Mode> mode) {
        codebook.crosswalk()
                .toCameo(type.name(), mode.map(Mode::name).stream().toList())
                .ifPresentOrElse(
                        code -> System.out.printf(
                                "%s%s: %s%s%n",
                                type.name(),
                                mode.map(each -> "/" + each.name()).orElse(""),
                                code.cameo(),
                                code.loss()
                                        .map(loss -> " (loses: " + loss + ")")
                                        .orElse("")),
                        () -> System.out.printf("%s: no CAMEO code%n", type.name()));
    }

    private static Codebook codebook(Path place) {
        try {
            return Codebook.read(place);
        } catch (CodebookException e) {
            throw UsableMessage.of(e);
        }
    }
}
