package entente.cli;

import entente.codebook.Codebook;
import entente.codebook.Crosswalk;
import entente.evaluate.ForeignSeries;
import entente.evaluate.SeriesComparison;
import entente.model.CodedDocument;
import entente.resolve.Entity;
import entente.resolve.Registry;
import entente.store.RecordException;
import entente.store.RecordStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The record beside another coder's series. */
@Command(
        name = "against",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the record's events with a series of another coder by dyad and month: counts, correlations,",
            "and the largest differences with their words. FILE is an ICEWS, POLECAT or GDELT 2.0 table."
        })
final class EvaluateAgainstCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the other series")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--largest",
            defaultValue = "10",
            paramLabel = "N",
            description = "differences to show (default: ${DEFAULT-VALUE})")
    private int largest;

    @Mixin
    private RecordOption record = new RecordOption();

    @Override
    public Integer call() {
        Registry registry = Registry.standard();
        Crosswalk crosswalk = Codebook.plover().crosswalk();
        try (RecordStore store = record.existing();
                Stream<CodedDocument> documents = store.codedDocuments()) {
            ForeignSeries theirs = ForeignSeries.read(
                    file,
                    name -> code(registry, name),
                    code -> crosswalk.fromCameo(code).flatMap(Crosswalk.FromCameo::type));
            SeriesComparison comparison = new SeriesComparison();
            documents.forEach(comparison::add);
            comparison.report(theirs, largest, System.out);
        } catch (RecordException | IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    /** Codes of the three projects and English names, as our code: ISO 3166, or an organisation's short name. */
    private static Optional<String> code(Registry registry, String name) {
        String known = switch (name.toUpperCase(Locale.ROOT)) {
            case "UNO", "IGOUNO" -> "UN";
            case "EUR", "EEC", "IGOEEC" -> "EU";
            case "NAT" -> "NATO";
            case "ROM" -> "ROU";
            case "TMP" -> "TLS";
            case "PAL" -> "PSE";
            default -> name;
        };
        List<Entity> found = registry.named(known);
        Optional<String> byName = found.stream()
                .map(entity -> entity.country().or(entity::organisation))
                .flatMap(Optional::stream)
                .findFirst();
        return byName.or(() -> registry.displayName(known).map(display -> known));
    }
}
