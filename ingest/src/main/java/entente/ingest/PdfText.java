package entente.ingest;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The text of a PDF, page after page, a form feed between two. Its lines are joined to paragraphs as those of any wrapped text
 * are. What is a picture of text holds none.
 */
final class PdfText implements DocumentFormat {

    private static final int MOST_PAGES = 5_000;
    /** On one page; a page of a newspaper has some ten thousand. */
    private static final long MOST_OPERATORS = 2_000_000;

    /** Pictures and forms on one page, those within forms counted. */
    private static final int MOST_FORMS = 1_000;

    private static final long STREAMS_ALLOWED = 64_000_000;
    private static final String PAGE_END = "\f";

    @Override
    public List<Report> read(Material material) throws Refusal {
        byte[] bytes = material.original().shared();
        guard(bytes);
        try (PDDocument pdf = Loader.loadPDF(bytes, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            int pages = pdf.getNumberOfPages();
            if (pages > MOST_PAGES) {
                throw new Refusal(
                        Reason.TOO_LARGE,
                        "expected at most %,d pages, found %,d. Split it".formatted(MOST_PAGES, pages));
            }
            String text = text(pdf, material.limit());
            if (text.isBlank()) {
                throw new Refusal(
                        Reason.EMPTY,
                        "expected a PDF with text, found %,d pages without any. If they are scanned, run text recognition first"
                                .formatted(pages));
            }
            return List.of(Report.whole(material, text, told(pdf.getDocumentInformation())));
        } catch (InvalidPasswordException e) {
            throw new Refusal(Reason.ENCRYPTED, "expected a PDF that can be read, found one locked by a password");
        } catch (Overflow e) {
            throw e.refusal();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new Refusal(
                    Reason.BROKEN_FILE,
                    "expected a whole PDF, found a damaged one: %s. Open it and print it to PDF again"
                            .formatted(Opener.firstWords(e)));
        }
    }

    private static String text(PDDocument pdf, int limit) throws IOException {
        StringWriter text = new StringWriter();
        Stripper stripper = new Stripper(limit);
        stripper.setSortByPosition(false);
        stripper.setLineSeparator("\n");
        stripper.setParagraphStart("");
        stripper.setParagraphEnd("\n");
        stripper.setPageEnd(PAGE_END);
        stripper.writeText(pdf, text);
        return wellFormed(text.toString());
    }

    /** Fonts may map to NUL and to halves of characters. */
    private static String wellFormed(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0E-\\x1F\\p{Cs}]", "\uFFFD");
    }

    private static Told told(PDDocumentInformation information) {
        Told told = Told.NOTHING;
        String title = information.getTitle();
        if (title != null && isTitle(title)) {
            told = told.withTitle(Optional.of(wellFormed(title)));
        }
        Calendar made = information.getCreationDate();
        if (made != null) {
            LocalDate day = LocalDate.ofInstant(made.toInstant(), ZoneId.of("UTC"));
            told = Dates.isPlausible(day) ? told.withHint(day, "PDF creation date") : told;
        }
        return told;
    }

    /** Programs put the name of the file there: "Microsoft Word - draft3.doc". */
    private static boolean isTitle(String title) {
        return title.strip().split("\\s+").length >= 3 && !title.matches("(?i).*(microsoft|\\.\\w{3,4}$|untitled).*");
    }

    /**
     * Refuses what grows beyond measure before anything is held in memory: every stream is inflated and thrown away, and what
     * comes of it, if it is packed again.
     */
    private static void guard(byte[] bytes) throws Refusal {
        long allowed = Math.max(STREAMS_ALLOWED, Origin.MOST_EXPANSION * bytes.length);
        long grown = 0;
        byte[] sink = new byte[1 << 16];
        byte[] sinkBelow = new byte[1 << 16];
        for (int i = 0; i + 8 < bytes.length; i++) {
            if (bytes[i] != 's' || !isStream(bytes, i)) {
                continue;
            }
            int start = i + 6;
            start += bytes[start] == '\r' ? 1 : 0;
            start += start < bytes.length && bytes[start] == '\n' ? 1 : 0;
            Inflater inflater = new Inflater();
            Inflater below = new Inflater();
            try {
                inflater.setInput(bytes, start, bytes.length - start);
                boolean nested = true;
                for (int n = inflater.inflate(sink); n > 0; n = inflater.inflate(sink)) {
                    grown += n;
                    if (nested) {
                        below.setInput(sink, 0, n);
                        try {
                            for (int m = below.inflate(sinkBelow);
                                    m > 0 && grown <= allowed;
                                    m = below.inflate(sinkBelow)) {
                                grown += m;
                            }
                        } catch (DataFormatException e) {
                            nested = false;
                        }
                    }
                    if (grown > allowed) {
                        throw new Refusal(
                                Reason.EXPANDS_TOO_MUCH,
                                "expected a PDF of pages, found more than %,d bytes packed into %,d. It was not opened"
                                        .formatted(allowed, bytes.length));
                    }
                }
            } catch (DataFormatException e) {
                // Not deflated: a picture, or plain.
                grown += 0;
            } finally {
                inflater.end();
                below.end();
            }
        }
    }

    private static boolean isStream(byte[] bytes, int i) {
        return bytes[i + 1] == 't'
                && bytes[i + 2] == 'r'
                && bytes[i + 3] == 'e'
                && bytes[i + 4] == 'a'
                && bytes[i + 5] == 'm'
                && (bytes[i + 6] == '\r' || bytes[i + 6] == '\n');
    }

    private static final class Overflow extends IOException {
        private static final long serialVersionUID = 1;
        private final transient Refusal refusal;

        Overflow(Refusal refusal) {
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /** Counts what it does, so that forms that call forms that call forms come to an end. */
    private static final class Stripper extends PDFTextStripper {

        private final int limit;
        private long operators;
        private int forms;
        private long units;

        Stripper(int limit) throws IOException {
            this.limit = limit;
        }

        @Override
        public void processPage(PDPage page) throws IOException {
            operators = 0;
            forms = 0;
            super.processPage(page);
        }

        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException e) throws IOException {
            if (e instanceof Overflow) {
                throw e;
            }
            super.operatorException(operator, operands, e);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            operators++;
            forms += operator.getName().equals("Do") ? 1 : 0;
            if (operators > MOST_OPERATORS || forms > MOST_FORMS) {
                throw new Overflow(new Refusal(
                        Reason.EXPANDS_TOO_MUCH,
                        "expected pages of a report, found one with more than %s. The rest was not read"
                                .formatted(
                                        forms > MOST_FORMS
                                                ? "%,d forms and pictures".formatted(MOST_FORMS)
                                                : "%,d drawing steps".formatted(MOST_OPERATORS))));
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void writeString(String text) throws IOException {
            units += text.length();
            if (units > limit) {
                throw new Overflow(new Refusal(
                        Reason.TOO_LARGE, "expected at most %,d units of text, found more. Split it".formatted(limit)));
            }
            super.writeString(text);
        }
    }
}
