package entente.resolve;

import java.util.Set;

/** Nouns that tell a time. */
final class DateWords {

    private static final Set<String> TIME_NOUNS = Set.of(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "today",
            "yesterday",
            "tomorrow",
            "tonight",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "day",
            "days",
            "morning",
            "evening",
            "afternoon",
            "night",
            "weekend",
            "hour",
            "hours",
            "jan.",
            "feb.",
            "aug.",
            "sept.",
            "oct.",
            "nov.",
            "dec.",
            "decade",
            "decades",
            "century");

    private DateWords() {}

    static boolean isTimeNoun(String lower) {
        return TIME_NOUNS.contains(lower) || lower.matches("(1[89]|20)[0-9]{2}s?");
    }
}
