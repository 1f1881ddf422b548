package entente.ingest;

import java.util.Optional;

/**
 * One document as it was found: its bytes and what is known from outside.
 *
 * @param name of the file, the archive's entry or the last part of the address: "border-2005-03-05.txt"
 * @param original the bytes, at most {@code limit} of them
 * @param charset as the bearer told it, in an HTTP or a mail header; not to be trusted blindly
 * @param url where it was published, as a crawler or a feed told it
 * @param limit the most bytes, and the most units of text, that one document may have
 */
record Material(String name, Original original, Optional<String> charset, Optional<String> url, int limit) {

    /** The name without its ending; what a document is called that brings no id of its own. */
    String stem() {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.isBlank() ? name : stem;
    }
}
