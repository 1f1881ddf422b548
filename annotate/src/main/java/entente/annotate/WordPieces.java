package entente.annotate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Word pieces of the uncased encoder (Devlin et al. 2019, the basic and the greedy pass), and the casing that it loses.
 *
 * <p>Casing is a class of the whole word: its first piece carries the class, its further pieces the class plus {@value #CASINGS}.
 */
final class WordPieces {

    static final int CASINGS = 7;

    /** Number of casing classes, that of the marks at both ends included; a word of a marked pair adds this once or twice. */
    static final int CASING_CLASSES = 1 + 2 * CASINGS;

    static final int ACTOR = 1;
    static final int RECIPIENT = 2;

    private static final int LOWER = 1;
    private static final int INITIAL = 2;
    private static final int UPPER = 3;
    private static final int MIXED = 4;
    private static final int SINGLE = 5;
    private static final int DIGIT = 6;
    private static final int SYMBOL = 7;

    /** Words seen often are cut once; the table is emptied when it has grown to this size. */
    private static final int REMEMBERED = 100_000;

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, int[]> remembered = new ConcurrentHashMap<>();
    private final int unknown;
    private final int piecesPerWord;
    private final int longestWord;
    final int cls;
    final int sep;

    WordPieces(InputStream vocabulary, int piecesPerWord, int longestWord) throws IOException {
        this.piecesPerWord = piecesPerWord;
        this.longestWord = longestWord;
        BufferedReader lines = new BufferedReader(new InputStreamReader(vocabulary, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            ids.put(line, ids.size());
        }
        this.cls = id("[CLS]");
        this.sep = id("[SEP]");
        this.unknown = id("[UNK]");
    }

    private int id(String special) {
        Integer id = ids.get(special);
        if (id == null) {
            throw new IllegalStateException(
                    "the reader's vocabulary has no " + special + " among its " + ids.size() + " pieces");
        }
        return id;
    }

    /** Piece ids of a word, at least one, at most as many as the reader takes for a word. */
    int[] pieces(String word) {
        int[] known = remembered.get(word);
        if (known != null) {
            return known;
        }
        List<Integer> pieces = new ArrayList<>();
        for (String part : parts(word)) {
            greedy(part, pieces);
        }
        if (pieces.isEmpty()) {
            pieces.add(unknown);
        }
        int[] cut =
                pieces.stream().limit(piecesPerWord).mapToInt(Integer::intValue).toArray();
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(word, cut);
        return cut;
    }

    /** Lower case, no accents, no control characters; every punctuation mark and CJK character for itself. */
    private static List<String> parts(String word) {
        String plain = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        List<String> parts = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        plain.codePoints().forEach(c -> {
            if (isDropped(c)) {
                return;
            }
            boolean alone = isPunctuation(c) || isCjk(c);
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if ((alone || blank) && !current.isEmpty()) {
                parts.add(current.toString());
                current.setLength(0);
            }
            if (alone) {
                parts.add(Character.toString(c));
            } else if (!blank) {
                current.appendCodePoint(c);
            }
        });
        if (!current.isEmpty()) {
            parts.add(current.toString());
        }
        return parts;
    }

    private static boolean isDropped(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> c == 0xFFFD;
        };
    }

    private static boolean isPunctuation(int c) {
        if ((c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isCjk(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2A6DF)
                || (c >= 0x2A700 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }

    private void greedy(String part, List<Integer> pieces) {
        if (part.codePointCount(0, part.length()) > longestWord) {
            pieces.add(unknown);
            return;
        }
        int before = pieces.size();
        int start = 0;
        while (start < part.length()) {
            int end = part.length();
            Integer piece = null;
            while (end > start && piece == null) {
                piece = ids.get(start == 0 ? part.substring(0, end) : "##" + part.substring(start, end));
                if (piece == null) {
                    end--;
                }
            }
            if (piece == null) {
                pieces.subList(before, pieces.size()).clear();
                pieces.add(unknown);
                return;
            }
            pieces.add(piece);
            start = end;
        }
    }

    /** Class of a word's shape: letters decide, digits only where there is no cased letter. */
    static int casing(String word) {
        int cased = 0;
        int upper = 0;
        boolean firstIsUpper = false;
        boolean digit = false;
        for (int c : word.codePoints().toArray()) {
            boolean isUpper = Character.isUpperCase(c);
            if (isUpper || Character.isLowerCase(c)) {
                firstIsUpper |= cased == 0 && isUpper;
                cased++;
                upper += isUpper ? 1 : 0;
            }
            digit |= Character.isDigit(c);
        }
        if (cased == 0) {
            return digit ? DIGIT : SYMBOL;
        }
        if (upper == 0) {
            return LOWER;
        }
        if (cased == 1) {
            return SINGLE;
        }
        if (upper == cased) {
            return UPPER;
        }
        return upper == 1 && firstIsUpper ? INITIAL : MIXED;
    }
}
