package entente.ingest;

import entente.model.Document;
import entente.model.Source;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A run over paths that hands out one {@link Intake} after the other. Not safe for several threads. A fault of one input is
 * its refusal and never ends the run.
 */
public final class Reading implements Iterator<Intake>, AutoCloseable {

    static final String STANDARD_INPUT = "-";
    private static final String STANDARD_INPUT_NAME = "standard input";

    /** Text shrinks to a third or a fifth; a hundred and fifty times is no text. */
    private static final long MOST_EXPANSION = 150;

    private static final long EXPANSION_ALLOWED = 64_000_000;

    /** @param named whether the user named it, rather than a folder that holds it */
    private record Offer(String location, boolean named) {}

    private final Ingest.Settings settings;
    private final JsonLine jsonLine;
    private final Deque<Offer> offers = new ArrayDeque<>();
    private final Set<Path> folders = new HashSet<>();
    private @Nullable Container container;
    private @Nullable Intake upcoming;
    private long bytesRead;

    Reading(Ingest.Settings settings, List<String> paths) {
        this.settings = settings;
        this.jsonLine = new JsonLine(settings.limit());
        paths.forEach(path -> offers.addLast(new Offer(path, true)));
    }

    @Override
    public boolean hasNext() {
        if (upcoming == null) {
            upcoming = advance();
        }
        return upcoming != null;
    }

    @Override
    public Intake next() {
        if (!hasNext() || upcoming == null) {
            throw new NoSuchElementException("every path has been read");
        }
        Intake intake = upcoming;
        upcoming = null;
        return intake;
    }

    /** The intakes that are left, in order, one at a time. */
    public Stream<Intake> stream() {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(this::close);
    }

    /** Bytes taken from the disk so far, of compressed files as they lie there; beside {@link Ingest.Survey#bytes}. */
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() {
        offers.clear();
        closeContainer();
    }

    private @Nullable Intake advance() {
        while (true) {
            Intake intake = container != null ? container.next() : null;
            if (intake != null) {
                return intake;
            }
            closeContainer();
            Offer offer = offers.pollFirst();
            if (offer == null) {
                return null;
            }
            try {
                intake = open(offer);
            } catch (Refusal refusal) {
                intake = refused(offer.location(), Optional.empty(), refusal);
            } catch (IOException e) {
                intake = refused(offer.location(), Optional.empty(), unreadable(e));
            }
            if (intake != null) {
                return intake;
            }
        }
    }

    /** The intake of a file that is one document; null where {@link #offers} or {@link #container} now hold what it has. */
    private @Nullable Intake open(Offer offer) throws Refusal, IOException {
        if (offer.location().equals(STANDARD_INPUT)) {
            container = new Container(STANDARD_INPUT_NAME, new Counting(settings.standardInput()), false);
            return null;
        }
        Path path;
        try {
            path = Path.of(offer.location());
        } catch (InvalidPathException e) {
            throw new Refusal(
                    Reason.NOT_FOUND, "expected a path, found characters that no path can have: " + e.getReason());
        }
        if (Files.isDirectory(path)) {
            openFolder(path);
            return null;
        }
        if (!Files.exists(path)) {
            throw new Refusal(
                    Files.exists(path, LinkOption.NOFOLLOW_LINKS) && isLoop(path) ? Reason.LOOP : Reason.NOT_FOUND,
                    Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                            ? "expected a file or a folder, found a link that leads nowhere"
                            : "expected a file or a folder, found nothing of this name");
        }
        if (!Files.isRegularFile(path)) {
            throw new Refusal(Reason.UNREADABLE, "expected a file or a folder, found a device, a pipe or a socket");
        }
        String name = fileName(path);
        String ending = name.toLowerCase(Locale.ROOT);
        if (ending.matches(".*\\.(jsonl|ndjson)(\\.gz)?")) {
            InputStream in = Files.newInputStream(path);
            container = new Container(offer.location(), new Counting(in), ending.endsWith(".gz"));
            return null;
        }
        if (ending.endsWith(".txt")) {
            return textFile(offer.location(), path, name);
        }
        bytesRead += Files.size(path);
        throw new Refusal(
                offer.named() ? Reason.UNSUPPORTED : Reason.PASSED_OVER,
                "expected a file that ends in .txt, .jsonl, .ndjson, .jsonl.gz or .ndjson.gz, found %s"
                        .formatted(name.contains(".") ? name.substring(name.lastIndexOf('.')) : "no ending"));
    }

    private void openFolder(Path folder) throws Refusal, IOException {
        if (!folders.add(folder.toRealPath())) {
            throw new Refusal(
                    Reason.LOOP,
                    "expected a folder not yet read, found a link or a path to %s, which is read already"
                            .formatted(fileName(folder.toRealPath())));
        }
        List<Path> entries;
        try (Stream<Path> list = Files.list(folder)) {
            entries = list.sorted(Comparator.comparing(Reading::fileName).reversed())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        entries.forEach(entry -> offers.addFirst(new Offer(entry.toString(), false)));
    }

    private Intake textFile(String location, Path path, String name) throws Refusal, IOException {
        byte[] bytes;
        try (InputStream in = new Counting(Files.newInputStream(path))) {
            long size = Files.size(path);
            bytes = size > settings.limit() ? new byte[0] : in.readNBytes(settings.limit() + 1);
            if (size > settings.limit() || bytes.length > settings.limit()) {
                bytesRead += size > settings.limit() ? size : 0;
                throw tooLarge("%,d bytes".formatted(Math.max(size, bytes.length)));
            }
        }
        Original original = new Original(bytes);
        Decoded decoded = Decoded.of(bytes);
        String stem = name.substring(0, name.length() - ".txt".length());
        Report report = new Report(
                stem.isBlank() ? name : stem,
                decoded.text(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(name));
        Document document = report.document(new Source(
                location,
                Optional.empty(),
                original.digest(),
                Optional.of(settings.clock().instant()),
                decoded.encoding(),
                Optional.empty()));
        return new Intake.Kept(document, original, notes(decoded));
    }

    private static List<String> notes(Decoded decoded) {
        return decoded.encoding()
                .map(encoding -> List.of("read as %s, since it is not UTF-8".formatted(encoding)))
                .orElse(List.of());
    }

    private Refusal tooLarge(String found) {
        return new Refusal(
                Reason.TOO_LARGE,
                "expected at most %,d bytes for a document, found %s. Split it, or raise the limit"
                        .formatted(settings.limit(), found));
    }

    private static Refusal unreadable(IOException e) {
        return switch (e) {
            case NoSuchFileException missing ->
                new Refusal(Reason.NOT_FOUND, "expected a file, found that it had vanished");
            case FileNotFoundException missing ->
                new Refusal(Reason.NOT_FOUND, "expected a file, found that it had vanished");
            case AccessDeniedException denied ->
                new Refusal(Reason.UNREADABLE, "expected to be let in, found that reading is not permitted");
            default -> new Refusal(Reason.UNREADABLE, "expected to read it to its end, found: " + e.getMessage());
        };
    }

    private static Intake refused(String location, Optional<String> record, Refusal refusal) {
        return new Intake.Refused(
                location.equals(STANDARD_INPUT) ? STANDARD_INPUT_NAME : location,
                record,
                refusal.reason(),
                refusal.detail());
    }

    private static boolean isLoop(Path link) {
        try {
            return link.toRealPath().equals(link);
        } catch (FileSystemLoopException e) {
            return true;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("Too many levels of symbolic links");
        }
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private void closeContainer() {
        if (container != null) {
            container.close();
            container = null;
        }
    }

    /** A stream of JSON Lines, its documents handed out one by one. */
    private final class Container {

        private final String location;
        private final Counting source;
        private final boolean compressed;
        private @Nullable LineReader lines;
        private @Nullable InputStream unpacked;
        private boolean ended;
        private boolean any;

        Container(String location, Counting source, boolean compressed) {
            this.location = location;
            this.source = source;
            this.compressed = compressed;
        }

        @Nullable
        Intake next() {
            while (!ended) {
                LineReader.Line line;
                try {
                    line = lines().next();
                } catch (IOException e) {
                    return stop(broken(e));
                }
                if (line == null) {
                    ended = true;
                    return any
                            ? null
                            : refused(
                                    location,
                                    Optional.empty(),
                                    new Refusal(
                                            Reason.EMPTY, "expected JSON Lines, found no line with anything in it"));
                }
                if (!isBlank(line)) {
                    any = true;
                    return intake(line);
                }
            }
            return null;
        }

        private LineReader lines() throws IOException {
            if (lines == null) {
                InputStream in = source;
                if (compressed) {
                    in = new Guard(new GZIPInputStream(source, 1 << 16), source);
                }
                unpacked = in;
                lines = new LineReader(in, settings.limit());
            }
            return lines;
        }

        private Intake intake(LineReader.Line line) {
            Optional<String> record = Optional.of("line " + line.number());
            // What is piped in has no place to go back to, and the order of its lines must not show in what is made of
            // them.
            boolean piped = location.equals(STANDARD_INPUT_NAME);
            try {
                if (line.isTooLong()) {
                    throw tooLarge("a line of %,d bytes".formatted(line.length()));
                }
                Decoded decoded = Decoded.of(line.bytes());
                Report report = jsonLine.read(decoded.text());
                Original original = new Original(line.bytes());
                Document document = report.document(new Source(
                        location,
                        piped ? Optional.empty() : record,
                        original.digest(),
                        Optional.of(settings.clock().instant()),
                        decoded.encoding(),
                        report.url()));
                return new Intake.Kept(document, original, notes(decoded));
            } catch (Refusal refusal) {
                return refused(location, record, refusal);
            }
        }

        private Refusal broken(IOException e) {
            int after = lines == null ? 0 : lines.number();
            if (e instanceof Expansion) {
                return new Refusal(
                        Reason.EXPANDS_TOO_MUCH,
                        "expected text, which shrinks to a fifth, found more than %d times the size after line %d. The rest was not unpacked"
                                .formatted(MOST_EXPANSION, after));
            }
            if (compressed && (e instanceof ZipException || e instanceof EOFException)) {
                return new Refusal(
                        Reason.BROKEN_ARCHIVE,
                        "expected a whole gzip file, found that it %s after line %d. Fetch it again"
                                .formatted(e instanceof EOFException ? "ends too early" : "is damaged", after));
            }
            return unreadable(e);
        }

        private Intake stop(Refusal refusal) {
            ended = true;
            return refused(location, Optional.empty(), refusal);
        }

        private static boolean isBlank(LineReader.Line line) {
            if (line.isTooLong()) {
                return false;
            }
            for (byte b : line.bytes()) {
                if (b != ' ' && b != '\t') {
                    return false;
                }
            }
            return true;
        }

        void close() {
            try {
                if (unpacked != null && source.in() != settings.standardInput()) {
                    unpacked.close();
                } else if (source.in() != settings.standardInput()) {
                    source.close();
                }
            } catch (IOException e) {
                // It was only read from; nothing is lost.
                ended = true;
            }
        }
    }

    /** Counts what is taken from the disk. */
    private final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        InputStream in() {
            return in;
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            add(Math.max(0, read));
            return read;
        }

        private void add(int bytes) {
            count += bytes;
            bytesRead += bytes;
        }
    }

    private static final class Expansion extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Stops what grows beyond all measure when it is unpacked. */
    private static final class Guard extends FilterInputStream {

        private final Counting packed;
        private long count;

        Guard(InputStream in, Counting packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            if (count > EXPANSION_ALLOWED && count > MOST_EXPANSION * packed.count()) {
                throw new Expansion();
            }
            return read;
        }
    }
}
