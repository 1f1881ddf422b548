package entente.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a Rich Text file (RTF 1.9): what a reader would see of its body, an empty line between two paragraphs. Its map
 * leads to the bytes of the file, since RTF is ASCII throughout; the original text is the file read as ISO-8859-1.
 */
final class RichText implements DocumentFormat {

    private static final int DEEPEST = 1_000;

    /** Groups that are not of the body. Those marked "\*" are left out by that mark. */
    private static final Set<String> BESIDE = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "objdata",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "footnote",
            "annotation",
            "fldinst",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "filetbl",
            "revtbl",
            "xmlnstbl",
            "nonshppict",
            "shpinst",
            "themedata");

    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("tab", "\t"),
            Map.entry("cell", "\t"),
            Map.entry("line", "\n"),
            Map.entry("lbr", "\n"),
            Map.entry("row", "\n"),
            Map.entry("par", "\n\n"),
            Map.entry("sect", "\n\n"),
            Map.entry("page", "\n\n"),
            Map.entry("emdash", "—"),
            Map.entry("endash", "–"),
            Map.entry("lquote", "‘"),
            Map.entry("rquote", "’"),
            Map.entry("ldblquote", "“"),
            Map.entry("rdblquote", "”"),
            Map.entry("bullet", "•"),
            Map.entry("emspace", " "),
            Map.entry("enspace", " "));

    /** Of {@code \fcharset}, the ones that differ from the file's own. */
    private static final Map<Integer, String> CHARSETS = Map.ofEntries(
            Map.entry(128, "Shift_JIS"),
            Map.entry(129, "x-windows-949"),
            Map.entry(134, "GBK"),
            Map.entry(136, "Big5"),
            Map.entry(161, "windows-1253"),
            Map.entry(162, "windows-1254"),
            Map.entry(177, "windows-1255"),
            Map.entry(178, "windows-1256"),
            Map.entry(186, "windows-1257"),
            Map.entry(204, "windows-1251"),
            Map.entry(238, "windows-1250"));

    @Override
    public List<Report> read(Material material) throws Refusal {
        byte[] bytes = material.original().shared();
        if (!new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .startsWith("{\\rtf")) {
            throw new Refusal(
                    Reason.BROKEN_FILE, "expected Rich Text, which begins with \"{\\rtf\", found something else");
        }
        Parse parse = new Parse(bytes);
        parse.run();
        return List.of(new Report(
                material.stem(),
                parse.text.text(),
                parse.text.map(),
                true,
                Told.NOTHING,
                Optional.of(material.name()),
                Optional.of(StandardCharsets.ISO_8859_1.name()),
                Optional.empty(),
                List.of()));
    }

    /** What holds within a pair of braces. */
    private static final class Group {
        private boolean skipped;
        private int afterUnicode = 1;
        private int font = -1;

        Group copy() {
            Group group = new Group();
            group.skipped = skipped;
            group.afterUnicode = afterUnicode;
            group.font = font;
            return group;
        }
    }

    private static final class Parse {

        private final byte[] bytes;
        private final Strand text = new Strand();
        private final Deque<Group> groups = new ArrayDeque<>();
        private final Map<Integer, Charset> fonts = new HashMap<>();
        private final byte[] pending = new byte[2];
        private Group group = new Group();
        private Charset charset = Charset.forName("windows-1252");
        private boolean inFonts;
        private int fontsDepth;
        private boolean marked;
        private int leftOut;
        private int pendingCount;
        private int at;

        Parse(byte[] bytes) {
            this.bytes = bytes;
        }

        void run() throws Refusal {
            while (at < bytes.length) {
                char c = (char) (bytes[at] & 0xFF);
                switch (c) {
                    case '{' -> open();
                    case '}' -> close();
                    case '\\' -> control();
                    case '\r', '\n' -> at++;
                    default -> {
                        put(c, at);
                        at++;
                    }
                }
            }
        }

        private void open() throws Refusal {
            if (groups.size() >= DEEPEST) {
                throw new Refusal(
                        Reason.NESTED_TOO_DEEPLY, "expected Rich Text, found braces %,d deep".formatted(DEEPEST));
            }
            groups.push(group);
            group = group.copy();
            marked = false;
            leftOut = 0;
            pendingCount = 0;
            at++;
        }

        private void close() {
            if (inFonts && groups.size() <= fontsDepth) {
                inFonts = false;
            }
            if (!groups.isEmpty()) {
                group = groups.pop();
            }
            leftOut = 0;
            pendingCount = 0;
            at++;
        }

        private void control() {
            int start = at;
            at++;
            if (at >= bytes.length) {
                return;
            }
            char c = (char) (bytes[at] & 0xFF);
            if (!isLetter(c)) {
                at++;
                symbol(c, start);
                return;
            }
            int from = at;
            while (at < bytes.length && isLetter((char) bytes[at]) && at - from < 32) {
                at++;
            }
            String word = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
            boolean negative = at + 1 < bytes.length && bytes[at] == '-' && isDigit(bytes[at + 1]);
            at += negative ? 1 : 0;
            boolean any = false;
            long number = 0;
            while (at < bytes.length && isDigit(bytes[at])) {
                number = Math.min(number * 10 + bytes[at] - '0', Integer.MAX_VALUE);
                any = true;
                at++;
            }
            if (at < bytes.length && bytes[at] == ' ') {
                at++;
            }
            word(word, any, (int) (negative ? -number : number), start);
        }

        private void symbol(char c, int start) {
            switch (c) {
                case '\'' -> {
                    int high = at < bytes.length ? Character.digit(bytes[at], 16) : -1;
                    int low = at + 1 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
                    if (high >= 0 && low >= 0) {
                        at += 2;
                        hex((byte) (high * 16 + low), start);
                    }
                }
                case '*' -> marked = true;
                case '~' -> put('\u00A0', start);
                case '_' -> put('\u2011', start);
                case '-' -> {}
                case '\r', '\n' -> make("\n\n");
                case '\\', '{', '}' -> put(c, start);
                default -> {}
            }
        }

        private void word(String word, boolean numbered, int number, int start) {
            if (marked || BESIDE.contains(word)) {
                group.skipped = true;
                if (word.equals("fonttbl")) {
                    inFonts = true;
                    fontsDepth = groups.size();
                }
                marked = false;
                return;
            }
            switch (word) {
                case "bin" -> at = (int) Math.min(bytes.length, (long) at + Math.max(0, number));
                case "ansicpg" -> charset = forName("windows-" + number).orElse(charset);
                case "mac" -> charset = forName("x-MacRoman").orElse(charset);
                case "f" -> group.font = number;
                case "fcharset" -> {
                    if (inFonts && CHARSETS.containsKey(number)) {
                        forName(CHARSETS.getOrDefault(number, "")).ifPresent(set -> fonts.put(group.font, set));
                    }
                }
                case "uc" -> group.afterUnicode = Math.max(0, Math.min(number, 8));
                case "u" -> {
                    if (numbered) {
                        put((char) number, start);
                        leftOut = group.afterUnicode;
                    }
                }
                case "plain", "pard" -> {}
                default -> {
                    String character = CHARACTERS.get(word);
                    if (character != null) {
                        make(character);
                    }
                }
            }
        }

        private void hex(byte b, int start) {
            if (leftOut > 0) {
                leftOut--;
                return;
            }
            if (group.skipped) {
                return;
            }
            Charset set = fonts.getOrDefault(group.font, charset);
            pending[pendingCount++] = b;
            String decoded = new String(pending, 0, pendingCount, set);
            boolean half = decoded.indexOf('\uFFFD') >= 0
                    && pendingCount < 2
                    && set.newEncoder().maxBytesPerChar() > 1;
            if (half) {
                return;
            }
            pendingCount = 0;
            for (int i = 0; i < decoded.length(); i++) {
                text.copy(decoded.charAt(i), start);
            }
        }

        private void put(char c, int place) {
            if (leftOut > 0 && c < 0x80 && bytes[place] != '\\') {
                leftOut--;
                return;
            }
            if (!group.skipped && c != 0) {
                text.copy(c, place);
            }
        }

        private void make(String made) {
            if (!group.skipped) {
                text.make(made);
            }
        }

        private static Optional<Charset> forName(String name) {
            try {
                return Optional.of(Charset.forName(name));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static boolean isLetter(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }

        private static boolean isDigit(byte b) {
            return b >= '0' && b <= '9';
        }
    }
}
