package entente.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/**
 * Bytes as text, or a refusal. In this order: what a byte order mark says; UTF-16 and UTF-32 by their pattern of NULs; UTF-8
 * by the letter; what the bearer said; windows-1252, where it is plausible; another single-byte encoding, told by the letters
 * that are usual in its languages. Nothing is replaced by question marks.
 *
 * @param encoding empty for UTF-8
 */
record Decoded(String text, Optional<String> encoding) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** In English news a typographic mark or an accented letter stands perhaps once in fifty characters. */
    private static final double MOST_HIGH_BYTES = 0.15;

    /** Of 100; below it the detector guesses. */
    private static final int SURE = 30;

    private static final int FEWEST_HIGH_BYTES = 6;
    private static final int LOOKED_AT = 30_000;

    /** Those of which texts in the wild are; the rest of what the detector knows is rarer than its mistakes. */
    private static final Set<String> SINGLE_BYTE = Set.of(
            "windows-1250",
            "windows-1251",
            "windows-1252",
            "windows-1253",
            "windows-1254",
            "windows-1255",
            "windows-1256",
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-5",
            "ISO-8859-6",
            "ISO-8859-7",
            "ISO-8859-8",
            "ISO-8859-9",
            "KOI8-R",
            "IBM866");

    /** What a reader should know of it. */
    List<String> notes() {
        return encoding.map(e -> List.of("read as %s, since it is not UTF-8".formatted(e)))
                .orElse(List.of());
    }

    static Decoded of(byte[] bytes) throws Refusal {
        return of(bytes, Optional.empty());
    }

    /** @param told the charset that the bearer gave; it counts where it fits and nothing surer speaks */
    static Decoded of(byte[] bytes, Optional<String> told) throws Refusal {
        Optional<Decoded> marked = marked(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        int nul = indexOfNul(bytes);
        if (nul >= 0) {
            return wide(bytes)
                    .orElseThrow(() -> new Refusal(
                            Reason.BINARY,
                            "expected text, found a NUL at byte %d. If this is text in UTF-16, save it as UTF-8"
                                    .formatted(nul)));
        }
        int skip = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer content = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
        try {
            String text = strictly(StandardCharsets.UTF_8, content.duplicate());
            Mojibake.checkLost(text);
            return new Decoded(text, Optional.empty());
        } catch (CharacterCodingException e) {
            Optional<Decoded> asTold = told.flatMap(name -> asTold(name, content.duplicate()));
            return asTold.isPresent() ? asTold.get() : singleByte(bytes, content);
        }
    }

    private static Optional<Decoded> marked(byte[] bytes) throws Refusal {
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(wide(bytes, 4, Charset.forName("UTF-32LE")));
        }
        if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(wide(bytes, 4, Charset.forName("UTF-32BE")));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(wide(bytes, 2, StandardCharsets.UTF_16LE));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(wide(bytes, 2, StandardCharsets.UTF_16BE));
        }
        return Optional.empty();
    }

    private static Decoded wide(byte[] bytes, int mark, Charset charset) throws Refusal {
        String text;
        try {
            text = strictly(charset, ByteBuffer.wrap(bytes, mark, bytes.length - mark));
        } catch (CharacterCodingException e) {
            throw new Refusal(
                    Reason.ENCODING,
                    "begins with the mark of %s, but is not %s all through. Save it as UTF-8"
                            .formatted(charset.name(), charset.name()));
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new Refusal(
                    Reason.BINARY, "expected text in %s, found a NUL at unit %d".formatted(charset.name(), nul));
        }
        return new Decoded(text, Optional.of(charset.name()));
    }

    /** UTF-16 or UTF-32 without a mark: in a text most characters are of the first 256, so that every other byte is NUL. */
    private static Optional<Decoded> wide(byte[] bytes) {
        int[] nuls = new int[4];
        for (int i = 0; i < bytes.length; i++) {
            nuls[i % 4] += bytes[i] == 0 ? 1 : 0;
        }
        double quarter = bytes.length / 4.0;
        boolean[] mostly = new boolean[4];
        for (int k = 0; k < 4; k++) {
            mostly[k] = nuls[k] > 0.6 * quarter;
        }
        Optional<Charset> charset = Optional.empty();
        if (bytes.length >= 8 && bytes.length % 4 == 0 && !mostly[0] && mostly[1] && mostly[2] && mostly[3]) {
            charset = Optional.of(Charset.forName("UTF-32LE"));
        } else if (bytes.length >= 8 && bytes.length % 4 == 0 && mostly[0] && mostly[1] && mostly[2] && !mostly[3]) {
            charset = Optional.of(Charset.forName("UTF-32BE"));
        } else if (bytes.length >= 8 && bytes.length % 2 == 0 && !mostly[0] && mostly[1] && !mostly[2] && mostly[3]) {
            charset = Optional.of(StandardCharsets.UTF_16LE);
        } else if (bytes.length >= 8 && bytes.length % 2 == 0 && mostly[0] && !mostly[1] && mostly[2] && !mostly[3]) {
            charset = Optional.of(StandardCharsets.UTF_16BE);
        }
        if (charset.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = strictly(charset.get(), ByteBuffer.wrap(bytes));
            boolean odd = text.chars().anyMatch(c -> c < 0x20 && "\t\n\r\f".indexOf(c) < 0);
            return odd ? Optional.empty() : Optional.of(new Decoded(text, charset.map(Charset::name)));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Decoded> asTold(String name, ByteBuffer content) {
        try {
            Charset charset = Charset.forName(name);
            // What calls itself ISO-8859-1 is windows-1252, as browsers know.
            Charset meant = charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII)
                    ? WINDOWS_1252
                    : charset;
            String text = strictly(meant, content);
            return text.indexOf('\0') >= 0
                    ? Optional.empty()
                    : Optional.of(new Decoded(text, Optional.of(meant.name())));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Decoded singleByte(byte[] bytes, ByteBuffer content) throws Refusal {
        int sequences = 0;
        int high = 0;
        int broken = -1;
        for (int i = content.position(); i < bytes.length; ) {
            int length = sequence(bytes, i);
            if (length == 0) {
                broken = broken < 0 ? i : broken;
                high++;
                i++;
            } else {
                sequences += length > 1 ? 1 : 0;
                i += length;
            }
        }
        boolean rather8 = sequences * 2 >= high;
        int control = oddControl(bytes, false);
        if (!rather8 && control < 0) {
            Optional<Charset> detected = detected(bytes, high);
            if (detected.isPresent()) {
                Optional<Decoded> decoded = asTold(detected.get().name(), content.duplicate());
                if (decoded.isPresent()) {
                    return decoded.get();
                }
            }
        }
        int odd = oddControl(bytes, true);
        if (rather8 || odd >= 0 || high > MOST_HIGH_BYTES * bytes.length) {
            throw new Refusal(
                    Reason.ENCODING,
                    "expected UTF-8, found a broken sequence at byte %d (0x%02X); windows-1252 does not fit either, since %s. Save it as UTF-8"
                            .formatted(
                                    broken,
                                    bytes[broken] & 0xFF,
                                    odd >= 0
                                            ? "it has no 0x%02X (byte %d)".formatted(bytes[odd] & 0xFF, odd)
                                            : rather8
                                                    ? "%d other sequences are sound UTF-8".formatted(sequences)
                                                    : "%d of %d bytes lie above 127".formatted(high, bytes.length)));
        }
        return new Decoded(WINDOWS_1252.decode(content).toString(), Optional.of("windows-1252"));
    }

    /** Another encoding than windows-1252, where the letters speak for it clearly. */
    private static Optional<Charset> detected(byte[] bytes, int high) {
        if (high < FEWEST_HIGH_BYTES) {
            return Optional.empty();
        }
        CharsetDetector detector = new CharsetDetector(LOOKED_AT);
        detector.setText(bytes.length <= LOOKED_AT ? bytes : Arrays.copyOf(bytes, LOOKED_AT));
        List<CharsetMatch> matches = Arrays.stream(detector.detectAll())
                .filter(match -> SINGLE_BYTE.contains(match.getName()))
                .toList();
        if (matches.isEmpty() || matches.getFirst().getConfidence() < SURE) {
            return Optional.empty();
        }
        String best = matches.getFirst().getName();
        int western = matches.stream()
                .filter(match -> match.getName().equals("windows-1252")
                        || match.getName().equals("ISO-8859-1"))
                .mapToInt(CharsetMatch::getConfidence)
                .max()
                .orElse(0);
        boolean clear = matches.getFirst().getConfidence() > western;
        return clear && Charset.isSupported(best) ? Optional.of(Charset.forName(best)) : Optional.empty();
    }

    /** The length of the sound UTF-8 sequence at {@code i}, 0 if there is none. */
    private static int sequence(byte[] bytes, int i) {
        int first = bytes[i] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xC2 && first < 0xE0
                ? 2
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (length == 0 || i + length > bytes.length) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /**
     * The first control character that no text has, and, where {@code western}, the first byte that windows-1252 leaves
     * undefined; −1 if there is none.
     */
    private static int oddControl(byte[] bytes, boolean western) {
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xFF;
            boolean undefined = western && (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D);
            boolean control = b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f';
            if (undefined || control) {
                return i;
            }
        }
        return -1;
    }

    private static String strictly(Charset charset, ByteBuffer bytes) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes)
                .toString();
    }

    private static int indexOfNul(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
