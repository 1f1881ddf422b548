package entente.resolve;

import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the table of dates: a pattern of words and what it means.
 *
 * @param elements of the pattern, in order
 * @param meaning verb and arguments, as in the table
 * @param before words of which one must stand right before; empty if any may
 */
record DateRule(List<Element> elements, List<String> meaning, Set<String> before) {

    /** Either a set of words, or a class such as {@code <month>}. */
    record Element(Optional<String> kind, Set<String> words) {}

    /** What the classes of a pattern caught; −1 where a class was not in it. */
    record Caught(int day, int month, int year, int weekday, int number, int decade) {
        static final Caught NOTHING = new Caught(-1, -1, -1, -1, -1, -1);
    }

    static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12));

    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    static List<DateRule> load() {
        List<DateRule> rules = new ArrayList<>();
        for (Table.Row row : Table.load("dates.tsv").rows()) {
            List<Element> elements = new ArrayList<>();
            for (String part : row.get("pattern").split(" ")) {
                elements.add(
                        part.startsWith("<")
                                ? new Element(Optional.of(part.substring(1, part.length() - 1)), Set.of())
                                : new Element(Optional.empty(), Set.of(part.split("\\|"))));
            }
            rules.add(new DateRule(
                    List.copyOf(elements),
                    List.of(row.get("meaning").split(" ")),
                    Set.copyOf(row.list("before", "\\|"))));
        }
        return List.copyOf(rules);
    }

    /** What the pattern catches at this token; empty where it does not fit. */
    Optional<Caught> at(Tree tree, int first) {
        if (first + elements.size() - 1 > tree.size()) {
            return Optional.empty();
        }
        if (!before.isEmpty() && !before.contains(tree.lowerOr(first - 1))) {
            return Optional.empty();
        }
        Caught caught = Caught.NOTHING;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            String word = tree.lower(first + i);
            if (element.kind().isEmpty()) {
                if (!element.words().contains(word)) {
                    return Optional.empty();
                }
                continue;
            }
            Optional<Caught> more = caught(element.kind().get(), tree.form(first + i), caught);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            caught = more.get();
        }
        return Optional.of(caught);
    }

    private static Optional<Caught> caught(String kind, String form, Caught so) {
        String word = form.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "day" -> {
                String digits = word.replaceAll("(st|nd|rd|th)$", "");
                int day = digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : 0;
                yield day >= 1 && day <= 31
                        ? Optional.of(new Caught(day, so.month, so.year, so.weekday, so.number, so.decade))
                        : Optional.empty();
            }
            case "month" -> {
                int month = Character.isUpperCase(form.charAt(0)) ? month(word) : 0;
                yield month > 0
                        ? Optional.of(new Caught(so.day, month, so.year, so.weekday, so.number, so.decade))
                        : Optional.empty();
            }
            case "year" ->
                word.matches("19[0-9]{2}|20[0-4][0-9]")
                        ? Optional.of(
                                new Caught(so.day, so.month, Integer.parseInt(word), so.weekday, so.number, so.decade))
                        : Optional.empty();
            case "weekday" -> {
                int weekday = Character.isUpperCase(form.charAt(0)) ? WEEKDAYS.indexOf(word) + 1 : 0;
                yield weekday > 0
                        ? Optional.of(new Caught(so.day, so.month, so.year, weekday, so.number, so.decade))
                        : Optional.empty();
            }
            case "number" -> {
                Integer number = word.matches("[0-9]{1,3}") ? Integer.valueOf(word) : NUMBERS.get(word);
                yield number == null
                        ? Optional.empty()
                        : Optional.of(new Caught(so.day, so.month, so.year, so.weekday, number, so.decade));
            }
            case "decade" ->
                word.matches("(19|20)[0-9]0s")
                        ? Optional.of(new Caught(
                                so.day,
                                so.month,
                                so.year,
                                so.weekday,
                                so.number,
                                Integer.parseInt(word.substring(0, 4))))
                        : Optional.empty();
            default ->
                throw new IllegalStateException(
                        "dates.tsv: expected <day>, <month>, <year>, <weekday>, <number> or <decade>, found <%s>"
                                .formatted(kind));
        };
    }

    private static int month(String word) {
        String plain = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            boolean shortened = word.endsWith(".") && plain.length() >= 3 && name.startsWith(plain);
            if (name.equals(plain) || shortened || plain.equals("sept") && month == Month.SEPTEMBER) {
                return month.getValue();
            }
        }
        return 0;
    }
}
