package entente.ingest;

import entente.model.Source;
import java.util.Optional;

/** Makes intakes of reports. */
final class Scribe {

    private final Ingest.Settings settings;

    Scribe(Ingest.Settings settings) {
        this.settings = settings;
    }

    Intake intake(Report report, Original original, Place place, Optional<String> url) throws Refusal {
        Source source = new Source(
                place.location(),
                place.record(),
                original.digest(),
                Optional.of(settings.clock().instant()),
                report.encoding(),
                report.told().url().or(() -> url));
        return report.kept(source, original);
    }

    Refusal tooLarge(String found) {
        return new Refusal(
                Reason.TOO_LARGE,
                "expected at most %,d bytes for a document, found %s. Split it, or raise the limit"
                        .formatted(settings.limit(), found));
    }
}
