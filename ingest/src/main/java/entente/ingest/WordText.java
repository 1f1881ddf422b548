package entente.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The text of a Word document (ECMA-376, WordprocessingML): its paragraphs, with an empty line between two. Deleted text,
 * field codes, notes, headers and footers are left out. Read as XML, since the library for it would be larger than all else
 * that reads files here.
 */
final class WordText implements DocumentFormat {

    /** Newer JDKs stop at a hundred themselves. */
    private static final int DEEPEST = 90;

    private static final String BODY = "word/document.xml";
    private static final String PROPERTIES = "docProps/core.xml";

    @Override
    public List<Report> read(Material material) throws Refusal {
        @Nullable String text = null;
        Told told = Told.NOTHING;
        Budget budget = new Budget(Math.max(
                64_000_000L, Origin.MOST_EXPANSION * material.original().length()));
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(material.original().shared()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(BODY)) {
                    text = body(budget.on(zip), material.limit());
                } else if (entry.getName().equals(PROPERTIES)) {
                    told = properties(budget.on(zip));
                }
            }
        } catch (Origin.Expansion e) {
            throw Opener.broken(e, "");
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof Origin.Expansion bomb) {
                throw Opener.broken(bomb, "");
            }
            throw broken(Opener.firstWords(e));
        } catch (IOException | RuntimeException e) {
            throw broken(Opener.firstWords(e));
        }
        if (text == null) {
            throw broken("it has no " + BODY);
        }
        return List.of(Report.whole(material, text, told));
    }

    private static Refusal broken(String why) {
        return new Refusal(
                Reason.BROKEN_FILE,
                "expected a Word document, found a damaged one or none: %s. Open it in Word and save it again"
                        .formatted(why));
    }

    private static String body(InputStream in, int limit) throws XMLStreamException, Refusal {
        XMLStreamReader xml = factory().createXMLStreamReader(in);
        StringBuilder text = new StringBuilder();
        int depth = 0;
        int skipped = 0;
        boolean reading = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth > DEEPEST) {
                    throw new Refusal(
                            Reason.NESTED_TOO_DEEPLY,
                            "expected a Word document, found elements %,d deep".formatted(depth));
                }
                switch (xml.getLocalName()) {
                    case "del", "moveFrom", "instrText", "delText", "Fallback" -> skipped++;
                    case "t" -> reading = skipped == 0;
                    case "tab" -> text.append(skipped == 0 ? "\t" : "");
                    case "br", "cr" -> text.append(skipped == 0 ? "\n" : "");
                    case "noBreakHyphen" -> text.append(skipped == 0 ? "\u2011" : "");
                    default -> reading = false;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                switch (xml.getLocalName()) {
                    case "del", "moveFrom", "instrText", "delText", "Fallback" -> skipped--;
                    case "p" -> text.append("\n\n");
                    default -> {}
                }
                reading = false;
            } else if (reading && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(xml.getText());
                if (text.length() > limit) {
                    throw new Refusal(
                            Reason.TOO_LARGE,
                            "expected at most %,d units of text, found more. Split it, or raise the limit"
                                    .formatted(limit));
                }
            }
        }
        return text.toString();
    }

    private static Told properties(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = factory().createXMLStreamReader(in);
        Told told = Told.NOTHING;
        String element = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                element = xml.getLocalName();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                element = "";
            } else if (event == XMLStreamConstants.CHARACTERS && element.equals("created")) {
                Optional<LocalDate> day = Dates.given(xml.getText());
                told = day.isPresent() ? told.withHint(day.get(), "Word creation date") : told;
            }
        }
        return told;
    }

    /** Without definitions of its own and without looking anything up outside. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** Bounds what one document may unpack. */
    private static final class Budget {

        private long left;

        Budget(long left) {
            this.left = left;
        }

        InputStream on(InputStream in) {
            return new java.io.FilterInputStream(in) {
                @Override
                public int read() throws IOException {
                    int read = super.read();
                    take(1);
                    return read;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int read = super.read(buffer, offset, length);
                    take(Math.max(0, read));
                    return read;
                }

                @Override
                public void close() {
                    // The next entry comes from the same stream.
                }
            };
        }

        private void take(int bytes) throws Origin.Expansion {
            left -= bytes;
            if (left < 0) {
                throw new Origin.Expansion();
            }
        }
    }
}
