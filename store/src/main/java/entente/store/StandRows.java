package entente.store;

import entente.ledger.Positions;
import entente.model.CodedDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Enters what actors of documents say and do, of which positions on an issue are put together ({@link Stands}). */
final class StandRows implements AutoCloseable {

    private final Handle handle;
    private final Insert stands;
    private final Insert abouts;
    private final Insert words;

    StandRows(Handle handle) {
        this.handle = handle;
        this.stands = new Insert(handle, "INSERT OR IGNORE INTO stand VALUES (?,?,?,?,?,?,?,?)");
        this.abouts = new Insert(handle, "INSERT OR IGNORE INTO stand_about VALUES (?,?,?,?,?)");
        this.words = new Insert(handle, "INSERT INTO stand_words (rowid, stems) VALUES (?,?)");
    }

    /** @param rows of the findings by their ids */
    void enter(CodedDocument coded, long document, Map<String, Long> rows) {
        Set<Long> worded = new HashSet<>();
        for (Positions.Told told : Positions.told(coded)) {
            long row = rows.getOrDefault(told.finding(), 0L);
            String day = told.day().toString();
            stands.row(
                    row,
                    told.actor(),
                    told.name().orElse(null),
                    told.finding(),
                    document,
                    day,
                    told.stance(),
                    String.join("|", told.about().keySet()));
            told.about().forEach((code, stance) -> abouts.row(code, day, row, told.actor(), stance));
            if (worded.add(row)) {
                words.row(row, String.join(" ", Positions.stems(told.sentence())));
            }
        }
    }

    /** Enters those of a document that was kept before there were any. */
    static void enterAgain(Handle handle, long document) {
        handle.execute("DELETE FROM stand_document_due WHERE document = ?", document);
        List<Long> coding = handle.createQuery("SELECT coding FROM coding WHERE document = :document "
                        + "AND superseded_by IS NULL AND NOT EXISTS (SELECT 1 FROM stand WHERE document = :document)")
                .bind("document", document)
                .mapTo(Long.class)
                .list();
        for (long one : coding) {
            Map<String, Long> rows = new TreeMap<>();
            handle.createQuery("SELECT id, finding FROM finding WHERE coding = ?")
                    .bind(0, one)
                    .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
                    .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
            try (StandRows stands = new StandRows(handle)) {
                stands.enter(new Queries(handle).coded(document), document, rows);
            }
        }
    }

    /** Takes those of a document out. */
    void retire(long document) {
        record Old(long finding, String actor, String day, String about) {}
        for (Old old : handle.createQuery("SELECT finding, actor, day, about FROM stand WHERE document = ?")
                .bind(0, document)
                .map((rs, context) -> new Old(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                .list()) {
            for (String code : ActRows.words(old.about())) {
                handle.execute(
                        "DELETE FROM stand_about WHERE code = ? AND day = ? AND finding = ? AND actor = ?",
                        code,
                        old.day(),
                        old.finding(),
                        old.actor());
            }
        }
        handle.execute("DELETE FROM stand WHERE document = ?", document);
    }

    @Override
    public void close() {
        stands.close();
        abouts.close();
        words.close();
    }
}
