package entente.store;

import entente.model.Digest;
import entente.model.Document;
import entente.model.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * The texts of one address. Two documents are versions of one page if they were published at the same address and have the same
 * headline or share a third of their sentences: some sites give all their articles one address.
 */
final class Versions {

    private static final double ALIKE = 1.0 / 3;
    private static final Pattern SENTENCES = Pattern.compile("\\n\\s*\\n|(?<=[.!?])\\s+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Handle handle;

    Versions(Handle handle) {
        this.handle = handle;
    }

    /** @param row of a document that a later text of its address replaced */
    record Earlier(long row, String text, Optional<String> title) {}

    /** Whether a later version of its page is in the record. */
    boolean isReplaced(long row) {
        return handle.createQuery("SELECT 1 FROM version v WHERE v.document = ? AND EXISTS "
                        + "(SELECT 1 FROM version w WHERE w.url = v.url AND w.number > v.number)")
                .bind(0, row)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** The documents at the address of {@code document} that it replaces. */
    List<Earlier> replacedBy(long row, Document document) {
        Optional<String> url = address(document.source());
        if (url.isEmpty()) {
            return List.of();
        }
        return handle
                .createQuery(
                        "SELECT DISTINCT d.document, d.text, d.title FROM sighting s JOIN document d ON d.document = s.document "
                                + "WHERE (s.url = :url OR s.location = :url) AND d.document <> :row ORDER BY d.document")
                .bind("url", url.get())
                .bind("row", row)
                .map((rs, context) -> new Earlier(rs.getLong(1), rs.getString(2), Optional.ofNullable(rs.getString(3))))
                .list()
                .stream()
                .filter(earlier -> !isReplaced(earlier.row()) && isVersion(earlier, document))
                .toList();
    }

    private static boolean isVersion(Earlier earlier, Document document) {
        boolean sameTitle = earlier.title().isPresent()
                && earlier.title()
                        .map(title ->
                                document.title().map(title::equalsIgnoreCase).orElse(false))
                        .orElse(false);
        String text = flat(document.text());
        int shared = 0;
        int all = 0;
        for (String sentence : SENTENCES.split(earlier.text())) {
            String flat = flat(sentence);
            all += flat.length();
            shared += text.contains(flat) ? flat.length() : 0;
        }
        return sameTitle || shared > ALIKE * all;
    }

    static String flat(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** The address of publication; where none was given, the place it was fetched from, if that is on the web. */
    static Optional<String> address(Source source) {
        return source.url()
                .or(() -> Optional.of(source.location()))
                .filter(address -> address.startsWith("http://") || address.startsWith("https://"));
    }

    /** Numbers {@code later} after {@code earlier}. */
    void follow(String url, long earlier, long later) {
        if (number(url, "document = " + earlier) == 0) {
            handle.execute("INSERT INTO version VALUES (?,?,?)", url, number(url, "1") + 1, earlier);
        }
        if (number(url, "document = " + later) == 0) {
            handle.execute("INSERT INTO version VALUES (?,?,?)", url, number(url, "1") + 1, later);
        }
    }

    private int number(String url, String where) {
        return handle.createQuery("SELECT coalesce(max(number), 0) FROM version WHERE url = ? AND " + where)
                .bind(0, url)
                .mapTo(Integer.class)
                .one();
    }

    /** Notes why the findings of a coding end with {@code document}, whose text is given. */
    void end(long coding, long document, String text) {
        String flat = flat(text);
        record Carried(long finding, String quote) {}
        handle.createQuery("SELECT finding, quote FROM finding WHERE coding = ? AND current ORDER BY finding")
                .bind(0, coding)
                .map((rs, context) -> new Carried(rs.getLong(1), rs.getString(2)))
                .list()
                .forEach(carried -> handle.execute(
                        "INSERT OR IGNORE INTO ended VALUES (?,?,?)",
                        carried.finding(),
                        document,
                        flat.contains(flat(carried.quote())) ? "repeated" : "removed"));
    }

    /** All versions of the page of this text, the first first; none if its page never changed. */
    List<Version> of(Digest digest) {
        return handle.createQuery(
                        "SELECT v.url, v.number, d.digest, d.id, "
                                + "(SELECT count(*) FROM ended e JOIN finding f ON f.finding = e.finding WHERE f.document = d.document AND e.reason = 'repeated'), "
                                + "(SELECT count(*) FROM ended e JOIN finding f ON f.finding = e.finding WHERE f.document = d.document AND e.reason = 'removed') "
                                + "FROM version v JOIN document d ON d.document = v.document WHERE v.url = "
                                + "(SELECT x.url FROM version x JOIN document y ON y.document = x.document WHERE y.digest = ?) ORDER BY v.number")
                .bind(0, digest.hex())
                .map((rs, context) -> new Version(
                        rs.getString(1),
                        rs.getInt(2),
                        new Digest(rs.getString(3)),
                        rs.getString(4),
                        rs.getInt(5),
                        rs.getInt(6)))
                .list();
    }
}
