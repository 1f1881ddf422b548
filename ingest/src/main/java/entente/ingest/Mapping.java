package entente.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which column of a table, or which key of a JSON object, holds what. A key of an object within an object is written
 * "fields.bodyText". For each field the first of several that holds anything counts.
 */
public final class Mapping {

    /** @param part of the value that is meant, in the group "value" or else the first */
    record Selector(String path, Optional<Pattern> part) {

        Optional<String> of(String value) {
            if (part.isEmpty()) {
                return Optional.of(value);
            }
            Matcher matcher = part.get().matcher(value);
            return matcher.find()
                    ? Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group())
                    : Optional.empty();
        }
    }

    /** Nothing is said. */
    public static final Mapping NONE = new Mapping(Map.of());

    private final Map<Field, List<Selector>> selectors;

    private Mapping(Map<Field, List<Selector>> selectors) {
        EnumMap<Field, List<Selector>> ordered = new EnumMap<>(Field.class);
        ordered.putAll(selectors);
        this.selectors = ordered;
    }

    /**
     * What a user writes: "title=headline,date=pub_date".
     *
     * @throws IllegalArgumentException if it is not written so; the message tells what was expected
     */
    public static Mapping parse(String words) {
        Map<Field, List<Selector>> selectors = new EnumMap<>(Field.class);
        for (String pair : words.split(",")) {
            int equals = pair.indexOf('=');
            Optional<Field> field = equals < 0 ? Optional.empty() : Field.named(pair.substring(0, equals));
            String path = equals < 0 ? "" : pair.substring(equals + 1).strip();
            if (field.isEmpty() || path.isEmpty()) {
                throw new IllegalArgumentException(
                        "expected FIELD=COLUMN with a field of %s, such as title=headline,date=pub_date; got \"%s\""
                                .formatted(Field.names(), pair));
            }
            selectors.put(field.get(), List.of(new Selector(path, Optional.empty())));
        }
        return new Mapping(selectors);
    }

    /**
     * The lines of a preset: "text = body | content" or "title = Extras ~ <PAGE_TITLE>(.*?)</PAGE_TITLE>".
     */
    static Mapping of(List<DataFile.Line> lines, String file) {
        Map<Field, List<Selector>> selectors = new EnumMap<>(Field.class);
        for (DataFile.Line line : lines) {
            int equals = line.text().indexOf('=');
            Field field = (equals < 0
                            ? Optional.<Field>empty()
                            : Field.named(line.text().substring(0, equals)))
                    .orElseThrow(() -> new IllegalStateException("%s line %d: expected FIELD = COLUMN, found \"%s\""
                            .formatted(file, line.number(), line.text())));
            List<Selector> of = new ArrayList<>(selectors.getOrDefault(field, List.of()));
            String right = line.text().substring(equals + 1).strip();
            int tilde = right.indexOf(" ~ ");
            if (tilde >= 0) {
                of.add(new Selector(
                        right.substring(0, tilde).strip(),
                        Optional.of(pattern(right.substring(tilde + 3), line, file))));
            } else {
                for (String path : right.split("\\|")) {
                    of.add(new Selector(path.strip(), Optional.empty()));
                }
            }
            selectors.put(field, List.copyOf(of));
        }
        return new Mapping(selectors);
    }

    private static Pattern pattern(String regex, DataFile.Line line, String file) {
        try {
            return Pattern.compile(regex.strip(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException(
                    "%s line %d: expected a regular expression after ~, found \"%s\""
                            .formatted(file, line.number(), regex),
                    e);
        }
    }

    boolean isEmpty() {
        return selectors.isEmpty();
    }

    List<Selector> of(Field field) {
        return selectors.getOrDefault(field, List.of());
    }

    /** This one, and for the fields that it does not name, {@code other}. */
    Mapping or(Mapping other) {
        Map<Field, List<Selector>> both = new EnumMap<>(Field.class);
        both.putAll(other.selectors);
        both.putAll(selectors);
        return new Mapping(both);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mapping mapping && mapping.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return selectors.toString();
    }
}
