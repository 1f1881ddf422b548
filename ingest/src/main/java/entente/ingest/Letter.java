package entente.ingest;

import entente.model.SourceMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/**
 * A letter (RFC 5322 and MIME): the subject is the title, the sender the outlet, its day the date. Of several wordings the
 * plain one is taken, else the HTML one; what is attached is not read.
 */
final class Letter implements DocumentFormat {

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 200;

    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(100_000)
            .setMaxHeaderCount(2_000)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false)
            .build();

    private final DocumentFormat html;

    /** @param html reads the wording in HTML, where there is no other */
    Letter(DocumentFormat html) {
        this.html = html;
    }

    @Override
    public List<Report> read(Material material) throws Refusal {
        Message message = parse(material.original().shared());
        try {
            if (message.getHeader() == null || message.getHeader().getFields().isEmpty()) {
                throw new Refusal(
                        Reason.WRONG_SHAPE, "expected a letter with a head (From, Subject, Date), found none of it");
            }
            Told told = told(message);
            List<Entity> leaves = new ArrayList<>();
            collect(message, 0, leaves);
            Optional<Entity> plain = first(leaves, "text/plain");
            if (plain.isPresent()) {
                return List.of(plain(material, plain.get(), told));
            }
            Optional<Entity> page = first(leaves, "text/html");
            if (page.isPresent()) {
                return page(material, page.get(), told);
            }
            throw new Refusal(Reason.EMPTY, "expected a letter with text in it, found none");
        } finally {
            message.dispose();
        }
    }

    private static Message parse(byte[] bytes) throws Refusal {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(LENIENT);
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        try {
            return builder.parseMessage(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) {
            throw new Refusal(
                    Reason.WRONG_SHAPE,
                    "expected a letter as mail programs write it, found what none does: %s"
                            .formatted(Opener.firstWords(e)));
        }
    }

    private static Told told(Message message) throws Refusal {
        Optional<String> sender = Optional.ofNullable(message.getFrom()).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(Letter::name);
        Optional<LocalDate> date = Optional.ofNullable(message.getDate()).map(Letter::day);
        if (date.isPresent() && !Dates.isPlausible(date.get())) {
            throw new Refusal(
                    Reason.WRONG_DATE,
                    "the letter's head: expected a day of the years %d to %d, found %s"
                            .formatted(Dates.FIRST_YEAR, Dates.LAST_YEAR, date.get()));
        }
        return new Told(
                Optional.ofNullable(message.getSubject()).map(Letter::clean),
                sender.map(Letter::clean),
                Optional.empty(),
                date,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static LocalDate day(Date date) {
        return date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String name(Mailbox mailbox) {
        return mailbox.getName() == null ? mailbox.getAddress() : mailbox.getName();
    }

    /** A head's words may hold what no text does. */
    private static String clean(String words) {
        return words.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ");
    }

    private static void collect(Entity entity, int depth, List<Entity> leaves) throws Refusal {
        if (depth > DEEPEST || leaves.size() > MOST_PARTS) {
            throw new Refusal(
                    Reason.NESTED_TOO_DEEPLY,
                    "expected a letter with at most %d parts, %d within one another, found more"
                            .formatted(MOST_PARTS, DEEPEST));
        }
        Body body = entity.getBody();
        if (body instanceof Multipart multipart) {
            for (Entity part : multipart.getBodyParts()) {
                collect(part, depth + 1, leaves);
            }
        } else if (body instanceof Message forwarded) {
            collect(forwarded, depth + 1, leaves);
        } else if (body instanceof SingleBody
                && !"attachment".equalsIgnoreCase(String.valueOf(entity.getDispositionType()))) {
            leaves.add(entity);
        }
    }

    private static Optional<Entity> first(List<Entity> leaves, String type) {
        return leaves.stream()
                .filter(leaf -> type.equalsIgnoreCase(leaf.getMimeType()))
                .findFirst();
    }

    private static Report plain(Material material, Entity entity, Told told) throws Refusal {
        Decoded decoded = Decoded.of(bytes(entity, material), Optional.ofNullable(entity.getCharset()));
        return new Report(
                material.stem(),
                decoded.text(),
                SourceMap.identity(decoded.text()),
                true,
                told,
                Optional.of(material.name()),
                decoded.encoding(),
                Optional.empty(),
                decoded.notes());
    }

    private List<Report> page(Material material, Entity entity, Told told) throws Refusal {
        Material page = new Material(
                material.name(),
                new Original(bytes(entity, material)),
                Optional.ofNullable(entity.getCharset()).map(charset -> charset.toLowerCase(Locale.ROOT)),
                material.url(),
                material.limit());
        List<Report> reports = new ArrayList<>();
        for (Report report : html.read(page)) {
            reports.add(report.told(told));
        }
        return reports;
    }

    private static byte[] bytes(Entity entity, Material material) throws Refusal {
        try (InputStream in = ((SingleBody) entity.getBody()).getInputStream()) {
            return in.readNBytes(material.limit());
        } catch (IOException e) {
            throw new Refusal(
                    Reason.WRONG_SHAPE,
                    "expected the letter's text in %s, found it broken: %s"
                            .formatted(entity.getContentTransferEncoding(), Opener.firstWords(e)));
        }
    }
}
