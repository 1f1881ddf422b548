package entente.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads paths: text files ({@code .txt}), folders of them, JSON Lines ({@code .jsonl}, {@code .ndjson}, also with {@code
 * .gz}), and "-" for JSON Lines from standard input.
 */
public final class Ingest {

    /** 20 million bytes for one document. */
    public static final int USUAL_LIMIT = 20_000_000;

    /**
     * @param clock tells when a document was fetched; nothing else depends on it
     * @param limit the most bytes that one document may have
     * @param standardInput what "-" stands for; it is not closed
     * @param as the kind of the files that are named and of standard input, whatever their endings say
     * @param mapping which columns and keys hold what, as the user says
     * @param preset the layout of the tables, JSON files and exports, as the user says; else it is told by themselves
     * @param fetching how addresses of the web are read
     */
    public record Settings(
            Clock clock,
            int limit,
            InputStream standardInput,
            Optional<Kind> as,
            Mapping mapping,
            Optional<Preset> preset,
            Fetching fetching) {
        public Settings {
            if (limit < 1) {
                throw new IllegalArgumentException("the limit for a document must be at least 1 byte, got " + limit);
            }
        }

        public Settings withAs(Optional<Kind> kind) {
            return new Settings(clock, limit, standardInput, kind, mapping, preset, fetching);
        }

        public Settings withMapping(Mapping given) {
            return new Settings(clock, limit, standardInput, as, given, preset, fetching);
        }

        public Settings withPreset(Optional<Preset> given) {
            return new Settings(clock, limit, standardInput, as, mapping, given, fetching);
        }

        public Settings withFetching(Fetching given) {
            return new Settings(clock, limit, standardInput, as, mapping, preset, given);
        }

        /** The kind of each file is told by itself. */
        public Settings(Clock clock, int limit, InputStream standardInput) {
            this(clock, limit, standardInput, Optional.empty(), Mapping.NONE, Optional.empty(), Fetching.usual());
        }
    }

    /**
     * What lies before a run.
     *
     * @param files that will be opened or passed over
     * @param bytes in them, as they lie on the disk
     */
    public record Survey(long files, long bytes) {}

    private final Settings settings;

    public Ingest(Settings settings) {
        this.settings = settings;
    }

    /** With the system's clock, the usual limit and the system's input. */
    public static Ingest usual() {
        return new Ingest(new Settings(Clock.systemUTC(), USUAL_LIMIT, System.in));
    }

    /**
     * The intakes of {@code paths}, in the order given, folders in the order of their names, one document in memory at a
     * time. To be closed.
     */
    public Reading read(List<String> paths) {
        return new Reading(settings, paths);
    }

    /** How much there is to read, as far as can be told beforehand; for a bar that shows progress. Nothing is opened. */
    public Survey survey(List<String> paths) {
        AtomicLong files = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        for (String path : paths) {
            if (path.equals(Reading.STANDARD_INPUT) || Reading.isAddress(path)) {
                continue;
            }
            try {
                Files.walkFileTree(
                        Path.of(path),
                        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                        Integer.MAX_VALUE,
                        new SimpleFileVisitor<>() {
                            @Override
                            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                                files.incrementAndGet();
                                bytes.addAndGet(attributes.size());
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFileFailed(Path file, IOException e) {
                                // The reading itself will refuse it and say why.
                                return FileVisitResult.CONTINUE;
                            }
                        });
            } catch (IOException | InvalidPathException e) {
                // As above.
                continue;
            }
        }
        return new Survey(files.get(), bytes.get());
    }
}
