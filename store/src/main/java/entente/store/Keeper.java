package entente.store;

import entente.json.FindingKind;
import entente.json.Sheets;
import entente.ledger.Act;
import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Conflict;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Finding;
import entente.model.Relation;
import entente.model.Source;
import entente.model.Span;
import entente.model.Statement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import org.jdbi.v3.core.Handle;

/** Writes coded documents within one transaction; to be closed before it is committed. */
final class Keeper implements AutoCloseable {

    private record Pair(String source, String target, String kind) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int bySource = source.compareTo(other.source);
            int byTarget = bySource != 0 ? bySource : target.compareTo(other.target);
            return byTarget != 0 ? byTarget : kind.compareTo(other.kind);
        }
    }

    private record Current(long coding, String digest) {}

    /** @param via the id of the collective it is a member of; empty if it stands for itself */
    private record Part(String role, Actor actor, Evidence words, Optional<String> via) {}

    private final Handle handle;
    private final OptionalLong run;
    private final Insert findings;
    private final Insert participants;
    private final Insert dyads;
    private final Insert actors;
    private final Insert names;
    private final Insert conflicts;
    private final ActRows acts;
    private final ClueRows clues;
    private final StandRows stands;
    private final Versions versions;
    private final TreeMap<Pair, Integer> tally = new TreeMap<>();
    private long nextFinding;

    Keeper(Handle handle, OptionalLong run) {
        this.handle = handle;
        this.run = run;
        this.nextFinding = handle.createQuery("SELECT coalesce(max(finding), 0) FROM finding")
                        .mapTo(Long.class)
                        .one()
                + 1;
        this.findings = new Insert(handle, "INSERT INTO finding VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,1)");
        this.participants = new Insert(handle, "INSERT INTO participant VALUES (?,?,?,?,?,?,?,?,?)");
        this.dyads = new Insert(handle, "INSERT OR IGNORE INTO dyad VALUES (?,?,?,?,?,?)");
        this.actors = new Insert(handle, "INSERT INTO actor VALUES (?,?,?,?,?,?,?,?,1)");
        this.names = new Insert(handle, "INSERT OR IGNORE INTO actor_name VALUES (?)");
        this.conflicts = new Insert(handle, "INSERT INTO conflict VALUES (?,?,?,?,?,?,1)");
        this.acts = new ActRows(handle);
        this.clues = new ClueRows(handle);
        this.stands = new StandRows(handle);
        this.versions = new Versions(handle);
    }

    Keeping keep(Kept kept) {
        CodedDocument coded = kept.coded();
        EvidenceCheck.check(coded);
        Document document = coded.document();
        if (!document.digest().equals(Digest.of(document.text()))) {
            throw new EvidenceMismatch("document %s: expected the digest of its text, %s, found %s. It was not kept"
                    .formatted(
                            document.id(),
                            Digest.of(document.text()).prefix(12),
                            document.digest().prefix(12)));
        }
        Optional<Long> known = handle.createQuery("SELECT document FROM document WHERE digest = ?")
                .bind(0, document.digest().hex())
                .mapTo(Long.class)
                .findOne();
        long row = known.orElseGet(() -> insert(document));
        sighting(row, document.source());
        notes(row, document.source(), kept.notes());
        kept.original().ifPresent(bytes -> original(document.source().original(), bytes));

        String sheet = Sheets.coding(coded);
        List<String> jsons = coded.findings().stream().map(Sheets::finding).toList();
        String digest = Digest.of(sheet + "\n" + String.join("\n", jsons)).hex();
        long coding = handle.createQuery("SELECT coalesce(max(coding), 0) + 1 FROM coding")
                .mapTo(Long.class)
                .one();
        if (known.isPresent() && versions.isReplaced(row)) {
            return Keeping.KNOWN;
        }
        if (known.isPresent()) {
            Optional<Current> current = handle.createQuery(
                            "SELECT coding, digest FROM coding WHERE document = ? AND superseded_by IS NULL")
                    .bind(0, row)
                    .map((rs, context) -> new Current(rs.getLong(1), rs.getString(2)))
                    .findOne();
            if (current.isPresent() && digest.equals(current.get().digest())) {
                return Keeping.KNOWN;
            }
            current.ifPresent(old -> retire(row, old.coding(), coding));
            describeAgain(row, document);
        }
        handle.execute(
                "INSERT INTO coding VALUES (?,?,?,?,?,?,?,?,NULL)",
                coding,
                row,
                boxed(run),
                coded.codebook(),
                coded.coder(),
                digest,
                Sheets.document(document),
                sheet);
        write(coded, jsons, row, coding);
        if (known.isEmpty()) {
            replaceEarlier(coded, row);
        }
        return known.isPresent() ? Keeping.RECODED : Keeping.NEW;
    }

    /** An earlier text of the same page is another version of it and not another report: its findings end here. */
    private void replaceEarlier(CodedDocument coded, long row) {
        Document document = coded.document();
        String nothing = Sheets.coding(new CodedDocument(
                document,
                coded.codebook(),
                coded.coder(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        for (Versions.Earlier earlier : versions.replacedBy(row, document)) {
            versions.follow(Versions.address(document.source()).orElseThrow(), earlier.row(), row);
            Optional<Current> current = handle.createQuery(
                            "SELECT coding, digest FROM coding WHERE document = ? AND superseded_by IS NULL")
                    .bind(0, earlier.row())
                    .map((rs, context) -> new Current(rs.getLong(1), rs.getString(2)))
                    .findOne();
            if (current.isPresent()) {
                long old = current.get().coding();
                versions.end(old, row, document.text());
                long empty = handle.createQuery("SELECT max(coding) + 1 FROM coding")
                        .mapTo(Long.class)
                        .one();
                retire(earlier.row(), old, empty);
                handle.execute(
                        "INSERT INTO coding SELECT ?, document, ?, codebook, coder, ?, described, ?, NULL FROM coding"
                                + " WHERE coding = ?",
                        empty,
                        boxed(run),
                        Digest.of(nothing).hex(),
                        nothing,
                        old);
            }
        }
    }

    /** Writes the counts that this transaction has gathered, and lets its statements go. */
    @Override
    public void close() {
        flush();
        for (Insert insert : List.of(findings, participants, dyads, actors, names, conflicts)) {
            insert.close();
        }
        acts.close();
        clues.close();
        stands.close();
    }

    private void flush() {
        try (Insert counts = new Insert(
                handle,
                "INSERT INTO tally VALUES (?,?,?,?) "
                        + "ON CONFLICT (source, target, kind) DO UPDATE SET count = count + excluded.count")) {
            tally.forEach((pair, count) -> counts.row(pair.source(), pair.target(), pair.kind(), count));
        }
        tally.clear();
    }

    // Documents

    private long insert(Document document) {
        long row = handle.createQuery("INSERT INTO document (digest, id, title, outlet, day, language, text, run) "
                        + "VALUES (?,?,?,?,?,?,?,?) RETURNING document")
                .bind(0, document.digest().hex())
                .bind(1, document.id())
                .bind(2, document.title().orElse(null))
                .bind(3, document.outlet().orElse(null))
                .bind(4, document.date().map(LocalDate::toString).orElse(null))
                .bind(5, document.language())
                .bind(6, document.text())
                .bind(7, boxed(run))
                .mapTo(Long.class)
                .one();
        document.date().ifPresent(day -> acts.read(day, 1));
        handle.execute(
                "INSERT INTO words (rowid, title, text) VALUES (?,?,?)",
                row,
                document.title().orElse(null),
                document.text());
        return row;
    }

    private void sighting(long document, Source source) {
        handle.execute(
                "INSERT OR IGNORE INTO sighting VALUES (?,?,?,?,?,?)",
                document,
                source.location(),
                source.record().orElse(""),
                source.url().orElse(null),
                source.original().hex(),
                source.fetched().map(Object::toString).orElse(null));
    }

    private void notes(long document, Source source, List<String> notes) {
        for (int n = 0; n < notes.size(); n++) {
            handle.execute(
                    "INSERT OR IGNORE INTO intake_note VALUES (?,?,?,?,?)",
                    document,
                    source.location(),
                    source.record().orElse(""),
                    n,
                    notes.get(n));
        }
    }

    private void original(Digest digest, byte[] bytes) {
        if (!Digest.of(bytes).equals(digest)) {
            throw new RecordException(
                    "the original bytes have the digest %s, but the document names %s. They were not kept"
                            .formatted(Digest.of(bytes).prefix(12), digest.prefix(12)));
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written to", e);
        }
        handle.execute("INSERT OR IGNORE INTO original VALUES (?,?)", digest.hex(), deflated.toByteArray());
    }

    // Codings

    /** What can be searched follows the new coding; the text stays as it is. */
    private void describeAgain(long row, Document document) {
        handle.execute(
                "INSERT INTO words (words, rowid, title, text) SELECT 'delete', document, title, text FROM document"
                        + " WHERE document = ?",
                row);
        handle.createQuery("SELECT day FROM document WHERE document = ? AND day IS NOT NULL")
                .bind(0, row)
                .mapTo(String.class)
                .findOne()
                .ifPresent(day -> acts.read(LocalDate.parse(day), -1));
        document.date().ifPresent(day -> acts.read(day, 1));
        handle.execute(
                "UPDATE document SET id = ?, title = ?, outlet = ?, day = ?, language = ? WHERE document = ?",
                document.id(),
                document.title().orElse(null),
                document.outlet().orElse(null),
                document.date().map(LocalDate::toString).orElse(null),
                document.language(),
                row);
        handle.execute(
                "INSERT INTO words (rowid, title, text) SELECT document, title, text FROM document WHERE document = ?",
                row);
    }

    private void retire(long document, long old, long by) {
        // What was counted so far may belong to the old coding.
        flush();
        acts.retire(old);
        clues.retire(document);
        stands.retire(document);
        handle.execute("UPDATE coding SET superseded_by = ? WHERE coding = ?", by, old);
        handle.execute("UPDATE finding SET current = 0 WHERE coding = ?", old);
        handle.execute("UPDATE actor SET current = 0 WHERE coding = ?", old);
        handle.execute("UPDATE conflict SET current = 0 WHERE coding = ?", old);
        handle.execute(
                "UPDATE tally SET count = count - gone.n FROM (SELECT source, target, kind, count(*) AS n FROM dyad"
                        + " WHERE finding IN (SELECT finding FROM finding WHERE coding = ?) GROUP BY source, target, kind)"
                        + " AS gone WHERE tally.source = gone.source AND tally.target = gone.target AND tally.kind ="
                        + " gone.kind",
                old);
        handle.execute("DELETE FROM dyad WHERE finding IN (SELECT finding FROM finding WHERE coding = ?)", old);
    }

    private void write(CodedDocument coded, List<String> jsons, long document, long coding) {
        Map<String, Actor> byId = new HashMap<>();
        for (Actor actor : coded.actors()) {
            byId.put(actor.id(), actor);
            actors.row(
                    coding,
                    actor.id(),
                    actor.name(),
                    actor.kind().code(),
                    actor.code().orElse(null),
                    actor.country().orElse(null),
                    actor.organisation().orElse(null),
                    actor.office().orElse(null));
            names.row(actor.name());
        }
        for (int i = 0; i < coded.conflicts().size(); i++) {
            Conflict conflict = coded.conflicts().get(i);
            conflicts.row(coding, i, conflict.kind(), conflict.claim().text(), conflict.known(), conflict.source());
        }
        Map<String, Long> rows = new HashMap<>();
        for (int i = 0; i < jsons.size(); i++) {
            rows.put(coded.findings().get(i).id(), nextFinding);
            finding(coded, coded.findings().get(i), jsons.get(i), byId, document, coding);
        }
        List<Act> found = Act.of(coded);
        acts.enter(found, document, coding, rows);
        clues.enter(coded, document, found);
        stands.enter(coded, document, rows);
    }

    private void finding(
            CodedDocument coded, Finding finding, String json, Map<String, Actor> byId, long document, long coding) {
        FindingKind kind = FindingKind.of(finding);
        Optional<LocalDate> published = coded.document().date();
        Optional<LocalDate> first = published;
        Optional<LocalDate> last = published;
        String type;
        Evidence words;
        Optional<String> modality = Optional.empty();
        Optional<String> source = Optional.empty();
        List<Part> parts = new ArrayList<>();
        switch (finding) {
            case Event event -> {
                type = event.type();
                words = event.trigger();
                modality = Optional.of(event.modality().code());
                if (event.date().isPresent()) {
                    first = Optional.of(event.date().get().date().first());
                    last = Optional.of(event.date().get().date().last());
                }
                event.actors().forEach(p -> add(parts, "actor", p.actor(), p.evidence(), byId));
                event.recipients().forEach(p -> add(parts, "recipient", p.actor(), p.evidence(), byId));
            }
            case Statement statement -> {
                type = statement.kind().code();
                words = statement.content();
                source = Optional.of(statement.sourceKind().code());
                statement.source().ifPresent(p -> add(parts, "source", p.actor(), p.evidence(), byId));
                statement.addressee().ifPresent(p -> add(parts, "addressee", p.actor(), p.evidence(), byId));
                statement.about().forEach(p -> add(parts, "about", p.actor(), p.evidence(), byId));
            }
            case Relation relation -> {
                type = relation.type();
                words = relation.evidence().getFirst();
                first = relation.from().or(relation::asOf).or(() -> published);
                last = relation.to().or(relation::asOf).or(() -> published);
                Evidence told = words;
                add(parts, "subject", relation.subject(), told, byId);
                relation.object().ifPresent(object -> add(parts, "object", object, told, byId));
            }
        }
        long row = nextFinding++;
        findings.row(
                row,
                coding,
                document,
                kind.code(),
                finding.id(),
                type,
                modality.orElse(null),
                source.orElse(null),
                words.text(),
                first.map(LocalDate::toString).orElse(null),
                last.map(LocalDate::toString).orElse(null),
                quote(coded, words.span()),
                json);
        for (Part part : parts) {
            participants.row(
                    row,
                    part.role(),
                    part.actor().id(),
                    part.actor().code().orElse(null),
                    part.actor().country().orElse(null),
                    part.actor().name(),
                    part.actor().kind().code(),
                    part.words().text(),
                    part.via().orElse(null));
        }
        for (Pair pair : pairs(kind, parts)) {
            boolean mutual = pair.kind().startsWith("=");
            Pair plain = new Pair(pair.source(), pair.target(), kind.code());
            dyads.row(
                    plain.source(),
                    plain.target(),
                    plain.kind(),
                    first.map(LocalDate::toString).orElse(null),
                    row,
                    mutual ? 1 : 0);
            tally.merge(plain, 1, Integer::sum);
        }
    }

    /** The sentences that hold {@code span}; the span itself where none does. */
    private static String quote(CodedDocument coded, Span span) {
        Span whole = span;
        for (Span sentence : coded.sentences()) {
            if (sentence.overlaps(span)) {
                whole = whole.union(sentence);
            }
        }
        return whole.in(coded.document().text());
    }

    private static void add(List<Part> parts, String role, String id, Evidence words, Map<String, Actor> byId) {
        Actor actor = byId.get(id);
        if (actor == null) {
            throw new EvidenceMismatch("actor %s is not among the actors".formatted(id));
        }
        parts.add(new Part(role, actor, words, Optional.empty()));
        Set<String> seen = new HashSet<>(List.of(id));
        members(parts, role, actor, id, words, byId, seen);
    }

    private static void members(
            List<Part> parts,
            String role,
            Actor collective,
            String via,
            Evidence words,
            Map<String, Actor> byId,
            Set<String> seen) {
        for (String member : collective.members()) {
            Actor actor = byId.get(member);
            if (actor != null && seen.add(member)) {
                parts.add(new Part(role, actor, words, Optional.of(via)));
                members(parts, role, actor, via, words, byId, seen);
            }
        }
    }

    /**
     * Who did something towards whom, each pair of codes once. An act that aims at nobody and has several actors is one among
     * equals: its pairs are marked by "=" before the kind and have the codes in the order of the alphabet.
     */
    private static Set<Pair> pairs(FindingKind kind, List<Part> parts) {
        Set<Pair> pairs = new java.util.TreeSet<>();
        List<Part> sources = new ArrayList<>();
        List<Part> targets = new ArrayList<>();
        for (Part part : parts) {
            switch (part.role()) {
                case "actor", "source", "subject" -> sources.add(part);
                default -> targets.add(part);
            }
        }
        boolean mutual = kind == FindingKind.EVENT && targets.isEmpty();
        for (Part source : sources) {
            for (Part target : mutual ? sources : targets) {
                if (source.actor().code().isEmpty() || target.actor().code().isEmpty()) {
                    continue;
                }
                String from = source.actor().code().get();
                String to = target.actor().code().get();
                if (from.equals(to) || mutual && (from.compareTo(to) > 0 || together(source, target))) {
                    continue;
                }
                pairs.add(new Pair(from, to, mutual ? "=" + kind.code() : kind.code()));
            }
        }
        return pairs;
    }

    /** Whether two parts come from one collective: its members act together, not towards one another. */
    private static boolean together(Part one, Part other) {
        String first = one.via().orElse(one.actor().id());
        return first.equals(other.via().orElse(other.actor().id()));
    }

    private static @org.jspecify.annotations.Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }
}
