package entente.code;

import entente.model.Digest;
import entente.model.Document;
import entente.model.Span;
import java.util.HashSet;
import java.util.Set;

/**
 * Ids of findings: made from the document's digest, the kind, the place and what tells two findings at one place apart, so that
 * the same text coded again has the same ids.
 */
final class Ids {

    private static final int DIGITS = 12;

    private final Document document;
    private final Set<String> given = new HashSet<>();

    Ids(Document document) {
        this.document = document;
    }

    /** @param prefix "e", "s" or "r" */
    String of(String prefix, Span place, String detail) {
        String seed = document.digest().hex() + " " + prefix + " " + place.start() + "-" + place.end() + " " + detail;
        String id = prefix + "-" + Digest.of(seed).prefix(DIGITS);
        for (int again = 2; !given.add(id); again++) {
            id = prefix + "-" + Digest.of(seed + " " + again).prefix(DIGITS);
        }
        return id;
    }
}
