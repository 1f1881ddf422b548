package entente.store;

import entente.json.FindingKind;
import entente.json.Sheets;
import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What can be asked of a record, with the SQL that answers it. */
final class Queries {

    private static final String LINE =
            "d.id, d.digest, d.title, d.outlet, d.day, (SELECT min(location) FROM sighting s WHERE s.document ="
                    + " d.document)";

    private static final int CANDIDATES = 20;
    private static final int NEAR = 5;
    private static final int IDS_COMPARED = 200_000;
    private static final int LEAST_PREFIX = 4;
    private static final int NAMES = 500;

    private final Handle handle;

    Queries(Handle handle) {
        this.handle = handle;
    }

    // One document

    Lookup lookUp(String name) {
        List<DocumentLine> byId = lines("d.id = :name", name);
        if (byId.isEmpty() && name.matches("[0-9a-f]{" + LEAST_PREFIX + ",64}")) {
            byId = handle.createQuery("SELECT " + LINE
                            + " FROM document d WHERE d.digest >= :from AND d.digest < :to ORDER BY d.digest"
                            + " LIMIT :most")
                    .bind("from", name)
                    .bind("to", name + "g")
                    .bind("most", CANDIDATES)
                    .map((rs, context) -> line(rs, 1))
                    .list();
        }
        if (byId.isEmpty()) {
            byId = lines(
                    "d.document IN (SELECT document FROM sighting WHERE location = :name UNION SELECT document FROM"
                            + " sighting WHERE url = :name)",
                    name);
        }
        if (byId.isEmpty()) {
            return new Lookup.None(near(name));
        }
        if (byId.size() > 1) {
            return new Lookup.Several(byId);
        }
        Digest digest = byId.getFirst().digest();
        return new Lookup.One(coded(digest).orElseThrow(), sightings(digest));
    }

    private List<DocumentLine> lines(String condition, String name) {
        return handle.createQuery("SELECT " + LINE + " FROM document d WHERE " + condition
                        + " ORDER BY d.day, d.digest LIMIT :most")
                .bind("name", name)
                .bind("most", CANDIDATES)
                .map((rs, context) -> line(rs, 1))
                .list();
    }

    private List<DocumentLine> near(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        record Near(String id, int distance) {}
        int most = Math.max(2, wanted.length() / 3);
        List<Near> near = new ArrayList<>();
        List<String> ids = handle.createQuery("SELECT DISTINCT id FROM document ORDER BY id LIMIT :most")
                .bind("most", IDS_COMPARED)
                .mapTo(String.class)
                .list();
        for (String id : ids) {
            String known = id.toLowerCase(Locale.ROOT);
            int distance = known.contains(wanted) || wanted.contains(known) ? 1 : distance(wanted, known, most);
            if (distance <= most) {
                near.add(new Near(id, distance));
            }
        }
        near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::id));
        List<DocumentLine> lines = new ArrayList<>();
        for (Near one : near.subList(0, Math.min(NEAR, near.size()))) {
            lines.addAll(lines("d.id = :name", one.id()));
        }
        return lines.subList(0, Math.min(NEAR, lines.size()));
    }

    /** Levenshtein's distance; more than {@code most} if it is more. */
    private static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    Optional<CodedDocument> coded(Digest digest) {
        return handle.createQuery("SELECT document FROM document WHERE digest = :digest")
                .bind("digest", digest.hex())
                .mapTo(Long.class)
                .findOne()
                .map(this::coded);
    }

    /** @param row of the document */
    CodedDocument coded(long row) {
        return codedAs(handle.createQuery("SELECT coding FROM coding WHERE document = :row AND superseded_by IS NULL")
                .bind("row", row)
                .mapTo(Long.class)
                .one());
    }

    /** @param coding row of a coding, current or not */
    CodedDocument codedAs(long coding) {
        record Sheet(long coding, String described, String sheet, String text, Optional<Instant> fetched) {}
        Sheet sheet = handle.createQuery("SELECT c.coding, c.described, c.sheet, d.text, "
                        + "(SELECT min(fetched) FROM sighting s WHERE s.document = d.document) "
                        + "FROM document d JOIN coding c ON c.document = d.document WHERE c.coding = :coding")
                .bind("coding", coding)
                .map((rs, context) -> new Sheet(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        Optional.ofNullable(rs.getString(5)).map(Instant::parse)))
                .one();
        Document document = Sheets.document(sheet.described(), sheet.text(), sheet.fetched());
        List<Finding> findings = handle.createQuery(
                        "SELECT kind, json FROM finding WHERE coding = :coding ORDER BY finding")
                .bind("coding", sheet.coding())
                .map((rs, context) -> Sheets.finding(kind(rs.getString(1)), rs.getString(2)))
                .list();
        return Sheets.coded(sheet.sheet(), document, findings);
    }

    /** Rows of all documents, by day (those without first), then digest: whatever the order in which they came. */
    List<Long> rows() {
        return handle.createQuery("SELECT document FROM document ORDER BY day, digest")
                .mapTo(Long.class)
                .list();
    }

    List<Sighting> sightings(Digest digest) {
        return handle.createQuery(
                        "SELECT location, record, url, original, fetched, (SELECT group_concat(note, char(10) ORDER BY"
                                + " n) FROM intake_note i WHERE i.document = s.document AND i.location = s.location AND"
                                + " i.record = s.record) FROM sighting s WHERE document = (SELECT document FROM document"
                                + " WHERE digest = :digest) ORDER BY location, record")
                .bind("digest", digest.hex())
                .map((rs, context) -> new Sighting(
                        rs.getString(1),
                        Optional.of(rs.getString(2)).filter(record -> !record.isEmpty()),
                        Optional.ofNullable(rs.getString(3)),
                        new Digest(rs.getString(4)),
                        Optional.ofNullable(rs.getString(5)).map(Instant::parse),
                        Optional.ofNullable(rs.getString(6))
                                .map(notes -> List.of(notes.split("\n")))
                                .orElse(List.of())))
                .list();
    }

    // Lists

    Found<DocumentHit> documents(Search search) {
        Where where = new Where();
        boolean words = documentsWhere(search, where);
        String from = words ? " FROM words JOIN document d ON d.document = words.rowid" : " FROM document d";
        long total = where.bind(handle.createQuery("SELECT count(*)" + from + where.sql()))
                .mapTo(Long.class)
                .one();
        String snippet = words ? "snippet(words, 1, char(2), char(3), '…', 24)" : "substr(d.text, 1, 160)";
        List<DocumentHit> hits = where.bind(handle.createQuery("SELECT " + LINE + ", " + snippet + from + where.sql()
                        + (words ? " ORDER BY words.rank, d.digest" : " ORDER BY d.day, d.digest")
                        + " LIMIT :limit OFFSET :offset"))
                .bind("limit", search.limit())
                .bind("offset", search.offset())
                .map((rs, context) -> new DocumentHit(line(rs, 1), rs.getString(7)))
                .list();
        return new Found<>(hits, total);
    }

    /** @return whether the words of a text are looked for */
    private boolean documentsWhere(Search search, Where where) {
        boolean words = search.text().isPresent();
        if (words) {
            where.and("words MATCH :match", "match", match(search.text().get()));
        }
        if (search.asksForFindings()) {
            where.and("d.document IN (SELECT f.document FROM finding f"
                    + findingsWhere(search, new Where(), false, where) + ")");
        } else {
            days(search, where, "d.day", "d.day");
        }
        return words;
    }

    Found<FindingHit> findings(Search search) {
        Where where = new Where();
        String conditions = findingsWhere(search, where, true, where);
        String from = " FROM finding f JOIN document d ON d.document = f.document" + conditions;
        long total = where.bind(handle.createQuery("SELECT count(*) FROM finding f" + conditions))
                .mapTo(Long.class)
                .one();
        Map<Long, Row> rows = new LinkedHashMap<>();
        where.bind(handle.createQuery("SELECT " + LINE + ", f.finding, f.kind, f.json, f.day, f.quote" + from
                        + " ORDER BY f.day, d.digest, f.finding LIMIT :limit OFFSET :offset"))
                .bind("limit", search.limit())
                .bind("offset", search.offset())
                .map((rs, context) -> new Row(
                        rs.getLong(7),
                        line(rs, 1),
                        kind(rs.getString(8)),
                        rs.getString(9),
                        day(rs.getString(10)),
                        rs.getString(11)))
                .forEach(row -> rows.put(row.finding(), row));
        Map<Long, List<Party>> parties = parties(rows.keySet());
        List<FindingHit> hits = rows.values().stream()
                .map(row -> new FindingHit(
                        row.document(),
                        row.kind(),
                        Sheets.finding(row.kind(), row.json()),
                        row.day(),
                        row.quote(),
                        parties.getOrDefault(row.finding(), List.of())))
                .toList();
        return new Found<>(hits, total);
    }

    private record Row(
            long finding,
            DocumentLine document,
            FindingKind kind,
            String json,
            Optional<LocalDate> day,
            String quote) {}

    private Map<Long, List<Party>> parties(Iterable<Long> findings) {
        Map<Long, List<Party>> parties = new HashMap<>();
        for (long finding : findings) {
            parties.put(
                    finding,
                    handle.createQuery("SELECT role, actor, code, name, kind, words FROM participant "
                                    + "WHERE finding = :finding AND via IS NULL ORDER BY rowid")
                            .bind("finding", finding)
                            .map((rs, context) -> new Party(
                                    rs.getString(1),
                                    rs.getString(2),
                                    Optional.ofNullable(rs.getString(3)),
                                    rs.getString(4),
                                    rs.getString(5),
                                    rs.getString(6)))
                            .list());
        }
        return parties;
    }

    /**
     * The conditions on {@code finding f}.
     *
     * @param where collects them
     * @param text whether the words of the document count here
     * @param bindings collects what they are bound to
     */
    private String findingsWhere(Search search, Where where, boolean text, Where bindings) {
        where.and("f.current");
        if (text && search.text().isPresent()) {
            where.and("f.document IN (SELECT rowid FROM words WHERE words MATCH :match)");
            bindings.value("match", match(search.text().get()));
        }
        if (!search.kinds().isEmpty()) {
            where.and("f.kind IN ("
                    + String.join(
                            ",",
                            search.kinds().stream()
                                    .sorted()
                                    .map(kind -> "'" + kind.code() + "'")
                                    .toList())
                    + ")");
        }
        if (search.type().isPresent()) {
            where.and("f.type = :type COLLATE NOCASE");
            bindings.value("type", search.type().get());
        }
        if (search.modality().isPresent()) {
            where.and("f.modality = :modality");
            bindings.value("modality", search.modality().get().code());
        }
        if (search.leastConfidence().isPresent()) {
            where.and(
                    "coalesce(json_extract(f.json, '$.confidence.type'), json_extract(f.json, '$.confidence.content'),"
                            + " 1.0) >= CAST(:least AS REAL)");
            bindings.value("least", String.valueOf(search.leastConfidence().getAsDouble()));
        }
        if (search.actor().isPresent() && search.with().isPresent()) {
            where.and("f.finding IN (SELECT finding FROM dyad WHERE source = :one AND target = :other "
                    + "UNION SELECT finding FROM dyad WHERE source = :other AND target = :one)");
            bindings.value("one", code(search.actor().get()));
            bindings.value("other", code(search.with().get()));
        } else if (search.actor().isPresent()) {
            takesPart(search.actor().get(), "actor_", "", where, bindings);
        }
        if (search.saidBy().isPresent()) {
            takesPart(search.saidBy().get(), "said_", " AND role = 'source'", where, bindings);
        }
        if (search.about().isPresent()) {
            takesPart(search.about().get(), "about_", " AND role = 'about'", where, bindings);
        }
        if (search.attribution().isPresent()) {
            String unnamed = "SELECT finding FROM participant WHERE role = 'source' AND kind IN ('unnamed', 'unknown')";
            switch (search.attribution().get()) {
                case UNNAMED -> where.and("f.kind = 'statement' AND f.finding IN (" + unnamed + ")");
                case ON_RECORD ->
                    where.and("f.kind = 'statement' AND f.source <> 'none' AND f.finding NOT IN (" + unnamed + ")");
            }
        }
        days(search, where, bindings, "f.day", "f.last_day");
        return where.sql();
    }

    /** A code, a country, or a part of a name. */
    private void takesPart(String actor, String prefix, String role, Where where, Where bindings) {
        List<String> ways = new ArrayList<>();
        ways.add("SELECT finding FROM participant WHERE code = :" + prefix + "code" + role);
        ways.add("SELECT finding FROM participant WHERE country = :" + prefix + "code" + role);
        bindings.value(prefix + "code", code(actor));
        List<String> names = handle.createQuery(
                        "SELECT name FROM actor_name WHERE name LIKE :part ESCAPE '\\' LIMIT :most")
                .bind(
                        "part",
                        "%" + actor.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .bind("most", NAMES)
                .mapTo(String.class)
                .list();
        for (int i = 0; i < names.size(); i++) {
            ways.add("SELECT finding FROM participant WHERE name = :" + prefix + i + " COLLATE NOCASE" + role);
            bindings.value(prefix + i, names.get(i));
        }
        where.and("f.finding IN (" + String.join(" UNION ", ways) + ")");
    }

    /** The code as the record writes it, whatever the case in which it was typed. */
    private String code(String typed) {
        return handle.createQuery("SELECT code FROM actor WHERE current AND code IN (:typed, upper(:typed)) LIMIT 1")
                .bind("typed", typed)
                .mapTo(String.class)
                .findOne()
                .orElse(typed.toUpperCase(Locale.ROOT));
    }

    private static void days(Search search, Where where, String first, String last) {
        days(search, where, where, first, last);
    }

    private static void days(Search search, Where where, Where bindings, String first, String last) {
        if (search.since().isPresent()) {
            where.and(last + " >= :since");
            bindings.value("since", search.since().get().toString());
        }
        if (search.until().isPresent()) {
            where.and(first + " <= :until");
            bindings.value("until", search.until().get().toString());
        }
    }

    static String match(String typed) {
        return SearchWords.query(typed)
                .orElseThrow(() -> new RecordException(
                        "expected a word to search for, found \"%s\", which holds only words that stand in every report. Put them in quotation marks to search for the phrase"
                                .formatted(typed)));
    }

    /** Rows of the documents in which something is found, in the order of {@link #rows()}. */
    List<Long> rows(Search search) {
        Where where = new Where();
        boolean words = documentsWhere(search, where);
        String from = words ? " FROM words JOIN document d ON d.document = words.rowid" : " FROM document d";
        return where.bind(handle.createQuery("SELECT d.document" + from + where.sql() + " ORDER BY d.day, d.digest"))
                .mapTo(Long.class)
                .list();
    }

    /** Rows of what is found, with those of their documents, in the order of {@link #rows()}. */
    Rows findingRows(Search search) {
        Where where = new Where();
        String conditions = findingsWhere(search, where, true, where);
        LongStream.Builder documents = LongStream.builder();
        LongStream.Builder findings = LongStream.builder();
        where.bind(handle.createQuery(
                        "SELECT f.document, f.finding FROM finding f JOIN document d ON d.document = f.document"
                                + conditions + " ORDER BY d.day, d.digest, f.finding"))
                .map((rs, context) -> new long[] {rs.getLong(1), rs.getLong(2)})
                .forEach(row -> {
                    documents.add(row[0]);
                    findings.add(row[1]);
                });
        return new Rows(documents.build().toArray(), findings.build().toArray());
    }

    /** A document whole, with the ids of some of its findings. */
    Selection selection(long document, LongStream findings) {
        Set<Long> wanted = findings.boxed().collect(Collectors.toSet());
        record Id(long row, String id) {}
        Set<String> ids = handle
                .createQuery("SELECT finding, id FROM finding WHERE document = :row AND current")
                .bind("row", document)
                .map((rs, context) -> new Id(rs.getLong(1), rs.getString(2)))
                .list()
                .stream()
                .filter(id -> wanted.contains(id.row()))
                .map(Id::id)
                .collect(Collectors.toSet());
        return new Selection(coded(document), ids);
    }

    /** Row numbers side by side; ten million take 160 MB, as objects they would take a gigabyte. */
    static final class Rows {

        private final long[] documents;
        private final long[] findings;

        Rows(long[] documents, long[] findings) {
            this.documents = documents;
            this.findings = findings;
        }

        int length() {
            return documents.length;
        }

        long document(int i) {
            return documents[i];
        }

        /** The first place after {@code i} that belongs to another document. */
        int endOfDocument(int i) {
            int end = i + 1;
            while (end < documents.length && documents[end] == documents[i]) {
                end++;
            }
            return end;
        }

        LongStream findings(int from, int to) {
            return Arrays.stream(findings, from, to);
        }
    }

    // Counts

    Counts counts() {
        return new Counts(
                number("SELECT count(*) FROM document"),
                number("SELECT count(*) FROM sighting"),
                byName("SELECT type, count(*) FROM finding WHERE current AND kind = 'event' GROUP BY type"),
                byName("SELECT type, count(*) FROM finding WHERE current AND kind = 'statement' GROUP BY type"),
                byName("SELECT type, count(*) FROM finding WHERE current AND kind = 'relation' GROUP BY type"),
                byName("SELECT modality, count(*) FROM finding WHERE current AND kind = 'event' GROUP BY modality"),
                number("SELECT count(*) FROM conflict WHERE current"),
                number("SELECT count(*) FROM coding WHERE superseded_by IS NOT NULL"),
                byName("SELECT reason, count(*) FROM refusal GROUP BY reason"));
    }

    List<DyadCount> mostActive(int limit) {
        return handle.createQuery("SELECT min(source, target) AS a, max(source, target) AS b, "
                        + "sum(CASE kind WHEN 'event' THEN count ELSE 0 END) AS events, "
                        + "sum(CASE kind WHEN 'statement' THEN count ELSE 0 END) AS statements "
                        + "FROM tally WHERE kind <> 'relation' GROUP BY a, b HAVING events + statements > 0 "
                        + "ORDER BY events DESC, statements DESC, a, b LIMIT :limit")
                .bind("limit", limit)
                .map((rs, context) -> new DyadCount(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4)))
                .list();
    }

    private long number(String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    private SortedMap<String, Long> byName(String sql) {
        SortedMap<String, Long> counts = new TreeMap<>();
        handle.createQuery(sql)
                .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    // Rows

    private static DocumentLine line(ResultSet rs, int first) throws SQLException {
        return new DocumentLine(
                rs.getString(first),
                new Digest(rs.getString(first + 1)),
                Optional.ofNullable(rs.getString(first + 2)),
                Optional.ofNullable(rs.getString(first + 3)),
                day(rs.getString(first + 4)),
                rs.getString(first + 5));
    }

    private static Optional<LocalDate> day(@Nullable String day) {
        return Optional.ofNullable(day).map(LocalDate::parse);
    }

    private static FindingKind kind(String code) {
        return FindingKind.valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Conditions and what they are bound to. */
    private static final class Where {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, String> values = new TreeMap<>();

        void and(String condition) {
            conditions.add(condition);
        }

        void and(String condition, String name, String value) {
            and(condition);
            value(name, value);
        }

        void value(String name, String value) {
            values.put(name, value);
        }

        String sql() {
            return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        }

        Query bind(Query query) {
            values.forEach(query::bind);
            return query;
        }
    }
}
