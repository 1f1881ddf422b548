package entente.ingest;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
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
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A run over paths that hands out one {@link Intake} after the other. Not safe for several threads. A fault of one input is
 * its refusal and never ends the run.
 */
public final class Reading implements Iterator<Intake>, AutoCloseable {

    static final String STANDARD_INPUT = "-";
    static final String STANDARD_INPUT_NAME = "standard input";

    /**
     * @param named whether the user named it, rather than a folder that holds it
     * @param stamp what the feed that names it says of its last change
     * @param depth of feeds and sitemaps that led here
     */
    private record Offer(String location, boolean named, Optional<String> stamp, int depth) {
        Offer(String location, boolean named) {
            this(location, named, Optional.empty(), 0);
        }
    }

    /** A site's index of sitemaps, its sitemaps, their articles. */
    private static final int DEEPEST_FEED = 2;

    private record Opened(Container container, Place place) {}

    private final Ingest.Settings settings;
    private final Opener opener;
    private final Deque<Offer> offers = new ArrayDeque<>();
    private final Set<Path> folders = new HashSet<>();
    /** What is being emptied, the innermost last, and the place of each. */
    private final Deque<Opened> containers = new ArrayDeque<>();

    private @Nullable Web web;
    private @Nullable InputStream file;
    private @Nullable Intake upcoming;
    private long bytesRead;

    Reading(Ingest.Settings settings, List<String> paths) {
        this.settings = settings;
        this.opener = new Opener(settings);
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
        closeFile();
        if (web != null) {
            web.close();
            web = null;
        }
    }

    private @Nullable Intake advance() {
        while (true) {
            Intake intake = containers.isEmpty() ? null : empty();
            if (intake != null) {
                return intake;
            }
            if (!containers.isEmpty()) {
                continue;
            }
            closeFile();
            Offer offer = offers.pollFirst();
            if (offer == null) {
                return null;
            }
            intake = guarded(Place.of(nameOf(offer)), "", () -> open(offer));
            if (intake != null) {
                return intake;
            }
        }
    }

    /** The next intake of the innermost container; null if it gave none and {@link #containers} has changed. */
    private @Nullable Intake empty() {
        Opened innermost = containers.getLast();
        Container container = innermost.container();
        int depth = containers.size();
        boolean[] goesOn = {false};
        Intake intake = guarded(innermost.place(), container.reached(), () -> {
            Container.Step step = container.next();
            goesOn[0] = step != null;
            return step == null ? null : take(step, innermost.place());
        });
        if (!goesOn[0]) {
            while (containers.size() >= depth) {
                close(containers.removeLast());
            }
        }
        return intake;
    }

    private @Nullable Intake take(Container.Step step, Place place) {
        return switch (step) {
            case Container.Step.Done done -> done.intake();
            case Container.Step.Into into -> {
                containers.addLast(new Opened(into.container(), place));
                yield null;
            }
        };
    }

    private interface Attempt {
        @Nullable
        Intake make() throws Refusal, IOException;
    }

    /** What the attempt makes, or the refusal that its fault is. */
    private @Nullable Intake guarded(Place place, String reached, Attempt attempt) {
        try {
            return attempt.make();
        } catch (Refusal refusal) {
            return place.refused(refusal);
        } catch (Origin.Expansion e) {
            // All that was unpacked counts together: nothing more is taken from this file.
            while (!containers.isEmpty()) {
                close(containers.removeLast());
            }
            return place.refused(Opener.broken(e, reached));
        } catch (IOException e) {
            return place.refused(Opener.broken(e, reached));
        }
    }

    private static String nameOf(Offer offer) {
        return offer.location().equals(STANDARD_INPUT) ? STANDARD_INPUT_NAME : offer.location();
    }

    /** The intake of a file that is one document; null where {@link #offers} or {@link #containers} hold what it has. */
    private @Nullable Intake open(Offer offer) throws Refusal, IOException {
        if (offer.location().equals(STANDARD_INPUT)) {
            Origin origin = new Origin(settings.standardInput(), OptionalLong.empty(), this::count);
            return open(
                    offer, origin, settings.as().map(kind -> "-." + kind.code()).orElse("-.jsonl"));
        }
        if (isAddress(offer.location())) {
            return fetch(offer);
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
        long size = Files.size(path);
        InputStream in = Files.newInputStream(path);
        file = in;
        long before = bytesRead;
        try {
            return open(offer, new Origin(in, OptionalLong.of(size), this::count), fileName(path));
        } finally {
            if (containers.isEmpty()) {
                // What was not read is done with all the same.
                bytesRead = Math.max(bytesRead, before + size);
                closeFile();
            }
        }
    }

    private @Nullable Intake open(Offer offer, Origin origin, String name) throws Refusal, IOException {
        Place place = Place.of(nameOf(offer));
        Piece piece = new Piece(place, name, origin, origin, offer.named(), 0, Optional.empty(), Optional.empty());
        return take(opener.open(piece), place);
    }

    static boolean isAddress(String location) {
        return location.regionMatches(true, 0, "http://", 0, 7) || location.regionMatches(true, 0, "https://", 0, 8);
    }

    /** The intake of a page; null if it has not changed, or if it was a feed whose entries are offers now. */
    private @Nullable Intake fetch(Offer offer) throws Refusal, IOException {
        if (web == null) {
            web = new Web(settings.fetching(), settings.limit());
        }
        Crawl crawl = new Crawl(settings, web);
        Optional<Web.Answer> given = crawl.get(offer.location(), offer.stamp());
        if (given.isEmpty()) {
            return null;
        }
        Web.Answer answer = given.get();
        count(answer.body().length);
        if (Feeds.isFeed(answer)) {
            if (offer.depth() >= DEEPEST_FEED) {
                throw new Refusal(
                        Reason.NESTED_TOO_DEEPLY,
                        "expected an article, found a feed that another feed names. Name it yourself");
            }
            List<Feeds.Entry> entries = crawl.wanted(Feeds.entries(answer));
            for (Feeds.Entry entry : entries.reversed()) {
                int depth = entry.index() ? offer.depth() + 1 : DEEPEST_FEED;
                offers.addFirst(new Offer(entry.address(), false, entry.stamp(), depth));
            }
            return null;
        }
        Place place = Place.of(offer.location());
        byte[] body = answer.body();
        Origin origin = new Origin(new ByteArrayInputStream(body), OptionalLong.of(body.length), taken -> {});
        Piece piece = new Piece(
                place,
                Crawl.name(answer),
                origin,
                origin,
                true,
                0,
                answer.header("content-type"),
                Optional.of(answer.address().toString()));
        return take(opener.open(piece), place);
    }

    private void count(long bytes) {
        bytesRead += bytes;
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

    static Refusal unreadable(IOException e) {
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

    private void closeFile() {
        while (!containers.isEmpty()) {
            close(containers.removeLast());
        }
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                // It was only read from; nothing is lost.
                file = null;
            }
            file = null;
        }
    }

    private static void close(Opened opened) {
        try {
            opened.container().close();
        } catch (IOException e) {
            // It was only read from; nothing is lost.
            return;
        }
    }
}
