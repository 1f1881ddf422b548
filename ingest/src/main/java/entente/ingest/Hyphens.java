package entente.ingest;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether the hyphen at the end of a line belongs to the word ("NATO-led") or was put there to divide it
 * ("coop-eration"), after {@code hyphens.txt} and the other words of the same text.
 */
final class Hyphens {

    private static final DataFile FILE = DataFile.open("hyphens.txt");
    private static final Set<String> FIRST = words("first");
    private static final Set<String> SECOND = words("second");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:-[\\p{L}\\p{M}]+)*");
    private static final Pattern DIVIDED = Pattern.compile("[\\p{L}\\p{N}]-$");
    private static final Pattern LEFT = Pattern.compile("([\\p{L}\\p{M}\\p{N}-]+)-$");
    private static final Pattern RIGHT = Pattern.compile("^[\\p{L}\\p{M}]+");

    private final String text;
    /** Gathered when first asked for: most texts divide no word. */
    private final Set<String> known = new HashSet<>();

    private Hyphens(String text) {
        this.text = text;
    }

    static Hyphens of(String text) {
        return new Hyphens(text);
    }

    static boolean isDivided(String line) {
        return DIVIDED.matcher(line).find();
    }

    /** Whether the hyphen in which {@code line} ends is one of the word's own. */
    boolean belongs(String line, String next) {
        Matcher before = LEFT.matcher(line);
        Matcher after = RIGHT.matcher(next);
        if (!before.find() || !after.find()) {
            return true;
        }
        String left = before.group(1);
        String right = after.group();
        String first = left.toLowerCase(Locale.ROOT);
        String second = right.toLowerCase(Locale.ROOT);
        if (!Character.isLowerCase(right.charAt(0)) || left.indexOf('-') >= 0) {
            return true;
        }
        if (known().contains(first + second)) {
            return false;
        }
        return known().contains(first + "-" + second)
                || !left.equals(first)
                || !left.chars().allMatch(Character::isLetter)
                || FIRST.contains(first)
                || SECOND.contains(second)
                || known().contains(first) && known().contains(second);
    }

    private Set<String> known() {
        if (known.isEmpty()) {
            known.add("");
            boolean afterDivided = false;
            for (String line : text.split("[\\n\\r\\f]")) {
                String whole = line.strip();
                Matcher words = WORD.matcher(whole);
                while (words.find()) {
                    // The halves of a divided word are no words.
                    boolean half = words.end() == whole.length() - 1 && whole.endsWith("-")
                            || words.start() == 0 && afterDivided;
                    if (!half) {
                        known.add(words.group().toLowerCase(Locale.ROOT));
                    }
                }
                afterDivided = isDivided(whole);
            }
        }
        return known;
    }

    private static Set<String> words(String section) {
        return FILE.section(section).stream()
                .flatMap(line -> Pattern.compile(" ").splitAsStream(line.text()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
