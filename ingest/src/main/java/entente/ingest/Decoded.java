package entente.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Bytes as text, or a refusal: UTF-8 by the letter; else UTF-16 where the file begins with its mark; else windows-1252 where
 * that is plausible. Nothing is replaced by question marks.
 *
 * @param encoding empty for UTF-8
 */
record Decoded(String text, Optional<String> encoding) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** In English news a typographic mark or an accented letter stands perhaps once in fifty characters. */
    private static final double MOST_HIGH_BYTES = 0.15;

    /** What a reader should know of it. */
    List<String> notes() {
        return encoding.map(e -> List.of("read as %s, since it is not UTF-8".formatted(e)))
                .orElse(List.of());
    }

    static Decoded of(byte[] bytes) throws Refusal {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new Decoded(utf16(bytes, StandardCharsets.UTF_16LE), Optional.of("UTF-16LE"));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new Decoded(utf16(bytes, StandardCharsets.UTF_16BE), Optional.of("UTF-16BE"));
        }
        int nul = indexOfNul(bytes);
        if (nul >= 0) {
            throw new Refusal(
                    Reason.BINARY,
                    "expected text, found a NUL at byte %d. If this is text in UTF-16, save it as UTF-8"
                            .formatted(nul));
        }
        int skip = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer content = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
        try {
            return new Decoded(strictly(StandardCharsets.UTF_8, content.duplicate()), Optional.empty());
        } catch (CharacterCodingException e) {
            return new Decoded(windows1252(bytes, content.duplicate()), Optional.of("windows-1252"));
        }
    }

    private static String utf16(byte[] bytes, Charset charset) throws Refusal {
        String text;
        try {
            text = strictly(charset, ByteBuffer.wrap(bytes, 2, bytes.length - 2));
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
        return text;
    }

    private static String windows1252(byte[] bytes, ByteBuffer content) throws Refusal {
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
        int odd = oddControl(bytes);
        if (sequences * 2 >= high || odd >= 0 || high > MOST_HIGH_BYTES * bytes.length) {
            throw new Refusal(
                    Reason.ENCODING,
                    "expected UTF-8, found a broken sequence at byte %d (0x%02X); windows-1252 does not fit either, since %s. Save it as UTF-8"
                            .formatted(
                                    broken,
                                    bytes[broken] & 0xFF,
                                    odd >= 0
                                            ? "it has no 0x%02X (byte %d)".formatted(bytes[odd] & 0xFF, odd)
                                            : sequences * 2 >= high
                                                    ? "%d other sequences are sound UTF-8".formatted(sequences)
                                                    : "%d of %d bytes lie above 127".formatted(high, bytes.length)));
        }
        return WINDOWS_1252.decode(content).toString();
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

    /** The first byte that windows-1252 leaves undefined, or a control character that no text has; −1 if there is none. */
    private static int oddControl(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xFF;
            boolean undefined = b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
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
