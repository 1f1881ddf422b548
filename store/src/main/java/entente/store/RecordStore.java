package entente.store;

import entente.codebook.Codebook;
import entente.ledger.MergedEvent;
import entente.model.CodedDocument;
import entente.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/**
 * The record: one SQLite file.
 *
 * <p>Safe for several threads; writing is done one batch after the other. Several processes may read while one writes.
 */
public final class RecordStore implements AutoCloseable {

    private static final int ACTS_AT_ONCE = 20_000;
    private static final int DOCUMENTS_AT_ONCE = 500;
    private static final int EVENTS_AT_ONCE = 10_000;
    private static final int CLUES_AT_ONCE = 20_000;

    private final Path file;
    private final RecordKind kind;
    private final Jdbi reading;
    private final SQLiteDataSource writing;
    private final ConcurrentLinkedQueue<Handle> idleReaders = new ConcurrentLinkedQueue<>();
    private final Object writer = new Object();
    private @Nullable Handle writingHandle;
    private OptionalLong run = OptionalLong.empty();

    private RecordStore(Path file, Schema.Opened opened) {
        this.file = file;
        this.kind = opened.kind();
        this.reading = Jdbi.create(opened.source()::getConnection);
        this.writing = Schema.source(file, TransactionMode.IMMEDIATE);
    }

    /**
     * Opens the record at {@code file}, of whichever kind; makes an ordinary one where there is none.
     *
     * @throws RecordException if it is a folder, a file of another program, or of a newer form
     */
    public static RecordStore open(Path file) {
        return new RecordStore(file, Schema.open(file, Optional.empty()));
    }

    /**
     * Opens the record at {@code file}, or makes one of this kind.
     *
     * @throws RecordException also if it is of the other kind
     */
    public static RecordStore open(Path file, RecordKind kind) {
        return new RecordStore(file, Schema.open(file, Optional.of(kind)));
    }

    public Path file() {
        return file;
    }

    /** Of which kind it is. Every view is to say so where it is {@link RecordKind#FICTION}. */
    public RecordKind kind() {
        return kind;
    }

    // Writing

    /** Notes that a command begins to write; what is kept and refused from now on belongs to it. */
    public void begin(String command, String coder, Instant started) {
        write(handle -> {
            run = OptionalLong.of(
                    handle.createQuery("INSERT INTO run (command, coder, started) VALUES (?,?,?) RETURNING run")
                            .bind(0, command)
                            .bind(1, coder)
                            .bind(2, started.toString())
                            .mapTo(Long.class)
                            .one());
            return run;
        });
    }

    /** Notes that the command ended. A run without an end was broken off. */
    public void end(Instant ended) {
        long current = run.orElseThrow(() -> new IllegalStateException("no run was begun"));
        write(handle -> handle.execute("UPDATE run SET ended = ? WHERE run = ?", ended.toString(), current));
        run = OptionalLong.empty();
    }

    /** Keeps one document; see {@link #keep(List)}. */
    public Keeping keep(CodedDocument coded, Optional<byte[]> original) {
        return keep(List.of(new Kept(coded, original))).getFirst();
    }

    /**
     * Keeps documents, all of them or, if one cannot be kept, none. When this returns they are safe against a kill of the
     * process. Larger batches are faster.
     *
     * @return what became of each, in their order
     * @throws EvidenceMismatch if the words of a finding do not stand in its text where it says
     */
    public List<Keeping> keep(List<Kept> batch) {
        return write(handle -> {
            List<Keeping> keepings = new ArrayList<>();
            try (Keeper keeper = new Keeper(handle, run)) {
                for (Kept kept : batch) {
                    keepings.add(keeper.keep(kept));
                }
            }
            return keepings;
        });
    }

    /**
     * Brings the ledger up to date: merged events and counts, for what was kept since the last time. Nothing happens where
     * nothing came.
     *
     * @return how many events are new or changed
     */
    public long updateLedger() {
        long changed = 0;
        boolean more = true;
        while (more) {
            more = write(handle -> {
                List<Long> due = handle.createQuery("SELECT document FROM ledger_due ORDER BY document LIMIT ?")
                        .bind(0, DOCUMENTS_AT_ONCE)
                        .mapTo(Long.class)
                        .list();
                for (long row : due) {
                    ActRows.enterAgain(handle, row);
                }
                List<Long> clueless = handle.createQuery(
                                "SELECT document FROM clue_document_due ORDER BY document LIMIT ?")
                        .bind(0, DOCUMENTS_AT_ONCE)
                        .mapTo(Long.class)
                        .list();
                for (long row : clueless) {
                    ClueRows.enterAgain(handle, row);
                }
                List<Long> standless = handle.createQuery(
                                "SELECT document FROM stand_document_due ORDER BY document LIMIT ?")
                        .bind(0, DOCUMENTS_AT_ONCE)
                        .mapTo(Long.class)
                        .list();
                for (long row : standless) {
                    StandRows.enterAgain(handle, row);
                }
                return !due.isEmpty() || !clueless.isEmpty() || !standless.isEmpty();
            });
        }
        for (more = isLedgerDue(); more; more = isLedgerDue()) {
            changed += write(handle -> {
                try (LedgerKeeper keeper = new LedgerKeeper(handle, Codebook.plover())) {
                    return keeper.update(ACTS_AT_ONCE).size();
                }
            });
        }
        while (isFollowingDue()) {
            write(RecordStore::follow);
        }
        while (write(RecordStore::contradict) > 0) {
            // Some at a time, so that others may write in between.
        }
        return changed;
    }

    /** Brings contradictions up to date for some of the clues that came. */
    private static int contradict(Handle handle) {
        List<Long> due = handle.createQuery("SELECT clue FROM clue_due ORDER BY clue LIMIT ?")
                .bind(0, CLUES_AT_ONCE)
                .mapTo(Long.class)
                .list();
        if (!due.isEmpty()) {
            try (ContradictionKeeper keeper = new ContradictionKeeper(handle)) {
                keeper.update(due);
            }
            handle.execute("DELETE FROM clue_due WHERE clue <= ?", due.getLast());
        }
        return due.size();
    }

    private boolean isFollowingDue() {
        return read(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM thread_due) OR EXISTS (SELECT 1 FROM story_due)")
                .mapTo(Boolean.class)
                .one());
    }

    /** Brings threads and stories up to date for some of the events that came. */
    private static int follow(Handle handle) {
        List<Long> due = handle.createQuery("SELECT event FROM thread_due ORDER BY abs(event) LIMIT ?")
                .bind(0, EVENTS_AT_ONCE)
                .mapTo(Long.class)
                .list();
        List<Long> loosened = handle.createQuery("SELECT document FROM story_due ORDER BY document")
                .mapTo(Long.class)
                .list();
        EventRows events = new EventRows(handle);
        try (ThreadKeeper threads = new ThreadKeeper(handle, events)) {
            threads.update(due);
        }
        new StoryKeeper(handle, events).update(due, loosened);
        for (long event : due) {
            handle.execute("DELETE FROM thread_due WHERE event = ?", event);
        }
        handle.execute("DELETE FROM story_due");
        return due.size();
    }

    // The ledger

    /** Every merged event of an up-to-date ledger, by its first telling. All are in memory at once. */
    public List<MergedEvent> events() {
        updateLedger();
        return read(handle -> new LedgerQueries(handle).events());
    }

    /** Events told in documents that name all of these codes. */
    public List<MergedEvent> events(List<String> codes) {
        updateLedger();
        return read(handle -> new LedgerQueries(handle).events(codes));
    }

    /** Events told in the document with this digest. */
    public List<MergedEvent> eventsOf(Digest document) {
        updateLedger();
        return read(handle -> new LedgerQueries(handle).eventsOf(document.hex()));
    }

    /** The event with this id ("m-…"), or that of the finding with this id. */
    public Optional<MergedEvent> event(String id) {
        updateLedger();
        return read(handle -> new LedgerQueries(handle).event(id));
    }

    /** The last day of which anything was read. */
    public Optional<LocalDate> lastDay() {
        return read(handle -> new LedgerQueries(handle).lastDay());
    }

    /** Merged events of a pair by week or month and quad class. */
    public List<PairCount> counts(String one, String other, boolean byMonth) {
        updateLedger();
        return read(handle -> new LedgerQueries(handle).counts(one, other, byMonth));
    }

    /** Merged events that happened in a country, by region, week and type. */
    public List<PlaceCount> placeCounts(String country) {
        updateLedger();
        return read(handle -> new LedgerQueries(handle).placeCounts(country));
    }

    /** Events told as done in which somebody of each of two sets of codes takes part. */
    public List<Taking> taking(Set<String> some, Set<String> others) {
        updateLedger();
        return read(handle -> new LedgerQueries(handle).taking(some, others));
    }

    /** Relations in which a code stands, as the corpus attests them. */
    public List<ToldRelation> relations(String code) {
        return read(handle -> new LedgerQueries(handle).relations(code));
    }

    /** How many documents were read, by their day; a day that is not there was not read. */
    public SortedMap<LocalDate, Long> reading() {
        return read(handle -> new LedgerQueries(handle).reading());
    }

    /** The Monday of the first week in which a code took part in anything between two. */
    public Optional<LocalDate> firstSeen(String code) {
        return read(handle -> new LedgerQueries(handle).firstSeen(code));
    }

    /**
     * Sets a telling apart from the event it was put into.
     *
     * @param finding id of the event as it was coded
     * @throws RecordException if there is no such finding
     */
    public Choice split(String finding, Instant now) {
        return choose("split", finding, "", now);
    }

    /** Makes two tellings one event. */
    public Choice join(String finding, String other, Instant now) {
        return choose("join", finding, other, now);
    }

    private Choice choose(String kind, String one, String other, Instant now) {
        updateLedger();
        Choice made = write(handle -> {
            for (String id : other.isEmpty() ? List.of(one) : List.of(one, other)) {
                putApart(handle, id);
            }
            long number = handle.createQuery(
                            "INSERT INTO choice (kind, one, other, made) VALUES (?,?,?,?) RETURNING choice")
                    .bind(0, kind)
                    .bind(1, one)
                    .bind(2, other)
                    .bind(3, now.toString())
                    .mapTo(Long.class)
                    .one();
            return new Choice(number, kind, one, other, now, Optional.empty());
        });
        updateLedger();
        return made;
    }

    /** Takes back a choice; the last one that stands if no number is given. Empty if none stands. */
    public Optional<Choice> undo(OptionalLong number, Instant now) {
        updateLedger();
        Optional<Choice> undone = write(handle -> {
            Optional<Choice> found = choices(handle).stream()
                    .filter(choice ->
                            choice.undone().isEmpty() && (number.isEmpty() || number.getAsLong() == choice.number()))
                    .reduce((first, second) -> second);
            found.ifPresent(choice -> {
                handle.execute("UPDATE choice SET undone = ? WHERE choice = ?", now.toString(), choice.number());
                for (String id :
                        choice.other().isEmpty() ? List.of(choice.one()) : List.of(choice.one(), choice.other())) {
                    putApart(handle, id);
                }
            });
            return found;
        });
        updateLedger();
        return undone;
    }

    /** Every choice, the first first, undone ones among them. */
    public List<Choice> choices() {
        return read(RecordStore::choices);
    }

    private static List<Choice> choices(Handle handle) {
        return handle.createQuery("SELECT choice, kind, one, other, made, undone FROM choice ORDER BY choice")
                .map((rs, context) -> new Choice(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        Instant.parse(rs.getString(5)),
                        Optional.ofNullable(rs.getString(6)).map(Instant::parse)))
                .list();
    }

    /** The event of a finding, and those near it that it may have belonged to, are put together anew. */
    private static void putApart(Handle handle, String finding) {
        if (handle.execute(
                                "INSERT OR IGNORE INTO ledger_gone SELECT event FROM act WHERE id = ? AND event IS NOT NULL",
                                finding)
                        == 0
                && !handle.createQuery("SELECT EXISTS (SELECT 1 FROM act WHERE id = ?)")
                        .bind(0, finding)
                        .mapTo(Boolean.class)
                        .one()) {
            throw new RecordException("there is no event with the id \"%s\" in the record. entente story shows the ids"
                    .formatted(finding));
        }
    }

    // Saved questions

    /** Saves a question; one of the same name is replaced. */
    public void ask(Question question, Instant now) {
        write(handle -> handle.execute(
                "INSERT INTO question VALUES (?,?,?,?,?,?) ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, "
                        + "one = excluded.one, other = excluded.other, seen = excluded.seen",
                question.name(),
                question.kind(),
                question.one(),
                question.other(),
                now.toString(),
                question.seen()));
    }

    /** Lets a question go; false if there is none of this name. */
    public boolean forget(String name) {
        return write(handle -> handle.execute("DELETE FROM question WHERE name = ?", name)) > 0;
    }

    /** All saved questions, by name. */
    public List<Question> questions() {
        return read(handle -> handle.createQuery("SELECT name, kind, one, other, seen FROM question ORDER BY name")
                .map((rs, context) ->
                        new Question(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getLong(5)))
                .list());
    }

    /** The number of the last finding: what comes later is new. */
    public long lastFinding() {
        return read(handle -> handle.createQuery("SELECT coalesce(max(finding), 0) FROM finding")
                .mapTo(Long.class)
                .one());
    }

    /** Ids of findings that came after the one with this number. */
    public Set<String> idsAfter(long finding) {
        return read(handle -> Set.copyOf(handle.createQuery("SELECT id FROM finding WHERE finding > ? AND current")
                .bind(0, finding)
                .mapTo(String.class)
                .list()));
    }

    private boolean isLedgerDue() {
        return read(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM act WHERE event IS NULL) OR EXISTS (SELECT 1 FROM ledger_gone)")
                .mapTo(Boolean.class)
                .one());
    }

    /** Notes what did not become a document. */
    public void refuse(List<Refused> refusals) {
        long current = run.orElseThrow(() -> new IllegalStateException("refusals belong to a run, and none was begun"));
        write(handle -> {
            for (Refused refused : refusals) {
                handle.execute(
                        "INSERT INTO refusal (run, location, record, reason, detail) VALUES (?,?,?,?,?)",
                        current,
                        refused.location(),
                        refused.record().orElse(null),
                        refused.reason(),
                        refused.detail());
            }
            return refusals.size();
        });
    }

    // Reading

    /** Whether this text is in the record, whoever coded it. */
    public boolean has(Digest text) {
        return read(handle -> handle.createQuery("SELECT 1 FROM document WHERE digest = ?")
                .bind(0, text.hex())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** Whether this text is in the record and its current coding is by this coder with this codebook. */
    public boolean has(Digest text, String codebook, String coder) {
        return read(handle -> handle.createQuery("SELECT 1 FROM document d JOIN coding c ON c.document = d.document "
                        + "WHERE d.digest = ? AND c.superseded_by IS NULL AND c.codebook = ? AND c.coder = ?")
                .bind(0, text.hex())
                .bind(1, codebook)
                .bind(2, coder)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** The document of this id, of a digest that begins so (four digits or more), or from this file or address. */
    public Lookup lookUp(String name) {
        return query(queries -> queries.lookUp(name));
    }

    /** The current coding of this text. */
    public Optional<CodedDocument> coded(Digest text) {
        return query(queries -> queries.coded(text));
    }

    /** Every place where this text was found, in the order of the places. */
    public List<Sighting> sightings(Digest text) {
        return query(queries -> queries.sightings(text));
    }

    /** All texts that the page of this text showed, the first first; none if it never changed. Only the last is coded. */
    public List<Version> versions(Digest text) {
        return read(handle -> new Versions(handle).of(text));
    }

    /**
     * Notes that {@code translation} is the user's own translation of {@code original}; both must be in the record.
     *
     * @throws RecordException if one is not
     */
    public void translated(Digest original, Digest translation) {
        int noted = write(handle -> handle.execute(
                "INSERT OR REPLACE INTO translation SELECT t.document, o.document FROM document t, document o WHERE t.digest = ? AND o.digest = ?",
                translation.hex(),
                original.hex()));
        if (noted == 0) {
            throw new RecordException("expected both texts in the record, %s and %s, found not both"
                    .formatted(original.prefix(12), translation.prefix(12)));
        }
    }

    /** The original of which this text is the user's translation. */
    public Optional<CodedDocument> originalOf(Digest translation) {
        return read(handle -> handle.createQuery(
                                "SELECT t.original FROM translation t JOIN document d ON d.document = t.document WHERE d.digest = ?")
                        .bind(0, translation.hex())
                        .mapTo(Long.class)
                        .findOne())
                .map(row -> query(queries -> queries.coded(row)));
    }

    /** The user's translation of this text. */
    public Optional<CodedDocument> translationOf(Digest original) {
        return read(handle -> handle.createQuery(
                                "SELECT t.document FROM translation t JOIN document d ON d.document = t.original WHERE d.digest = ? ORDER BY t.document")
                        .bind(0, original.hex())
                        .mapTo(Long.class)
                        .findFirst())
                .map(row -> query(queries -> queries.coded(row)));
    }

    /** What is known of an address from the last time it was asked for. */
    public Optional<Visit> visit(String url) {
        return read(handle -> handle.createQuery(
                        "SELECT at, etag, last_modified, stamp, failures, not_before FROM visit WHERE url = ?")
                .bind(0, url)
                .map((rs, context) -> new Visit(
                        Instant.parse(rs.getString(1)),
                        Optional.ofNullable(rs.getString(2)),
                        Optional.ofNullable(rs.getString(3)),
                        Optional.ofNullable(rs.getString(4)),
                        rs.getInt(5),
                        Optional.ofNullable(rs.getString(6)).map(Instant::parse)))
                .findOne());
    }

    /** Keeps visits, those of one run together. */
    public void visited(Map<String, Visit> visits) {
        write(handle -> {
            visits.forEach((url, visit) -> handle.execute(
                    "INSERT OR REPLACE INTO visit VALUES (?,?,?,?,?,?,?)",
                    url,
                    visit.at().toString(),
                    visit.etag().orElse(null),
                    visit.lastModified().orElse(null),
                    visit.stamp().orElse(null),
                    visit.failures(),
                    visit.notBefore().map(Instant::toString).orElse(null)));
            return visits.size();
        });
    }

    /** The original bytes of this digest, where they were kept. */
    public Optional<byte[]> original(Digest original) {
        return read(handle -> handle.createQuery("SELECT bytes FROM original WHERE digest = ?")
                .bind(0, original.hex())
                .mapTo(byte[].class)
                .findOne()
                .map(RecordStore::inflate));
    }

    /**
     * Every document with its current coding, by day (those without a day first), then digest: the order in which they came
     * does not show. One is in memory at a time.
     */
    public Stream<CodedDocument> codedDocuments() {
        List<Long> rows = query(Queries::rows);
        return rows.stream().map(row -> query(queries -> queries.coded(row)));
    }

    /** Documents in which words stand, the best first; without words, by day. */
    public Found<DocumentHit> documents(Search search) {
        return query(queries -> queries.documents(search));
    }

    /** Findings by day, then document, then their place in it. */
    public Found<FindingHit> findings(Search search) {
        return query(queries -> queries.findings(search));
    }

    /**
     * Every document in which something is found, whole, with the ids of what was found in it, in the order of {@link
     * #codedDocuments()}. Limit and offset do not count here. One document is in memory at a time.
     */
    public Stream<Selection> select(Search search) {
        if (!search.asksForFindings()) {
            return query(queries -> queries.rows(search)).stream()
                    .map(row -> query(queries -> new Selection(queries.coded(row), Set.of())));
        }
        Queries.Rows rows = query(queries -> queries.findingRows(search));
        return IntStream.iterate(0, i -> i < rows.length(), rows::endOfDocument)
                .mapToObj(i ->
                        query(queries -> queries.selection(rows.document(i), rows.findings(i, rows.endOfDocument(i)))));
    }

    /** What the page's views show. */
    public Views views() {
        return new Views(this);
    }

    /** Contradictions, as far as the ledger is up to date. */
    public Disagreements disagreements() {
        return new Disagreements(this);
    }

    /** Positions on issues, as far as the ledger is up to date. */
    public Stands stands() {
        return new Stands(this);
    }

    /** Threads and stories, as far as the ledger is up to date. */
    public Happenings happenings() {
        return new Happenings(this);
    }

    /**
     * How much came that the ledger has not seen yet: acts, events and documents, counted up to {@code most}; 0 if it is up to date.
     */
    public long ledgerDue(int most) {
        return read(
                handle -> handle.createQuery("SELECT (SELECT count(*) FROM (SELECT 1 FROM ledger_due LIMIT :most)) + "
                                + "(SELECT count(*) FROM (SELECT 1 FROM act WHERE event IS NULL LIMIT :most)) + "
                                + "(SELECT count(*) FROM (SELECT 1 FROM ledger_gone LIMIT :most)) + "
                                + "(SELECT count(*) FROM (SELECT 1 FROM story_due LIMIT :most)) + "
                                + "(SELECT count(*) FROM (SELECT 1 FROM clue_due LIMIT :most)) + "
                                + "(SELECT count(*) FROM (SELECT 1 FROM clue_document_due LIMIT :most)) + "
                                + "(SELECT count(*) FROM (SELECT 1 FROM stand_document_due LIMIT :most)) + "
                                + "(SELECT count(*) FROM (SELECT 1 FROM thread_due LIMIT :most))")
                        .bind("most", most)
                        .mapTo(Long.class)
                        .one());
    }

    /** What readers add. */
    public Desk desk() {
        return new Desk(this);
    }

    /** For the neighbours in this room that hold further questions. */
    <T> T reading(Function<Handle, T> question) {
        return read(question);
    }

    <T> T writing(Function<Handle, T> change) {
        return write(change);
    }

    public Counts counts() {
        return query(Queries::counts);
    }

    /** Pairs of codes with the most events between them. */
    public List<DyadCount> mostActive(int limit) {
        return query(queries -> queries.mostActive(limit));
    }

    /** What the runs refused, the latest run first. */
    public Found<Refused> refusals(int limit) {
        return read(handle -> new Found<>(
                handle.createQuery(
                                "SELECT location, record, reason, detail FROM refusal ORDER BY run DESC, refusal LIMIT ?")
                        .bind(0, limit)
                        .map((rs, context) -> new Refused(
                                rs.getString(1),
                                Optional.ofNullable(rs.getString(2)),
                                rs.getString(3),
                                rs.getString(4)))
                        .list(),
                handle.createQuery("SELECT count(*) FROM refusal")
                        .mapTo(Long.class)
                        .one()));
    }

    /**
     * Looks through the whole record and tells what is wrong with it, in sentences: a damaged file, an index that does not
     * fit its texts, evidence that does not hold. Empty if all is well.
     */
    public List<String> examine() {
        List<String> faults = new ArrayList<>();
        read(handle -> {
            handle.createQuery("PRAGMA integrity_check").mapTo(String.class).list().stream()
                    .filter(line -> !line.equals("ok"))
                    .forEach(faults::add);
            return faults;
        });
        try {
            write(handle -> handle.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)"));
        } catch (RuntimeException e) {
            faults.add("the index of words does not fit the texts: " + e.getMessage());
        }
        long uncoded = read(handle -> handle.createQuery("SELECT count(*) FROM document WHERE document NOT IN "
                        + "(SELECT document FROM coding WHERE superseded_by IS NULL)")
                .mapTo(Long.class)
                .one());
        if (uncoded > 0) {
            faults.add("%d documents have no current coding".formatted(uncoded));
            return faults;
        }
        try (Stream<CodedDocument> all = codedDocuments()) {
            all.forEach(coded -> {
                try {
                    EvidenceCheck.check(coded);
                } catch (EvidenceMismatch e) {
                    faults.add(e.getMessage());
                }
            });
        }
        return faults;
    }

    @Override
    public void close() {
        for (Handle idle = idleReaders.poll(); idle != null; idle = idleReaders.poll()) {
            idle.close();
        }
        synchronized (writer) {
            if (writingHandle != null) {
                writingHandle.close();
                writingHandle = null;
            }
        }
    }

    private <T> T query(Function<Queries, T> question) {
        return read(handle -> question.apply(new Queries(handle)));
    }

    private <T> T read(Function<Handle, T> question) {
        // Opening a connection costs a millisecond, and its cache is then cold.
        Handle idle = idleReaders.poll();
        Handle handle = idle == null ? reading.open() : idle;
        try {
            return question.apply(handle);
        } catch (JdbiException e) {
            throw explained(e);
        } finally {
            idleReaders.add(handle);
        }
    }

    private <T> T write(Function<Handle, T> change) {
        synchronized (writer) {
            try {
                Handle handle = writingHandle;
                if (handle == null) {
                    handle = Jdbi.create(writing::getConnection).open();
                    writingHandle = handle;
                }
                return handle.inTransaction(change::apply);
            } catch (JdbiException e) {
                discardWriter();
                throw explained(e);
            }
        }
    }

    /** After SQLite failed, nobody knows in what state its connection is; the next writing opens another. */
    private void discardWriter() {
        Handle broken = writingHandle;
        writingHandle = null;
        if (broken != null) {
            try {
                broken.getConnection().close();
            } catch (SQLException e) {
                // What went wrong before is what the user is told.
            }
        }
    }

    private RecordException explained(JdbiException e) {
        if (e.getCause() instanceof SQLiteException cause) {
            switch (cause.getResultCode()) {
                case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED -> {
                    return new RecordException(
                            "%s: expected to write, found that another process has been writing for %d seconds. Wait until it ends, and begin again"
                                    .formatted(file, Schema.BUSY_MILLISECONDS / 1000),
                            e);
                }
                case SQLITE_FULL -> {
                    return new RecordException(
                            "%s: expected room to write, found the disk full. What was kept so far is safe; make room, and begin again"
                                    .formatted(file),
                            e);
                }
                case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> {
                    return new RecordException(
                            "%s: expected to write, found that writing is not permitted here. Name another file, or ask for the right to write"
                                    .formatted(file),
                            e);
                }
                default -> {
                    // Told in SQLite's own words below.
                }
            }
        }
        return new RecordException("%s: %s".formatted(file, e.getMessage()), e);
    }

    private static byte[] inflate(byte[] deflated) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the original bytes are damaged in the record", e);
        }
    }
}
