package entente.evaluate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decade and outlet of a labelled text, where its own dateline tells them: "SUVA, Aug 21, 2013 (Pacific Rim Report) --". */
final class Provenance {

    static final String UNKNOWN = "not told";

    private static final Pattern DATELINE = Pattern.compile(
            "\\b(?:[A-Z][A-Z' .-]{2,}),[^\\n]{0,40}?\\b((?:19|20)\\d)\\d\\b[^\\n(]{0,10}\\(([^)\\n]{2,40})\\)");

    private Provenance() {}

    static String decade(GoldDocument gold) {
        Matcher matcher = DATELINE.matcher(gold.document().text());
        return matcher.find() ? matcher.group(1) + "0s" : UNKNOWN;
    }

    static String outlet(GoldDocument gold) {
        Matcher matcher = DATELINE.matcher(gold.document().text());
        return matcher.find() ? matcher.group(2) : UNKNOWN;
    }
}
