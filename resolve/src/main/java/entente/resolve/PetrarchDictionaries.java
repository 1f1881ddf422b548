package entente.resolve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dictionaries of actors and agents in PETRARCH's format, read as they are.
 *
 * <p>An entry of actors is a name, its synonyms ({@code +NAME}) and codes, each good for some time; an agent is a role noun whose
 * code is put after ({@code [~GOV]}) or before ({@code [NGO~]}) that of the actor. Faulty lines are told with their place and
 * passed over; nothing in them is guessed. Matching is of whole words, whatever their case; the longest name wins.
 */
public final class PetrarchDictionaries {

    /** How the dates of a code are read. */
    public enum Dates {
        /** As documented: both ends count, and a code without dates stands in where no other fits. */
        DOCUMENTED,
        /** As PETRARCH2 does it: the end is left out, and a code on the line of the name hides all dated ones. */
        AS_PETRARCH2
    }

    /** A line that could not be read. */
    public record Fault(String file, int line, String text, String problem) {}

    /**
     * A code and when it holds; both days are inside.
     *
     * @param code upper case; "---" codes nothing
     */
    public record DatedCode(String code, Optional<LocalDate> from, Optional<LocalDate> to) {
        boolean isDated() {
            return from.isPresent() || to.isPresent();
        }

        boolean holdsOn(LocalDate day, Dates dates) {
            boolean begun = from.map(first -> !day.isBefore(first)).orElse(true);
            boolean going = to.map(last -> dates == Dates.DOCUMENTED ? !day.isAfter(last) : day.isBefore(last))
                    .orElse(true);
            return begun && going;
        }
    }

    /**
     * @param names in upper case, the primary one first
     * @param codes in the order of the file
     * @param bareFirst whether a code without dates stands on the line of the name
     */
    public record Entry(List<String> names, List<DatedCode> codes, boolean bareFirst, String file, int line) {
        public Entry {
            names = List.copyOf(names);
            codes = List.copyOf(codes);
        }

        /** The code on a day; empty where none holds then. */
        public Optional<String> code(LocalDate day, Dates dates) {
            if (dates == Dates.AS_PETRARCH2 && bareFirst && !codes.getFirst().isDated()) {
                return Optional.of(codes.getFirst().code());
            }
            for (DatedCode code : codes) {
                if (code.isDated() && code.holdsOn(day, dates)) {
                    return Optional.of(code.code());
                }
            }
            return codes.stream().filter(code -> !code.isDated()).findFirst().map(DatedCode::code);
        }
    }

    /**
     * @param plural empty where there is none
     * @param inFront whether the code goes before the actor's
     */
    public record Agent(String noun, String plural, String code, boolean inFront) {}

    private static final Pattern CODE = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern INSIDE =
            Pattern.compile("\\s*([A-Za-z0-9+/-]+?)(?:\\s*([<>])\\s*(\\d+)|\\s+(\\d+)\\s*-\\s*(\\d+)|\\s+(\\d+))?\\s*");
    private static final Pattern AGENT =
            Pattern.compile("([^\\[{]+?)\\s*(?:\\{([^}]*)\\})?\\s*\\[\\s*(~?)\\s*([A-Za-z]+)\\s*(~?)\\s*\\]");
    private static final Pattern SET = Pattern.compile("(![A-Z]+!)\\s*=\\s*(.+)");

    private final List<Entry> entries = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, List<Named<Entry>>> actorsByWord = new HashMap<>();
    private final Map<String, List<Named<Agent>>> agentsByWord = new HashMap<>();

    private record Named<T>(List<String> words, T value) {}

    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    public List<Agent> agents() {
        return Collections.unmodifiableList(agents);
    }

    public List<Fault> faults() {
        return Collections.unmodifiableList(faults);
    }

    // ------------------------------------------------------------------------------------------------- reading

    /** @throws IOException if the file cannot be read */
    public void readActors(Path file) throws IOException {
        new ActorFile(file.getFileName().toString()).read(lines(file));
    }

    /** @throws IOException if the file cannot be read */
    public void readAgents(Path file) throws IOException {
        String name = file.getFileName().toString();
        Map<String, List<String>> sets = new LinkedHashMap<>();
        int number = 0;
        for (String raw : lines(file)) {
            number++;
            String line = uncommented(raw).strip();
            if (line.isEmpty()) {
                continue;
            }
            Matcher set = SET.matcher(line);
            if (set.matches()) {
                sets.put(
                        set.group(1),
                        Arrays.stream(set.group(2).split(","))
                                .map(String::strip)
                                .toList());
                continue;
            }
            Matcher agent = AGENT.matcher(line);
            if (!agent.lookingAt() || agent.group(3).isEmpty() == agent.group(5).isEmpty()) {
                faults.add(new Fault(name, number, raw.strip(), "expected NOUN [~CODE] or NOUN [CODE~]"));
                continue;
            }
            addAgent(agent, sets, name, number, raw);
        }
    }

    private void addAgent(Matcher agent, Map<String, List<String>> sets, String file, int line, String raw) {
        String noun = agent.group(1).strip().toUpperCase(Locale.ROOT);
        @Nullable String plural = agent.group(2);
        List<String> forms = new ArrayList<>();
        Matcher marker = Pattern.compile("![A-Z]+!").matcher(noun);
        if (marker.find()) {
            List<String> members = sets.get(marker.group());
            if (members == null) {
                faults.add(new Fault(file, line, raw.strip(), "the set " + marker.group() + " is not defined above"));
                return;
            }
            members.forEach(member -> forms.add(noun.replace(marker.group(), member)));
        } else {
            forms.add(noun);
            if (plural == null) {
                String plain = noun.replaceAll("_$", "");
                forms.add(
                        plain.endsWith("Y")
                                ? plain.substring(0, plain.length() - 1) + "IES"
                                : plain.endsWith("S") ? plain + "ES" : plain + "S");
            } else if (!plural.isBlank()) {
                forms.add(plural.strip().toUpperCase(Locale.ROOT));
            }
        }
        boolean set = noun.contains("!");
        for (String form : set ? forms : forms.subList(0, 1)) {
            Agent value = new Agent(
                    form.replace('_', ' ').strip(),
                    set || forms.size() < 2
                            ? ""
                            : forms.get(1).replace('_', ' ').strip(),
                    agent.group(4).toUpperCase(Locale.ROOT),
                    !agent.group(5).isEmpty());
            agents.add(value);
            index(agentsByWord, form, value);
            if (!value.plural().isEmpty()) {
                index(agentsByWord, value.plural(), value);
            }
        }
    }

    private final class ActorFile {
        private final String file;
        private final List<String> names = new ArrayList<>();
        private final List<DatedCode> codes = new ArrayList<>();
        private boolean bareFirst;
        private int begun;

        ActorFile(String file) {
            this.file = file;
        }

        void read(List<String> lines) {
            int number = 0;
            for (String raw : lines) {
                number++;
                String line = uncommented(raw);
                if (line.isBlank()) {
                    continue;
                }
                int bracket = line.indexOf('[');
                String name = (bracket < 0 ? line : line.substring(0, bracket)).strip();
                if (name.startsWith("+")) {
                    synonym(name.substring(1).strip(), number, raw);
                } else if (!name.isEmpty()) {
                    finish();
                    names.add(name.toUpperCase(Locale.ROOT));
                    begun = number;
                }
                if (names.isEmpty()) {
                    faults.add(new Fault(file, number, raw.strip(), "a code before any name"));
                    continue;
                }
                codes(line, number, raw, !name.isEmpty() && !name.startsWith("+"));
            }
            finish();
        }

        private void synonym(String name, int line, String raw) {
            if (name.contains("+")) {
                faults.add(new Fault(file, line, raw.strip(), "two synonyms on one line"));
            } else if (names.isEmpty()) {
                faults.add(new Fault(file, line, raw.strip(), "a synonym before any name"));
            } else {
                names.add(name.toUpperCase(Locale.ROOT));
            }
        }

        private void codes(String line, int number, String raw, boolean onName) {
            Matcher bracket = CODE.matcher(line);
            while (bracket.find()) {
                Matcher inside = INSIDE.matcher(bracket.group(1));
                if (!inside.matches()) {
                    faults.add(new Fault(
                            file,
                            number,
                            raw.strip(),
                            "expected [CODE], [CODE <date], [CODE >date] or [CODE date-date]"));
                    continue;
                }
                try {
                    DatedCode code = code(inside);
                    bareFirst |= onName && codes.isEmpty() && !code.isDated();
                    codes.add(code);
                } catch (DateTimeException e) {
                    faults.add(new Fault(file, number, raw.strip(), "no such day: expected YYYYMMDD or YYMMDD"));
                }
            }
        }

        private static DatedCode code(Matcher inside) {
            String code = inside.group(1).toUpperCase(Locale.ROOT);
            Optional<LocalDate> none = Optional.empty();
            if (inside.group(2) != null) {
                Optional<LocalDate> day = Optional.of(day(inside.group(3)));
                return inside.group(2).equals("<") ? new DatedCode(code, none, day) : new DatedCode(code, day, none);
            }
            if (inside.group(4) != null) {
                return new DatedCode(code, Optional.of(day(inside.group(4))), Optional.of(day(inside.group(5))));
            }
            // A day alone is taken for the first.
            return new DatedCode(code, Optional.ofNullable(inside.group(6)).map(ActorFile::day), none);
        }

        private static LocalDate day(String digits) {
            if (digits.length() != 6 && digits.length() != 8) {
                throw new DateTimeException(digits);
            }
            int split = digits.length() - 4;
            int year = Integer.parseInt(digits.substring(0, split));
            if (digits.length() == 6) {
                year += year <= 30 ? 2000 : 1900;
            }
            return LocalDate.of(
                    year,
                    Integer.parseInt(digits.substring(split, split + 2)),
                    Integer.parseInt(digits.substring(split + 2)));
        }

        private void finish() {
            if (!names.isEmpty() && !codes.isEmpty()) {
                Entry entry = new Entry(names, codes, bareFirst, file, begun);
                entries.add(entry);
                entry.names().forEach(name -> index(actorsByWord, name, entry));
            } else if (!names.isEmpty()) {
                faults.add(new Fault(file, begun, names.getFirst(), "a name without any code that can be read"));
            }
            names.clear();
            codes.clear();
            bareFirst = false;
        }
    }

    private static List<String> lines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        // A comment over several lines leaves its line breaks, so that numbers stay right.
        Matcher comment = Pattern.compile("<!\\s*--.*?-->", Pattern.DOTALL).matcher(text);
        text = comment.replaceAll(match ->
                "\n".repeat((int) match.group().chars().filter(c -> c == '\n').count()));
        return text.lines().toList();
    }

    private static String uncommented(String raw) {
        String line = raw;
        if (line.startsWith("<!")) {
            return "";
        }
        int hash = line.indexOf('#');
        line = hash < 0 ? line : line.substring(0, hash);
        int semicolon = line.indexOf(';');
        return semicolon < 0 ? line : line.substring(0, semicolon);
    }

    private static <T> void index(Map<String, List<Named<T>>> index, String name, T value) {
        List<String> words = words(name.replace('_', ' '));
        if (words.isEmpty()) {
            return;
        }
        List<Named<T>> here = index.computeIfAbsent(words.getFirst(), key -> new ArrayList<>(2));
        if (here.stream().noneMatch(known -> known.words().equals(words))) {
            here.add(new Named<>(words, value));
            here.sort((a, b) -> Integer.compare(b.words().size(), a.words().size()));
        }
    }

    // ------------------------------------------------------------------------------------------------- asking

    /**
     * The code of a noun phrase: that of its actor with those of its agents; an agent alone gives "---GOV". Whoever is called former
     * has ELI for the role.
     *
     * @return empty where neither an actor nor an agent is named
     */
    public Optional<String> code(String phrase, LocalDate day, Dates dates) {
        List<String> words = words(phrase);
        boolean[] taken = new boolean[words.size()];
        Optional<String> actor = Optional.empty();
        for (int i = 0; i < words.size() && actor.isEmpty(); i++) {
            Optional<Named<Entry>> match = longest(actorsByWord, words, i, taken);
            if (match.isPresent()) {
                actor = match.get().value().code(day, dates);
                Arrays.fill(taken, i, i + match.get().words().size(), true);
            }
        }
        boolean former = words.stream().anyMatch(word -> word.equals("FORMER") || word.equals("EX"));
        Set<String> before = new LinkedHashSet<>();
        Set<String> after = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            Optional<Named<Agent>> match = longest(agentsByWord, words, i, taken);
            if (match.isPresent()) {
                Agent agent = match.get().value();
                Arrays.fill(taken, i, i + match.get().words().size(), true);
                if (agent.inFront()) {
                    before.add(agent.code());
                } else {
                    after.add(former ? "ELI" : agent.code());
                }
            }
        }
        if (actor.isEmpty() && before.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder code = new StringBuilder(actor.orElse("---"));
        before.forEach(one -> code.insert(0, one));
        for (String one : after) {
            if (!holds(code, one)) {
                code.append(one);
            }
        }
        return Optional.of(code.toString());
    }

    /** Whether a code has this one inside, at a boundary of three letters. */
    private static boolean holds(StringBuilder code, String one) {
        for (int at = 0; at + one.length() <= code.length(); at += 3) {
            if (code.indexOf(one, at) == at) {
                return true;
            }
        }
        return false;
    }

    private static <T> Optional<Named<T>> longest(
            Map<String, List<Named<T>>> index, List<String> words, int from, boolean[] taken) {
        for (Named<T> named : index.getOrDefault(words.get(from), List.of())) {
            int end = from + named.words().size();
            if (end > words.size() || !words.subList(from, end).equals(named.words())) {
                continue;
            }
            boolean free = true;
            for (int i = from; i < end; i++) {
                free &= !taken[i];
            }
            if (free) {
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String phrase) {
        List<String> words = new ArrayList<>();
        for (String word : phrase.toUpperCase(Locale.ROOT).split("\\s+")) {
            String plain = word.replaceAll("^[\"“”‘(,;:]+", "")
                    .replaceAll("[\"“”,;:!?)]+$", "")
                    .replaceAll("['’]S?$", "");
            if (plain.endsWith(".") && plain.indexOf('.') == plain.length() - 1) {
                plain = plain.substring(0, plain.length() - 1);
            }
            if (!plain.isEmpty()) {
                words.add(plain);
            }
        }
        return words;
    }
}
