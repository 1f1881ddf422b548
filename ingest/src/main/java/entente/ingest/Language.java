package entente.ingest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * English or not, told by the share of English function words among the first words. In English news four words in ten are
 * such words; in the languages that share some of them ("in", "was", "an") it is one in ten.
 */
final class Language {

    static final String ENGLISH = "en";
    static final String UNDETERMINED = "und";

    private static final int WORDS_READ = 2_000;
    private static final double ENOUGH = 0.22;
    private static final double ENOUGH_FOR_A_FEW = 0.06;
    private static final int FEW = 25;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Set<String> FUNCTION_WORDS = DataFile.open("function-words.txt").section("").stream()
            .flatMap(line -> Pattern.compile(" ").splitAsStream(line.text()))
            .collect(Collectors.toUnmodifiableSet());

    private Language() {}

    /** "en", or "und" where it is another language or too little to tell. */
    static String of(String text) {
        Matcher words = WORD.matcher(text);
        int read = 0;
        int function = 0;
        while (read < WORDS_READ && words.find()) {
            read++;
            if (FUNCTION_WORDS.contains(words.group().toLowerCase(Locale.ROOT))) {
                function++;
            }
        }
        double enough = read < FEW ? ENOUGH_FOR_A_FEW : ENOUGH;
        return function > 0 && function >= enough * read ? ENGLISH : UNDETERMINED;
    }
}
