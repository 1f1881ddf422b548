package entente.cli;

import entente.evaluate.SyntheticNews;
import entente.store.Kept;
import entente.store.RecordKind;
import entente.store.RecordStore;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills a record with invented coded documents, to measure how it behaves when it is large. */
@Command(
        name = "synthetic",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = {
            "Adds invented coded documents to a record of fiction and tells what keeping them and the ledger took.",
            "The same seed and numbers give the same documents."
        })
final class SyntheticCommand implements Callable<Integer> {

    private static final int BATCH = 500;

    @Mixin
    private RecordOption record = new RecordOption();

    @Option(names = "--from", paramLabel = "N", description = "number of the first document (default: 0)")
    private long from;

    @Option(names = "--documents", paramLabel = "N", required = true, description = "how many")
    private long documents;

    @Option(names = "--per-day", paramLabel = "N", description = "documents a day (default: ${DEFAULT-VALUE})")
    private int perDay = 1700;

    @Option(names = "--seed", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--first-day", paramLabel = "DAY", description = "day of document 0 (default: ${DEFAULT-VALUE})")
    private LocalDate first = LocalDate.of(2005, 1, 1);

    @Override
    public Integer call() {
        SyntheticNews news = new SyntheticNews(seed, first, perDay);
        try (RecordStore store = record.toWrite(RecordKind.FICTION)) {
            long start = System.nanoTime();
            long cpu = cpu();
            store.begin("synthetic", "synthetic-" + seed, Instant.now());
            List<Kept> batch = new ArrayList<>();
            for (long number = from; number < from + documents; number++) {
                batch.add(new Kept(news.document(number), Optional.empty()));
                if (batch.size() == BATCH || number == from + documents - 1) {
                    store.keep(batch);
                    batch.clear();
                }
            }
            store.end(Instant.now());
            System.out.printf(
                    "%,d documents made and kept in %.1f s (%.1f s of processor time)%n",
                    documents, (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
            start = System.nanoTime();
            cpu = cpu();
            long changed = store.updateLedger();
            System.out.printf(
                    "ledger: %,d events new or changed in %.1f s (%.1f s of processor time)%n",
                    changed, (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
        }
        return Entente.DONE;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
