package entente.store;

import entente.ledger.Act;
import entente.ledger.Merging;
import entente.ledger.Parties;
import entente.ledger.Sameness;
import entente.model.Modality;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Enters the acts of documents for the ledger, which compares them later ({@link LedgerKeeper}). */
final class ActRows implements AutoCloseable {

    /** What {@link #read} reads; joins "act a", "document d" and "finding f". */
    static final String COLUMNS =
            "a.act, a.event, a.document, a.id, d.id, d.digest, d.outlet, a.reported, a.day, a.dated, a.type, a.modes, a.modality, "
                    + "a.intensity, a.actors, a.recipients, a.nearby, a.place, a.country, a.region, a.at, a.cue, a.stems, a.numbers, a.issue, "
                    + "a.condition, a.deadline, a.amount, a.lead, a.said, a.retold, ";

    /** With the words of the sentence, for people. */
    static final String WITH_WORDS = COLUMNS
            + "coalesce(a.words, f.quote) FROM act a JOIN document d ON d.document = a.document LEFT JOIN finding f ON f.finding = a.act ";

    /** For comparing: the sentence only of what stands at the top of its report, where a headline is to be told from the text. */
    static final String WITHOUT_WORDS = COLUMNS
            + "CASE WHEN a.lead = 1 THEN coalesce(a.words, (SELECT f.quote FROM finding f WHERE f.finding = a.act)) ELSE '' END "
            + "FROM act a JOIN document d ON d.document = a.document ";

    /**
     * @param event the row of its merged event; 0 if it was not compared yet
     * @param actors a bit for each actor's country or organisation, so that most pairs are told apart without looking at names
     * @param recipients likewise
     */
    record Row(long act, long event, long document, Act telling, long day, long actors, long recipients) {

        static Row of(long act, long event, long document, Act telling) {
            return new Row(
                    act,
                    event,
                    document,
                    telling,
                    telling.day().toEpochDay(),
                    bits(telling.actors()),
                    bits(telling.recipients()));
        }

        Row in(long other) {
            return new Row(act, other, document, telling, day, actors, recipients);
        }

        /** False only where {@link Sameness} would say no. */
        boolean mayBe(Row other) {
            if (Math.abs(day - other.day) > Sameness.AGAIN) {
                return false;
            }
            boolean straight = (actors == 0 || other.actors == 0 || (actors & other.actors) != 0)
                    && (recipients == 0 || other.recipients == 0 || (recipients & other.recipients) != 0);
            return straight || (actors | recipients) == (other.actors | other.recipients);
        }

        private static long bits(SortedSet<String> codes) {
            long bits = 0;
            for (String party : codes) {
                String code = Parties.country(party);
                bits |= 1L << (code.hashCode() * 0x9E3779B9 >>> 26);
            }
            return bits;
        }
    }

    private final Handle handle;
    private final Insert acts;
    private final Insert blocks;
    private long below;
    private final TreeMap<LocalDate, Integer> days = new TreeMap<>();

    ActRows(Handle handle) {
        this.handle = handle;
        this.acts = new Insert(
                handle, "INSERT INTO act VALUES (?,NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        this.blocks = new Insert(handle, "INSERT INTO act_block VALUES (?,?,?)");
    }

    /** Notes that a document of this day came ({@code 1}) or went ({@code -1}). */
    void read(LocalDate day, int documents) {
        days.merge(day, documents, Integer::sum);
    }

    /** Sentences that are no findings have rows of their own, below zero. */
    private long nextBelow() {
        if (below == 0) {
            below = handle.createQuery("SELECT min(0, coalesce(min(act), 0)) FROM act")
                    .mapTo(Long.class)
                    .one();
        }
        return --below;
    }

    /**
     * @param found acts of the document
     * @param rows of the findings by their ids
     */
    void enter(List<Act> found, long document, long coding, Map<String, Long> rows) {
        for (Act act : found) {
            long row = rows.containsKey(act.id()) ? rows.getOrDefault(act.id(), 0L) : nextBelow();
            acts.row(
                    row,
                    document,
                    coding,
                    act.id(),
                    act.reported().toString(),
                    act.day().toString(),
                    act.dated() ? 1 : 0,
                    act.type(),
                    String.join("|", act.modes()),
                    act.modality().code(),
                    act.intensity(),
                    String.join("|", act.actors()),
                    String.join("|", act.recipients()),
                    act.place().orElse(null),
                    act.country().orElse(null),
                    act.region().orElse(null),
                    act.at(),
                    act.trigger(),
                    String.join("|", act.stems()),
                    String.join("|", act.numbers()),
                    act.terms().issue().orElse(null),
                    act.terms().condition().orElse(null),
                    act.terms().deadline().orElse(null),
                    act.terms().amount().orElse(null),
                    act.lead() ? 1 : 0,
                    act.said() ? 1 : 0,
                    String.join("|", act.nearby()),
                    act.retold() ? 1 : 0,
                    // A finding's quote may be its headline, where the act's words are those of the text.
                    act.type().equals(Act.WORDS) || act.lead() ? act.words() : null);
            for (String block : Merging.blocks(act)) {
                blocks.row(block, act.day().toString(), row);
            }
        }
    }

    /** Enters the acts of a document that was kept before there was a ledger. */
    static void enterAgain(Handle handle, long document) {
        handle.execute("DELETE FROM ledger_due WHERE document = ?", document);
        Optional<Long> coding = handle.createQuery(
                        "SELECT coding FROM coding WHERE document = ? AND superseded_by IS NULL")
                .bind(0, document)
                .mapTo(Long.class)
                .findOne();
        if (coding.isEmpty()
                || handle.createQuery("SELECT EXISTS (SELECT 1 FROM act WHERE coding = ?)")
                        .bind(0, coding.get())
                        .mapTo(Boolean.class)
                        .one()) {
            return;
        }
        Map<String, Long> rows = new TreeMap<>();
        handle.createQuery("SELECT id, finding FROM finding WHERE coding = ?")
                .bind(0, coding.get())
                .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        try (ActRows acts = new ActRows(handle)) {
            acts.enter(Act.of(new Queries(handle).coded(document)), document, coding.get(), rows);
        }
    }

    /** Takes out the acts of a coding that is superseded, and notes the events that they belonged to. */
    void retire(long coding) {
        handle.execute(
                "INSERT OR IGNORE INTO ledger_gone SELECT DISTINCT event FROM act WHERE coding = ? AND event IS NOT NULL",
                coding);
        handle.execute("INSERT OR IGNORE INTO story_due SELECT DISTINCT document FROM act WHERE coding = ?", coding);
        handle.createQuery("SELECT " + WITHOUT_WORDS + "WHERE a.coding = ?")
                .bind(0, coding)
                .map((rs, context) -> read(rs))
                .forEach(row -> {
                    for (String block : Merging.blocks(row.telling())) {
                        handle.execute(
                                "DELETE FROM act_block WHERE block = ? AND day = ? AND act = ?",
                                block,
                                row.telling().day().toString(),
                                row.act());
                    }
                });
        handle.execute("DELETE FROM act WHERE coding = ?", coding);
    }

    @Override
    public void close() {
        acts.close();
        blocks.close();
        try (Insert read = new Insert(
                handle,
                "INSERT INTO day_read VALUES (?,?) ON CONFLICT (day) DO UPDATE SET documents = documents + excluded.documents")) {
            days.forEach((day, documents) -> read.row(day.toString(), documents));
        }
        days.clear();
    }

    static Row read(ResultSet rs) throws SQLException {
        return Row.of(
                rs.getLong(1),
                rs.getLong(2),
                rs.getLong(3),
                new Act(
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6),
                        Optional.ofNullable(rs.getString(7)),
                        LocalDate.parse(rs.getString(8)),
                        LocalDate.parse(rs.getString(9)),
                        rs.getInt(10) == 1,
                        rs.getString(11),
                        List.copyOf(words(rs.getString(12))),
                        Modality.ofCode(rs.getString(13)),
                        rs.getDouble(14),
                        words(rs.getString(15)),
                        words(rs.getString(16)),
                        words(rs.getString(17)),
                        Optional.ofNullable(rs.getString(18)),
                        Optional.ofNullable(rs.getString(19)),
                        Optional.ofNullable(rs.getString(20)),
                        rs.getInt(21),
                        rs.getString(22),
                        rs.getString(32),
                        words(rs.getString(23)),
                        words(rs.getString(24)),
                        new Act.Terms(
                                Optional.ofNullable(rs.getString(25)),
                                Optional.ofNullable(rs.getString(26)),
                                Optional.ofNullable(rs.getString(27)),
                                Optional.ofNullable(rs.getString(28))),
                        rs.getInt(29) == 1,
                        rs.getInt(30) == 1,
                        rs.getInt(31) == 1));
    }

    static SortedSet<String> words(String joined) {
        SortedSet<String> words = new TreeSet<>();
        if (!joined.isEmpty()) {
            words.addAll(List.of(joined.split("\\|")));
        }
        return words;
    }
}
