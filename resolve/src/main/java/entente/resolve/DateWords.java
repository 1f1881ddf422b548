package entente.resolve;

import java.util.Set;

/** Nouns that tell a time. */
final class DateWords {

    private static final Set<String> TIME_NOUNS = WordSets.of("times");

    private DateWords() {}

    static boolean isTimeNoun(String lower) {
        return TIME_NOUNS.contains(lower) || lower.matches("(1[89]|20)[0-9]{2}s?");
    }
}
