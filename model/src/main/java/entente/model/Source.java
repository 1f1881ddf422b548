package entente.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a document came from.
 *
 * @param location a file path or a URL, as given
 * @param record the place inside a container, "line 41" or "entry report.txt"; empty where the file is the document
 * @param original digest of the original bytes
 * @param fetched when the bytes were read
 * @param encoding how the original bytes are to be read as text, where that is not UTF-8: "windows-1252"
 * @param url where it was published, as given
 * @param modified the day on which the publisher last changed it, where it says so
 */
public record Source(
        String location,
        Optional<String> record,
        Digest original,
        Optional<Instant> fetched,
        Optional<String> encoding,
        Optional<String> url,
        Optional<LocalDate> modified) {

    /** A source in UTF-8 whose place of publication is not known. */
    public Source(String location, Optional<String> record, Digest original, Optional<Instant> fetched) {
        this(location, record, original, fetched, Optional.empty(), Optional.empty());
    }

    /** A source of which no later change is told. */
    public Source(
            String location,
            Optional<String> record,
            Digest original,
            Optional<Instant> fetched,
            Optional<String> encoding,
            Optional<String> url) {
        this(location, record, original, fetched, encoding, url, Optional.empty());
    }

    /** The same source, last changed by its publisher on this day. */
    public Source modifiedOn(LocalDate day) {
        return new Source(location, record, original, fetched, encoding, url, Optional.of(day));
    }
}
