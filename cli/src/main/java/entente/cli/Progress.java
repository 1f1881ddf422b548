package entente.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a run has come: a bar with rate and remaining time on a terminal, a plain line every ten seconds elsewhere.
 */
interface Progress extends AutoCloseable {

    /**
     * @param bytes read so far, of those that the survey counted
     * @param documents that have an outcome
     */
    void at(long bytes, long documents);

    @Override
    void close();

    static Progress of(long bytes, PrintStream out) {
        return Screen.isTerminal("entente.terminal.err") ? new Bar(bytes) : new Plain(bytes, out);
    }

    /** On a terminal. */
    final class Bar implements Progress {

        private final ProgressBar bar;

        private Bar(long bytes) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName("reading")
                    .setInitialMax(Math.max(1, bytes))
                    .setUnit(" kB", 1024)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .setUpdateIntervalMillis(200)
                    .clearDisplayOnFinish()
                    .build();
        }

        @Override
        public void at(long bytes, long documents) {
            bar.stepTo(bytes);
            bar.setExtraMessage(" " + documents + " documents");
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** In a file or a pipe. */
    final class Plain implements Progress {

        private static final long EVERY = Duration.ofSeconds(10).toNanos();

        private final long bytes;
        private final PrintStream out;
        private final long started = System.nanoTime();
        private long said = started;

        private Plain(long bytes, PrintStream out) {
            this.bytes = bytes;
            this.out = out;
        }

        @Override
        public void at(long read, long documents) {
            long now = System.nanoTime();
            if (now - said < EVERY) {
                return;
            }
            said = now;
            double seconds = (now - started) / 1e9;
            long percent = bytes == 0 ? 0 : Math.min(100, 100 * read / bytes);
            out.printf(
                    "reading: %d documents, %.1f a second, %d%% of the bytes%n",
                    documents, documents / seconds, percent);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
