package entente.ingest;

import java.util.Optional;

/**
 * Where something lies.
 *
 * @param location the file or address, as given
 * @param record the place inside it: "entry wire/a.txt", "entry corpus.jsonl, line 41"
 */
record Place(String location, Optional<String> record) {

    static Place of(String location) {
        return new Place(location, Optional.empty());
    }

    /** A place within this one. */
    Place at(String part) {
        return new Place(location, Optional.of(record.map(r -> r + ", " + part).orElse(part)));
    }

    Intake.Refused refused(Refusal refusal) {
        return new Intake.Refused(location, record, refusal.reason(), refusal.detail());
    }
}
