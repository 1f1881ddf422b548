package entente.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * The records of a web archive (ISO 28500) that hold what a server sent: responses and resources, and conversions, which are
 * plain text that another program made of them. Requests, metadata and revisits hold no text and are not offered.
 */
final class WebArchive implements Container {

    /** What a crawl of news sites brings along and nobody takes for a report. */
    private static final Set<String> BESIDE = Set.of("image", "video", "audio", "font");

    private final Piece piece;
    private final Opener opener;
    private @Nullable WarcReader reader;
    private int records;
    private boolean any;
    private boolean ended;

    WebArchive(Piece piece, Opener opener) {
        this.piece = piece;
        this.opener = opener;
    }

    @Override
    public @Nullable Step next() throws Refusal, IOException {
        while (true) {
            if (ended) {
                return null;
            }
            Optional<WarcRecord> record;
            try {
                if (reader == null) {
                    reader = new WarcReader(piece.in());
                }
                record = reader.next();
            } catch (Origin.Expansion e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw broken();
            }
            if (record.isEmpty()) {
                if (!any) {
                    any = true;
                    throw new Refusal(
                            records == 0 ? Reason.BROKEN_ARCHIVE : Reason.EMPTY,
                            "expected a web archive with responses or conversions, found none");
                }
                return null;
            }
            records++;
            if (record.get() instanceof WarcTargetRecord target
                    && (target instanceof WarcResponse
                            || target instanceof WarcResource
                            || target instanceof WarcConversion)) {
                any = true;
                return step(target);
            }
        }
    }

    private Step step(WarcTargetRecord record) throws IOException {
        String part = "record " + records;
        try {
            String address = address(record);
            part = part + " " + address;
            return switch (record) {
                case WarcResponse response -> response(response, part, address);
                default -> open(record.body().stream(), record.contentType(), part, address);
            };
        } catch (Refusal refusal) {
            return new Step.Done(piece.place().at(part).refused(refusal));
        } catch (Origin.Expansion e) {
            throw e;
        } catch (ParsingException e) {
            return new Step.Done(piece.place()
                    .at(part)
                    .refused(new Refusal(
                            Reason.WRONG_SHAPE, "expected an HTTP response, found: " + Opener.firstWords(e))));
        } catch (IOException | RuntimeException e) {
            ended = true;
            return new Step.Done(piece.place().at(part).refused(broken()));
        }
    }

    private static String address(WarcTargetRecord record) {
        String target = record.target();
        String address = target == null ? "" : target.strip().replaceAll("^<|>$", "");
        return address.length() <= 500 ? address : address.substring(0, 500);
    }

    private Step response(WarcResponse response, String part, String address) throws Refusal, IOException {
        HttpResponse http = response.http();
        if (http.status() != 200 && http.status() != 203) {
            throw new Refusal(
                    Reason.PASSED_OVER, "expected a page (HTTP 200), found HTTP status %d".formatted(http.status()));
        }
        return open(piece.origin().guarding(http.bodyDecoded().stream()), http.contentType(), part, address);
    }

    private Step open(InputStream in, MediaType type, String part, String address) throws Refusal, IOException {
        String media = type.raw();
        if (BESIDE.contains(String.valueOf(type.type()).toLowerCase(Locale.ROOT))) {
            throw new Refusal(Reason.PASSED_OVER, "expected text, found %s".formatted(media));
        }
        Piece entry = piece.entry(part, name(address), in)
                .told(Optional.of(media), Optional.of(address).filter(a -> a.matches("(?i)https?://.+")));
        return opener.open(entry);
    }

    /** The last part of an address's path, which has no dot unless it ends as a file does. */
    private static String name(String address) {
        String path = address.replaceFirst("[?#].*$", "")
                .replaceFirst("^\\w+://[^/]*", "")
                .replaceFirst("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isBlank() ? "index" : last;
    }

    private Refusal broken() {
        return new Refusal(
                Reason.BROKEN_ARCHIVE,
                "expected a whole web archive, found that it is damaged or ends too early after %s. Fetch it again"
                        .formatted(reached()));
    }

    @Override
    public String reached() {
        return records == 1 ? "1 record" : "%,d records".formatted(records);
    }

    @Override
    public void close() {
        // The stream below is closed by whoever opened it.
    }
}
