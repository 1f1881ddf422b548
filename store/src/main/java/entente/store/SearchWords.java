package entente.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a user types into a search, made into a query of FTS5.
 *
 * <pre>
 * search  = part { part }          all must occur
 * part    = ["-"] ( phrase | word )
 * phrase  = '"' words '"'          side by side, stop words included
 * word    = letters and digits, perhaps "*" at its end
 * </pre>
 */
final class SearchWords {

    private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Set<String> STOP_WORDS = stopWords();

    private SearchWords() {}

    /** The query; empty if nothing is left to search for once stop words are dropped. */
    static Optional<String> query(String typed) {
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        Matcher parts = PART.matcher(typed);
        while (parts.find()) {
            List<String> into = parts.group(1).isEmpty() ? wanted : unwanted;
            if (parts.group(2) != null) {
                List<String> tokens = tokens(parts.group(2));
                if (!tokens.isEmpty()) {
                    into.add(quoted(String.join(" ", tokens)));
                }
                continue;
            }
            String word = parts.group(3);
            List<String> tokens = tokens(word);
            for (int i = 0; i < tokens.size(); i++) {
                boolean prefix = i == tokens.size() - 1 && word.endsWith("*");
                if (prefix) {
                    into.add(quoted(tokens.get(i)) + "*");
                } else if (!STOP_WORDS.contains(tokens.get(i).toLowerCase(Locale.ROOT))) {
                    into.add(quoted(tokens.get(i)));
                }
            }
        }
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String all = String.join(" AND ", wanted);
        return Optional.of(unwanted.isEmpty() ? all : "(%s) NOT (%s)".formatted(all, String.join(" OR ", unwanted)));
    }

    private static List<String> tokens(String words) {
        return TOKEN.matcher(words).results().map(match -> match.group()).toList();
    }

    private static String quoted(String words) {
        return "\"" + words + "\"";
    }

    private static Set<String> stopWords() {
        try (InputStream in = SearchWords.class.getResourceAsStream("stop-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("the data file entente/store/stop-words.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line.strip()))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
