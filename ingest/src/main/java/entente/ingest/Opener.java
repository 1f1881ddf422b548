package entente.ingest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Looks what a piece is and opens it: a document becomes an intake, an archive a container. */
final class Opener {

    /** Archives within archives. */
    static final int DEEPEST = 4;

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");

    /** An ending that tells a kind which is not read: ".xlsx" begins as a zip does. */
    private static final Pattern ANOTHER_KIND = Pattern.compile("\\.\\p{Alpha}\\p{Alnum}{0,4}$");

    /** Endings that tell nothing sure; the first bytes do. */
    private static final Pattern ANY_KIND = Pattern.compile("(?i)\\.(?:doc|php|asp|aspx|jsp|cfm|bak|out|data|dat)$");

    private final DocumentFormat html = new HtmlPage();
    private final Ingest.Settings settings;
    private final Scribe scribe;

    Opener(Ingest.Settings settings) {
        this.settings = settings;
        this.scribe = new Scribe(settings);
    }

    Container.Step open(Piece piece) throws Refusal, IOException {
        if (piece.depth() > DEEPEST) {
            throw new Refusal(
                    Reason.NESTED_TOO_DEEPLY,
                    "expected at most %d archives within one another, found more. Unpack it first".formatted(DEEPEST));
        }
        Optional<Kind> told = kind(piece);
        if (told.isPresent()) {
            return open(told.get(), piece);
        }
        if (ANOTHER_KIND.matcher(piece.name()).find()
                && !ANY_KIND.matcher(piece.name()).find()) {
            throw notRead(piece);
        }
        BufferedInputStream in = new BufferedInputStream(piece.in(), 1 << 14);
        in.mark(Kind.HEAD);
        byte[] head = in.readNBytes(Kind.HEAD);
        in.reset();
        Kind kind = Kind.ofBytes(head).orElseThrow(() -> notRead(piece));
        return open(kind, piece.from(in));
    }

    private Optional<Kind> kind(Piece piece) {
        return piece.named() && piece.depth() == 0 && settings.as().isPresent()
                ? settings.as()
                : piece.mediaType().flatMap(Kind::ofMediaType).or(() -> Kind.ofName(piece.name()));
    }

    private static Refusal notRead(Piece piece) {
        String name = piece.name();
        return new Refusal(
                piece.named() ? Reason.UNSUPPORTED : Reason.PASSED_OVER,
                "expected a file that ends in %s, found %s"
                        .formatted(
                                Kind.allEndings(),
                                name.contains(".") ? name.substring(name.lastIndexOf('.')) : "no ending"));
    }

    private Container.Step open(Kind kind, Piece piece) throws Refusal, IOException {
        return switch (kind) {
            case TEXT -> document(exports(new PlainText()), piece);
            case HTML -> document(html, piece);
            case RTF -> document(exports(new RichText()), piece);
            case PDF -> document(new PdfText(), piece);
            case DOCX -> document(exports(new WordText()), piece);
            case MAIL -> document(new Letter(html), piece);
            case JSON -> new Container.Step.Into(new JsonRecords(piece, settings, scribe, html));
            case CSV, TSV -> new Container.Step.Into(new Table(piece, kind == Kind.TSV, settings, scribe, html));
            case MBOX -> new Container.Step.Into(new MailFolder(piece, this, settings));
            case WARC -> new Container.Step.Into(new WebArchive(piece, this));
            case ZIP -> new Container.Step.Into(ArchiveEntries.zip(piece, this));
            case TAR -> tar(piece);
            case JSON_LINES -> new Container.Step.Into(new JsonLines(piece, settings, scribe, html));
            case GZIP -> unpack(piece);
        };
    }

    /** The format, and what comes of it cut into reports where it is an archive's export. */
    private DocumentFormat exports(DocumentFormat format) {
        return material -> {
            List<Report> reports = new ArrayList<>();
            for (Report whole : format.read(material)) {
                reports.addAll(TextExport.split(whole, settings.preset()));
            }
            return reports;
        };
    }

    private Container.Step tar(Piece piece) throws IOException {
        boolean packed = piece.name().toLowerCase(Locale.ROOT).endsWith(".tgz");
        return new Container.Step.Into(ArchiveEntries.tar(
                packed ? piece.from(piece.origin().guarding(new GZIPInputStream(piece.in(), 1 << 16))) : piece, this));
    }

    /** A letter of a mailbox. */
    Container.Step letter(Piece piece, byte[] bytes, long length) {
        try {
            if (length > settings.limit()) {
                throw scribe.tooLarge("a letter of %,d bytes".formatted(length));
            }
            return document(new Letter(html), piece, bytes);
        } catch (Refusal refusal) {
            return new Container.Step.Done(piece.place().refused(refusal));
        }
    }

    private Container.Step unpack(Piece piece) throws Refusal, IOException {
        InputStream in = piece.origin().guarding(new GZIPInputStream(piece.in(), 1 << 16));
        return open(piece.unpacked(piece.name().replaceFirst("(?i)\\.gz$", ""), in));
    }

    private Container.Step document(DocumentFormat format, Piece piece) throws Refusal, IOException {
        return document(format, piece, bytes(piece));
    }

    private Container.Step document(DocumentFormat format, Piece piece, byte[] bytes) throws Refusal {
        Material material = new Material(
                piece.name(),
                new Original(bytes),
                piece.mediaType().flatMap(Opener::charset),
                piece.url(),
                settings.limit());
        List<Report> reports = format.read(material);
        if (reports.size() == 1) {
            Report report = reports.getFirst();
            return new Container.Step.Done(
                    scribe.intake(report, material.original(), at(piece.place(), report), piece.url()));
        }
        return new Container.Step.Into(new Reports(reports, material.original(), piece));
    }

    private byte[] bytes(Piece piece) throws Refusal, IOException {
        boolean alone = piece.depth() == 0;
        long size = piece.origin().size().orElse(0);
        if (alone && size > settings.limit()) {
            throw scribe.tooLarge("%,d bytes".formatted(size));
        }
        byte[] bytes = piece.in().readNBytes(settings.limit() + 1);
        if (bytes.length > settings.limit()) {
            throw scribe.tooLarge("more");
        }
        return bytes;
    }

    private static Place at(Place place, Report report) {
        return report.part().map(place::at).orElse(place);
    }

    private static Optional<String> charset(String mediaType) {
        Matcher matcher = CHARSET.matcher(mediaType);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The beginning of what an exception says, in one line. */
    static String firstWords(Throwable e) {
        String words = String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                .replaceAll("[\\s\\p{Cntrl}]+", " ");
        return words.length() <= 120 ? words : words.substring(0, 120) + "…";
    }

    /** Why reading stopped, as far as the exception tells. */
    static Refusal broken(IOException e, String reached) {
        String after = reached.isEmpty() ? "" : " after " + reached;
        if (e instanceof Origin.Expansion) {
            return new Refusal(
                    Reason.EXPANDS_TOO_MUCH,
                    "expected text, which shrinks to a fifth, found more than %d times the size%s. The rest was not unpacked"
                            .formatted(Origin.MOST_EXPANSION, after));
        }
        if (e instanceof ZipException || e instanceof EOFException) {
            return new Refusal(
                    Reason.BROKEN_ARCHIVE,
                    "expected a whole gzip file, found that it %s%s. Fetch it again"
                            .formatted(e instanceof EOFException ? "ends too early" : "is damaged", after));
        }
        return Reading.unreadable(e);
    }

    /** The reports of a file that holds several. */
    private final class Reports implements Container {

        private final Deque<Report> reports;
        private final Original original;
        private final Piece piece;

        Reports(List<Report> reports, Original original, Piece piece) {
            this.reports = new ArrayDeque<>(reports);
            this.original = original;
            this.piece = piece;
        }

        @Override
        public @Nullable Step next() {
            Report report = reports.pollFirst();
            if (report == null) {
                return null;
            }
            Place place = at(piece.place(), report);
            try {
                return new Step.Done(scribe.intake(report, original, place, piece.url()));
            } catch (Refusal refusal) {
                return new Step.Done(place.refused(refusal));
            }
        }

        @Override
        public String reached() {
            return "";
        }

        @Override
        public void close() {
            reports.clear();
        }
    }
}
