package entente.code;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Actor and agent dictionaries in the format of TABARI and PETRARCH, for sentences that are coded by a verb dictionary of that
 * family.
 *
 * <p>A code on the line of the name is the default and holds where no dated code fits, as the format is documented.
 */
final class PetrarchActors {

    /** A code with the days on which it holds; both ends included. */
    private record Dated(String code, LocalDate from, LocalDate to) {}

    /** @param dated the first that fits the day counts */
    private record Entry(Optional<String> usual, List<Dated> dated) {}

    /** Words found at a place: how many, and their code. */
    record Found(int words, String code) {}

    private static final Pattern CODE = Pattern.compile("\\[([^\\]]*)\\]");

    private final Map<List<String>, Entry> actors = new HashMap<>();
    private final Map<List<String>, String> agents = new HashMap<>();
    private int longest = 1;

    private PetrarchActors() {}

    static PetrarchActors read(List<Path> actorFiles, Path agentFile) throws IOException {
        PetrarchActors both = new PetrarchActors();
        for (Path file : actorFiles) {
            both.actors(PetrarchVerbs.text(file));
        }
        both.agents(PetrarchVerbs.text(agentFile));
        return both;
    }

    static PetrarchActors of(String actors, String agents) {
        PetrarchActors both = new PetrarchActors();
        both.actors(actors);
        both.agents(agents);
        return both;
    }

    private void actors(String text) {
        List<List<String>> names = new ArrayList<>();
        Optional<String> usual = Optional.empty();
        List<Dated> dated = new ArrayList<>();
        for (String raw : text.split("\n")) {
            String line = raw.replaceAll("#.*", "").stripTrailing();
            if (line.isBlank() || line.startsWith("<!")) {
                continue;
            }
            boolean indented = Character.isWhitespace(line.charAt(0));
            if (!indented && !line.startsWith("+")) {
                store(names, usual, dated);
                names = new ArrayList<>();
                usual = Optional.empty();
                dated = new ArrayList<>();
            }
            if (!indented) {
                names.add(name(line.replaceAll("\\[.*", "").replaceFirst("^\\+", "")));
            }
            Matcher code = CODE.matcher(line);
            while (code.find()) {
                Optional<Dated> restricted = dated(code.group(1));
                if (restricted.isPresent()) {
                    dated.add(restricted.get());
                } else if (usual.isEmpty()) {
                    usual = Optional.of(code.group(1).strip().split("\\s")[0]);
                }
            }
        }
        store(names, usual, dated);
    }

    private void store(List<List<String>> names, Optional<String> usual, List<Dated> dated) {
        for (List<String> name : names) {
            if (!name.isEmpty()) {
                actors.putIfAbsent(name, new Entry(usual, List.copyOf(dated)));
                longest = Math.max(longest, name.size());
            }
        }
    }

    /** "AL-QAEDA_": its words; hyphens part words, as they do in a text that has been read. */
    private static List<String> name(String text) {
        return List.of(text.replace('_', ' ')
                .replace("-", " - ")
                .strip()
                .toUpperCase(Locale.ROOT)
                .split("\\s+"));
    }

    private static Optional<Dated> dated(String text) {
        Matcher before = Pattern.compile("(\\S+)\\s*<\\s*(\\d{6,8})").matcher(text);
        if (before.find()) {
            return Optional.of(new Dated(before.group(1), LocalDate.MIN, day(before.group(2))));
        }
        Matcher from = Pattern.compile("(\\S+)\\s*>\\s*(\\d{6,8})").matcher(text);
        if (from.find()) {
            return Optional.of(new Dated(from.group(1), day(from.group(2)), LocalDate.MAX));
        }
        Matcher between =
                Pattern.compile("(\\S+)\\s+(\\d{6,8})\\s*-\\s*(\\d{6,8})").matcher(text);
        return between.find()
                ? Optional.of(new Dated(between.group(1), day(between.group(2)), day(between.group(3))))
                : Optional.empty();
    }

    /** YYYYMMDD, or YYMMDD with years up to 30 in this century. */
    static LocalDate day(String digits) {
        String full = digits.length() > 7
                ? digits.substring(0, 8)
                : (Integer.parseInt(digits.substring(0, 2)) <= 30 ? "20" : "19") + digits.substring(0, 6);
        return LocalDate.of(
                Integer.parseInt(full.substring(0, 4)),
                Math.min(12, Math.max(1, Integer.parseInt(full.substring(4, 6)))),
                Math.min(28, Math.max(1, Integer.parseInt(full.substring(6, 8)))) == 28
                        ? lastDay(full)
                        : Integer.parseInt(full.substring(6, 8)));
    }

    private static int lastDay(String full) {
        int month = Math.min(12, Math.max(1, Integer.parseInt(full.substring(4, 6))));
        int length =
                LocalDate.of(Integer.parseInt(full.substring(0, 4)), month, 1).lengthOfMonth();
        return Math.min(length, Integer.parseInt(full.substring(6, 8)));
    }

    private void agents(String text) {
        Map<String, List<String>> sets = new LinkedHashMap<>();
        for (String raw : text.split("\n")) {
            String line = raw.replaceAll("#.*", "").strip().toUpperCase(Locale.ROOT);
            if (line.startsWith("!") && line.contains("=")) {
                String[] sides = line.split("=", 2);
                sets.put(sides[0].strip(), List.of(sides[1].strip().split("\\s*,\\s*")));
                continue;
            }
            Matcher code = CODE.matcher(line);
            if (line.isEmpty() || line.startsWith("<!") || !code.find()) {
                continue;
            }
            String name = line.replaceAll("[\\[{].*", "").strip();
            Optional<String> set = sets.keySet().stream().filter(name::contains).findFirst();
            if (set.isPresent()) {
                for (String word : sets.getOrDefault(set.get(), List.of())) {
                    agent(name.replace(set.get(), word), code.group(1));
                }
                continue;
            }
            agent(name, code.group(1));
            Matcher plural = Pattern.compile("\\{([^}]*)\\}").matcher(line);
            if (!plural.find()) {
                String[] words = name.replaceAll("_$", "").split("(?<=[_ ])");
                words[words.length - 1] = PetrarchVerbs.plural(words[words.length - 1]);
                agent(String.join("", words), code.group(1));
            } else if (!plural.group(1).isBlank()) {
                agent(plural.group(1), code.group(1));
            }
        }
    }

    private void agent(String name, String code) {
        List<String> words = name(name);
        agents.putIfAbsent(words, code.replace(" ", ""));
        longest = Math.max(longest, words.size());
    }

    /** The longest actor whose name begins at a word; a null code if the name is known and codes nothing. */
    Optional<Found> actorAt(List<String> words, int from, LocalDate day) {
        for (int length = Math.min(longest, words.size() - from); length > 0; length--) {
            Entry entry = actors.get(words.subList(from, from + length));
            if (entry != null) {
                String code = entry.dated().stream()
                        .filter(each -> !day.isBefore(each.from()) && !day.isAfter(each.to()))
                        .map(Dated::code)
                        .findFirst()
                        .or(entry::usual)
                        .orElse("---");
                return Optional.of(new Found(length, code));
            }
        }
        return Optional.empty();
    }

    /** The longest agent whose words begin at a word, with its code as the file has it: "~GOV", "NGO~". */
    Optional<Found> agentAt(List<String> words, int from) {
        for (int length = Math.min(longest, words.size() - from); length > 0; length--) {
            String code = agents.get(words.subList(from, from + length));
            if (code != null) {
                return Optional.of(new Found(length, code));
            }
        }
        return Optional.empty();
    }
}
