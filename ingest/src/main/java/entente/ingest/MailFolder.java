package entente.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The letters of a mailbox (RFC 4155): each begins with a line "From …"; lines ">From" lose their mark. */
final class MailFolder implements Container {

    private static final Pattern FROM = Pattern.compile("From \\S+.*\\d{4}.*");
    private static final Pattern QUOTED = Pattern.compile(">+From .*");

    private final Piece piece;
    private final Opener opener;
    private final Ingest.Settings settings;
    private final LineReader lines;
    private LineReader.@Nullable Line begun;
    private int letters;

    MailFolder(Piece piece, Opener opener, Ingest.Settings settings) {
        this.piece = piece;
        this.opener = opener;
        this.settings = settings;
        this.lines = new LineReader(piece.in(), settings.limit());
    }

    @Override
    public @Nullable Step next() throws Refusal, IOException {
        if (begun == null) {
            begun = letters == 0 ? firstLetter() : null;
            if (begun == null) {
                return null;
            }
        }
        letters++;
        int line = begun.number();
        begun = null;
        ByteArrayOutputStream letter = new ByteArrayOutputStream();
        long length = 0;
        for (LineReader.Line next = lines.next(); next != null; next = lines.next()) {
            String start = start(next);
            if (FROM.matcher(start).matches()) {
                begun = next;
                break;
            }
            length += next.length() + 1;
            if (length <= settings.limit()) {
                byte[] bytes = next.bytes();
                boolean marked = QUOTED.matcher(start).matches();
                letter.write(bytes, marked ? 1 : 0, bytes.length - (marked ? 1 : 0));
                letter.write('\n');
            }
        }
        Piece entry =
                piece.entry("letter %d (line %d)".formatted(letters, line), piece.name() + "-" + letters, piece.in());
        return opener.letter(entry, letter.toByteArray(), length);
    }

    private LineReader.@Nullable Line firstLetter() throws Refusal, IOException {
        for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
            if (FROM.matcher(start(line)).matches()) {
                return line;
            }
            if (!line.isBlank()) {
                throw new Refusal(
                        Reason.WRONG_SHAPE,
                        "expected a mailbox, whose letters begin with a line \"From …\", found something else on line %d"
                                .formatted(line.number()));
            }
        }
        throw new Refusal(Reason.EMPTY, "expected a mailbox with letters, found none");
    }

    /** What tells whether it is the line before a letter. */
    private static String start(LineReader.Line line) {
        byte[] bytes = line.bytes();
        return bytes.length == 0 || bytes[0] != 'F' && bytes[0] != '>'
                ? ""
                : new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    }

    @Override
    public String reached() {
        return "letter " + letters;
    }

    @Override
    public void close() {}
}
