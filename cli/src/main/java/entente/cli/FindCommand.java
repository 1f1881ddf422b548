package entente.cli;

import entente.codebook.Codebook;
import entente.json.FindingKind;
import entente.model.Modality;
import entente.store.DocumentHit;
import entente.store.Found;
import entente.store.RecordException;
import entente.store.RecordStore;
import entente.store.Search;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for documents by words, and for findings by who, what, when and on whose word. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        description = {
            "Finds documents by words, findings by actors, type, modality, speaker and dates.",
            "Words may be \"side by side\", -unwanted, or begin*."
        })
final class FindCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "words of the text")
    private List<String> words = List.of();

    @Mixin
    private RecordOption record = new RecordOption();

    @Mixin
    private Narrowing narrowing = new Narrowing();

    @Option(names = "--with", paramLabel = "CODE", description = "and this one on the other side")
    private Optional<String> with = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "event, statement or relation")
    private Optional<FindingKind> kind = Optional.empty();

    @Option(
            names = "--modality",
            paramLabel = "MODALITY",
            description = "asserted, planned, negated, conditional or background")
    private Optional<Modality> modality = Optional.empty();

    @Option(names = "--said-by", paramLabel = "CODE|NAME", description = "statements by this speaker")
    private Optional<String> saidBy = Optional.empty();

    @Option(names = "--about", paramLabel = "CODE|NAME", description = "statements about this actor")
    private Optional<String> about = Optional.empty();

    @Option(names = "--unnamed", description = "only statements by unnamed sources")
    private boolean unnamed;

    @Option(names = "--on-record-only", description = "only statements with a name behind them")
    private boolean onRecordOnly;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "how many to show (default: 50); how many there are is told")
    private int limit = 50;

    @Override
    public Integer call() {
        if (unnamed && onRecordOnly) {
            throw new UsableMessage("--unnamed and --on-record-only exclude each other");
        }
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            Search search = search();
            if (search.asksForFindings()) {
                new FindingList(screen, Codebook.plover()).show(store.findings(search));
            } else {
                documents(screen, store.documents(search));
            }
        } catch (RecordException | IllegalArgumentException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private Search search() {
        Search.Builder search = Search.builder().limit(limit);
        if (!words.isEmpty()) {
            search.text(String.join(" ", words));
        }
        if (with.isPresent()) {
            search.between(
                    narrowing.actor().orElseThrow(() -> new UsableMessage("--with needs --actor beside it")),
                    with.get());
        } else {
            narrowing.actor().ifPresent(search::actor);
        }
        kind.ifPresent(search::kind);
        narrowing
                .type()
                .map(name -> kind.isEmpty() && isPloverType(name) ? name.toUpperCase(Locale.ROOT) : name)
                .ifPresent(search::type);
        modality.ifPresent(search::modality);
        saidBy.ifPresent(search::saidBy);
        about.ifPresent(search::about);
        narrowing.narrow(search);
        if (unnamed) {
            search.attribution(Search.Attribution.UNNAMED);
        }
        if (onRecordOnly) {
            search.attribution(Search.Attribution.ON_RECORD);
        }
        return search.build();
    }

    private static boolean isPloverType(String name) {
        return Codebook.plover().findType(name.toUpperCase(Locale.ROOT)).isPresent();
    }

    private static void documents(Screen screen, Found<DocumentHit> found) {
        for (DocumentHit hit : found.items()) {
            screen.line(screen.ink(
                    Ink.TITLE, hit.document().title().orElse(hit.document().id())));
            screen.line(screen.ink(Ink.FAINT, "  " + FindingList.about(hit.document())));
            String marked = hit.snippet()
                    .replace(String.valueOf(DocumentHit.MARK_START), screen.coloured() ? Ink.VERBAL_CONFLICT.on() : "")
                    .replace(String.valueOf(DocumentHit.MARK_END), screen.coloured() ? Ink.off() : "");
            screen.paragraph(marked, 2, 0);
            screen.blank();
        }
        screen.line(screen.ink(Ink.FAINT, FindingList.count(found, "document")));
    }
}
