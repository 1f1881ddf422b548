package entente.ingest;

import entente.ingest.Dates.Day;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the dateline at the beginning of a paragraph, after the forms in {@code datelines.txt}.
 *
 * <p>A form with a date is believed. A form without one is believed only if its place stands in capitals or in {@code
 * cities.txt}, or its agency in {@code agencies.txt}: "Amnesty International – …" is no dateline.
 */
final class Datelines {

    /** A range of the paragraph, in UTF-16 units. */
    record Range(int start, int end) {}

    /**
     * @param end first unit after the closing mark
     * @param rest first unit of the report proper; the length of the paragraph if nothing follows
     */
    record Found(int end, int rest, Optional<Range> place, Optional<Day> day, Optional<Range> agency) {}

    private record Form(Pattern pattern, Set<String> groups) {}

    private static final int LONGEST = 140;

    /** Every form ends in one of these. */
    private static final Pattern MARK = Pattern.compile("--|[—–―:_]|-\\s|\\)\\.|/\\.|\\d[.,] [\\p{L}/-]{2,20}\\.\\s");

    private static final DataFile FILE = DataFile.open("datelines.txt");
    private static final List<String> WIRES = names("agencies.txt");
    private static final List<String> CITIES = names("cities.txt");
    private static final Set<String> CITY_NAMES = lowerCase(CITIES);
    private static final Set<String> WIRE_NAMES = lowerCase(WIRES);
    private static final Set<String> NO_PLACES =
            FILE.section("no places").stream().map(DataFile.Line::text).collect(Collectors.toUnmodifiableSet());

    private static final String WORD = "(?!" + Dates.MONTH_NAME + "\\.? *\\d)\\p{Lu}[\\p{L}\\p{M}.'’-]*";
    private static final String CAPITALS = "\\p{Lu}[\\p{Lu}\\p{M}.'’-]+";
    private static final String BETWEEN = "(?: | and | AND | & |/| de | of | OF | d[ao]s? )";
    private static final String REGION = "(?:\\s*,\\s*" + WORD + "(?: " + WORD + "){0,3}){0,2}?";

    private static final List<Form> FORMS = forms("forms", 0);
    private static final List<Form> DATE_LINES = forms("date lines", Pattern.CASE_INSENSITIVE);

    private Datelines() {}

    /** The dateline with which {@code paragraph} begins. */
    static Optional<Found> atStartOf(String paragraph) {
        String start = paragraph.substring(0, Math.min(paragraph.length(), LONGEST + 20));
        if (!MARK.matcher(start).find()) {
            return Optional.empty();
        }
        boolean digits = start.chars().limit(LONGEST).anyMatch(Character::isDigit);
        for (Form form : FORMS) {
            if (form.groups().contains("date") && !digits) {
                continue;
            }
            Matcher matcher = form.pattern().matcher(start);
            if (matcher.lookingAt() && matcher.end() <= LONGEST) {
                Optional<Found> found = believe(paragraph, form, matcher);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The day that a line tells which tells nothing else: "Published: 3 December 2003". */
    static Optional<Found> dateLine(String line) {
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        for (Form form : DATE_LINES) {
            Matcher matcher = form.pattern().matcher(line);
            if (matcher.matches()) {
                Optional<Day> day = Dates.parse(matcher.group("date"));
                if (day.isPresent() && day.get().year().isPresent()) {
                    return Optional.of(new Found(
                            line.length(), line.length(), range(form, matcher, "place"), day, Optional.empty()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> believe(String paragraph, Form form, Matcher matcher) {
        Optional<Range> place = range(form, matcher, "place");
        Optional<Range> agency = range(form, matcher, "agency");
        Optional<Day> day = Optional.empty();
        if (form.groups().contains("date")) {
            day = Dates.parse(matcher.group("date"));
            if (day.isEmpty()) {
                return Optional.empty();
            }
        }
        String placeName =
                place.map(r -> paragraph.substring(r.start(), r.end())).orElse("");
        String first = placeName.split("\\s*,", 2)[0].replaceFirst("(?<=\\p{L}{2})\\.$", "");
        if (NO_PLACES.contains(first) || WIRE_NAMES.contains(first.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        boolean believed = day.isPresent()
                || first.matches(CAPITALS + "(?:" + BETWEEN + CAPITALS + ")*")
                || CITY_NAMES.contains(first.toLowerCase(Locale.ROOT))
                || agency.map(r -> WIRE_NAMES.contains(
                                paragraph.substring(r.start(), r.end()).toLowerCase(Locale.ROOT)))
                        .orElse(false);
        if (!believed) {
            return Optional.empty();
        }
        int rest = matcher.end();
        while (rest < paragraph.length() && Character.isWhitespace(paragraph.charAt(rest))) {
            rest++;
        }
        return Optional.of(new Found(matcher.end(), rest, place, day, agency));
    }

    private static Optional<Range> range(Form form, Matcher matcher, String group) {
        return form.groups().contains(group) && matcher.start(group) >= 0
                ? Optional.of(new Range(matcher.start(group), matcher.end(group)))
                : Optional.empty();
    }

    private static List<Form> forms(String section, int flags) {
        List<Form> forms = new ArrayList<>();
        for (DataFile.Line line : FILE.section(section)) {
            StringBuilder regex = new StringBuilder();
            Set<String> groups = new java.util.TreeSet<>();
            String form = line.text();
            for (int i = 0; i < form.length(); i++) {
                char c = form.charAt(i);
                switch (c) {
                    case '{' -> {
                        int close = form.indexOf('}', i);
                        if (close < 0) {
                            throw new IllegalStateException("datelines.txt line %d: expected } after {, found \"%s\""
                                    .formatted(line.number(), form));
                        }
                        piece(form.substring(i + 1, close), line, groups, regex);
                        i = close;
                    }
                    case '[' -> regex.append("(?:");
                    case ']' -> regex.append(")?");
                    case ',', '(' -> regex.append("\\s*").append(Pattern.quote(String.valueOf(c)));
                    case ' ' ->
                        regex.append(form.startsWith("{dash}", i + 1) || form.startsWith("(", i + 1) ? "\\s*" : "\\s+");
                    default -> regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
            forms.add(new Form(FILE.compile(line, regex.toString(), flags), Set.copyOf(groups)));
        }
        return List.copyOf(forms);
    }

    private static void piece(String name, DataFile.Line line, Set<String> groups, StringBuilder regex) {
        switch (name) {
            case "place" -> {
                groups.add("place");
                regex.append("(?<place>" + WORD + "(?:" + BETWEEN + WORD + "){0,4}?" + REGION + ")");
            }
            case "PLACE" -> {
                groups.add("place");
                regex.append("(?<place>" + CAPITALS + "(?:" + BETWEEN + CAPITALS + "){0,4}?" + REGION + ")");
            }
            case "city" -> {
                groups.add("place");
                regex.append("(?<place>(?iu:" + anyOf(CITIES) + ")\\b" + REGION + ")");
            }
            case "date" -> {
                groups.add("date");
                regex.append("(?<date>" + Dates.WORDS + ")");
            }
            case "agency" -> {
                groups.add("agency");
                regex.append("(?<agency>[\\p{L}\\p{N}][^()/\\n]{0,20}?(?:/[\\p{L}][^()/\\n]{0,20}?)?)");
            }
            case "wire" -> {
                groups.add("agency");
                regex.append("(?<agency>" + anyOf(WIRES) + ")");
            }
            case "dash" -> regex.append("(?:--+|[—–―]+|[-_](?=\\s))");
            case "time" ->
                regex.append(
                        "\\d{1,2}[:.h]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: \\(?\\p{Lu}{2,4}\\)?)?|\\d{1,2} ?[ap]\\.?m\\.?(?: \\(?\\p{Lu}{2,4}\\)?)?");
            default ->
                throw new IllegalStateException(
                        "datelines.txt line %d: expected {place}, {PLACE}, {city}, {date}, {time}, {agency}, {wire} or {dash}, found {%s}"
                                .formatted(line.number(), name));
        }
    }

    private static String anyOf(List<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static List<String> names(String file) {
        return DataFile.open(file).section("").stream().map(DataFile.Line::text).toList();
    }

    private static Set<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
