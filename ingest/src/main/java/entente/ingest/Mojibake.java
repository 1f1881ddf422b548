package entente.ingest;

import entente.model.SourceMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Text whose UTF-8 was once read as windows-1252 and written down so: "â€™" for an apostrophe, "Ã©" for an é. Where all but
 * a few of the letters beyond ASCII are of this kind it is turned back; where characters were lost for good it is refused.
 */
final class Mojibake {

    /**
     * @param map from {@code text} to the text before; what was turned back has no place there
     * @param count of characters turned back
     */
    record Repaired(String text, SourceMap map, int count) {}

    private static final int MOST_ROUNDS = 2;
    private static final double MOSTLY = 0.9;
    private static final double MOST_LOST = 0.005;
    private static final int FEW_LOST = 3;
    private static final char LOST = '\uFFFD';

    /** What windows-1252 makes of each byte above 127; the five that it leaves undefined stand for themselves, as browsers read. */
    private static final Map<Character, Byte> BYTES = bytes();

    private Mojibake() {}

    /** The text as it was meant; empty if nothing is wrong with it. */
    static Optional<Repaired> repair(String text) {
        Optional<Repaired> best = Optional.empty();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<Repaired> repaired = once(best.map(Repaired::text).orElse(text));
            if (repaired.isEmpty()) {
                return best;
            }
            Repaired next = repaired.get();
            best = Optional.of(best.map(before -> new Repaired(
                            next.text(),
                            Maps.through(next.map(), before.map()),
                            Math.max(before.count(), next.count())))
                    .orElse(next));
        }
        return best;
    }

    /**
     * @throws Refusal if so many characters were lost that quotes from it would be false
     */
    static void checkLost(String text) throws Refusal {
        long lost = text.chars().filter(c -> c == LOST).count();
        if (lost > FEW_LOST && lost > MOST_LOST * text.length()) {
            throw new Refusal(
                    Reason.ENCODING,
                    "expected text, found %,d characters that an earlier program could not read (\uFFFD). Take the file from before that program"
                            .formatted(lost));
        }
    }

    private static Optional<Repaired> once(String text) {
        int beyond = 0;
        int garbled = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x80) {
                continue;
            }
            int length = sequence(text, i);
            beyond += Math.max(1, length);
            garbled += length;
            count += length > 0 ? 1 : 0;
            i += Math.max(0, length - 1);
        }
        if (count == 0 || garbled < MOSTLY * beyond) {
            return Optional.empty();
        }
        Strand strand = new Strand();
        for (int i = 0; i < text.length(); i++) {
            int length = text.charAt(i) < 0x80 ? 0 : sequence(text, i);
            if (length == 0) {
                strand.copy(text.charAt(i), i);
            } else {
                strand.make(meant(text, i, length));
                i += length - 1;
            }
        }
        return Optional.of(new Repaired(strand.text(), strand.map(), count));
    }

    /** How many units from {@code at} were the bytes of one character in UTF-8; 0 if they were not. */
    private static int sequence(String text, int at) {
        Byte first = BYTES.get(text.charAt(at));
        if (first == null) {
            return 0;
        }
        int lead = first & 0xFF;
        int length =
                lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > text.length()) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            Byte next = BYTES.get(text.charAt(at + k));
            if (next == null || (next & 0xC0) != 0x80) {
                return 0;
            }
        }
        return meant(text, at, length).isEmpty() ? 0 : length;
    }

    private static String meant(String text, int at, int length) {
        byte[] bytes = new byte[length];
        for (int k = 0; k < length; k++) {
            bytes[k] = BYTES.getOrDefault(text.charAt(at + k), (byte) 0);
        }
        try {
            String meant = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Character.isISOControl(meant.charAt(0)) ? "" : meant;
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    private static Map<Character, Byte> bytes() {
        Map<Character, Byte> bytes = new HashMap<>();
        Charset windows = Charset.forName("windows-1252");
        for (int b = 0x80; b < 0x100; b++) {
            char c = new String(new byte[] {(byte) b}, windows).charAt(0);
            bytes.put(c == LOST ? (char) b : c, (byte) b);
        }
        return Map.copyOf(bytes);
    }
}
