package entente.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A verb dictionary in the format of TABARI and PETRARCH: blocks of verbs with their forms, word patterns around the verb, and
 * synonym sets.
 *
 * <p>All words are upper case. What the file holds that cannot be read is kept as a fault with its line and left out, as the
 * format's own readers do.
 */
final class PetrarchVerbs {

    /** One place of a pattern, in the order of the text. */
    sealed interface Piece {}

    /** A word as it stands, or any member of a synonym set; members may have several words. */
    record Words(Set<List<String>> members) implements Piece {}

    /** {@code $} the source, {@code +} the target, {@code %} both sides in one compound, {@code ^} an actor that is passed over. */
    record Place(char sign) implements Piece {}

    /**
     * @param adjacent whether nothing may stand between this piece and the one nearer to the verb
     */
    record Step(Piece piece, boolean adjacent) {}

    /**
     * A pattern around the verb.
     *
     * @param before outwards from the verb
     * @param after outwards from the verb
     */
    record Around(List<Step> before, List<Step> after, Codes codes) {
        int length() {
            return before.size() + after.size();
        }
    }

    /**
     * @param forward code of the act from source to target; empty for none
     * @param back code of the act from target to source
     */
    record Codes(Optional<String> forward, Optional<String> back) {
        static Codes of(String text) {
            String[] sides = text.strip().split(":", 2);
            return new Codes(code(sides[0]), sides.length > 1 ? code(sides[1]) : Optional.empty());
        }

        private static Optional<String> code(String text) {
            String code = text.strip();
            return code.isEmpty() || code.matches("[-+*]+") ? Optional.empty() : Optional.of(code);
        }
    }

    /**
     * A form of a verb.
     *
     * @param words the form, of one word or several
     * @param verb which of the words is the verb
     */
    record Form(List<String> words, int verb, Codes codes, List<Around> patterns) {}

    private static final Pattern CODE = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern FORMS = Pattern.compile("\\{([^}]*)\\}");

    private final Map<String, Set<List<String>>> synonyms = new HashMap<>();
    private final Map<String, List<Form>> byVerb = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private PetrarchVerbs() {}

    /** @throws IOException if the file cannot be read */
    static PetrarchVerbs read(Path file) throws IOException {
        PetrarchVerbs verbs = new PetrarchVerbs();
        verbs.parse(file.toString(), text(file));
        return verbs;
    }

    static PetrarchVerbs of(String text) {
        PetrarchVerbs verbs = new PetrarchVerbs();
        verbs.parse("text", text);
        return verbs;
    }

    /** UTF-8, else Latin-1, without XML comments. */
    static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        String text = utf8.indexOf('\uFFFD') >= 0 ? new String(bytes, StandardCharsets.ISO_8859_1) : utf8;
        return text.replaceAll("(?s)<!\\s*--.*?-->", "");
    }

    /** The forms that begin at a verb's word, those of more words first. */
    List<Form> forms(String verb) {
        return byVerb.getOrDefault(verb, List.of());
    }

    /** Lines that could not be read: place, expected, found. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Number of verb forms. */
    int size() {
        return byVerb.values().stream().mapToInt(List::size).sum();
    }

    private void parse(String file, String text) {
        String set = "";
        Codes block = Codes.of("---");
        List<Around> patterns = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.replaceAll("#.*", "").strip().toUpperCase(Locale.ROOT);
            if (line.isEmpty() || line.startsWith("<!") || line.startsWith("~")) {
                continue;
            }
            String code = last(CODE, raw.replaceAll("#.*", ""));
            if (line.startsWith("---")) {
                set = "";
                block = Codes.of(code);
                patterns = new ArrayList<>();
            } else if (line.startsWith("&")) {
                set = line.replaceAll("\\s.*", "");
                synonyms.put(name(set), new HashSet<>());
            } else if (line.startsWith("+") && !set.isEmpty() && !line.contains("{") && !line.contains("[")) {
                member(set, line.substring(1).strip());
            } else if (line.startsWith("-")) {
                if (code.isEmpty() || !line.contains("*")) {
                    faults.add("%s line %d: expected a pattern with * and [CODE], found \"%s\""
                            .formatted(file, number, raw.strip()));
                    continue;
                }
                try {
                    patterns.add(
                            pattern(line.substring(1).replaceAll("\\[.*", "").strip(), Codes.of(code)));
                    patterns.sort((a, b) -> Integer.compare(b.length(), a.length()));
                } catch (IllegalArgumentException e) {
                    faults.add("%s line %d: expected a synonym set that is defined above, found %s"
                            .formatted(file, number, e.getMessage()));
                }
            } else {
                set = "";
                verb(line, code.isEmpty() ? block : Codes.of(code), patterns);
            }
        }
    }

    private static String last(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        String found = "";
        while (matcher.find()) {
            found = matcher.group(1);
        }
        return found;
    }

    private static String name(String set) {
        return set.replaceAll("_$", "");
    }

    private void member(String set, String text) {
        Set<List<String>> members = synonyms.computeIfAbsent(name(set), key -> new HashSet<>());
        if (text.startsWith("&")) {
            members.addAll(synonyms.getOrDefault(name(text), Set.of()));
            return;
        }
        List<String> words = words(text);
        members.add(words);
        if (!set.endsWith("_") && !text.endsWith("_")) {
            List<String> plural = new ArrayList<>(words);
            plural.set(plural.size() - 1, plural(words.getLast()));
            members.add(plural);
        }
    }

    static String plural(String word) {
        if (word.endsWith("Y")) {
            return word.substring(0, word.length() - 1) + "IES";
        }
        return word.endsWith("S") ? word + "ES" : word + "S";
    }

    static List<String> words(String text) {
        return List.of(text.replace('_', ' ').strip().split("\\s+"));
    }

    private void verb(String line, Codes codes, List<Around> patterns) {
        String listed = last(FORMS, line);
        String base = line.replaceAll("[\\[{].*", "").strip();
        if (base.isEmpty()) {
            return;
        }
        List<String> forms = new ArrayList<>();
        forms.add(base.replaceAll("_$", ""));
        if (line.contains("{")) {
            for (String form : listed.replace(',', ' ').strip().split("\\s+")) {
                forms.add(form);
            }
        } else if (!base.endsWith("_")) {
            forms.addAll(regular(base));
        }
        for (String form : forms) {
            add(form, codes, patterns);
        }
    }

    /** The regular forms; of several words the one behind the plus changes. */
    private static List<String> regular(String base) {
        String[] words = base.split("_");
        int verb = 0;
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith("+")) {
                verb = i;
            }
        }
        String stem = words[verb];
        List<String> all = new ArrayList<>();
        String cut = stem.substring(0, stem.length() - 1);
        boolean e = stem.endsWith("E");
        boolean y = stem.endsWith("Y") && !stem.matches(".*[AEIOU]Y");
        for (String form : List.of(
                y ? cut + "IES" : stem.matches(".*(S|X|Z|CH|SH)") ? stem + "ES" : stem + "S",
                e ? stem + "D" : y ? cut + "IED" : stem + "ED",
                e ? cut + "ING" : stem + "ING")) {
            String[] changed = words.clone();
            changed[verb] = form;
            all.add(String.join("_", changed));
        }
        return all;
    }

    private void add(String form, Codes codes, List<Around> patterns) {
        List<String> words = new ArrayList<>();
        int verb = 0;
        for (String word : form.strip().split("[_\\s]+")) {
            if (word.startsWith("+")) {
                verb = words.size();
            }
            if (!word.replace("+", "").isEmpty()) {
                words.add(word.replace("+", ""));
            }
        }
        if (words.isEmpty()) {
            return;
        }
        List<Form> forms = byVerb.computeIfAbsent(words.get(verb), key -> new ArrayList<>());
        forms.add(new Form(List.copyOf(words), verb, codes, patterns));
        forms.sort((a, b) -> Integer.compare(b.words().size(), a.words().size()));
    }

    private Around pattern(String text, Codes codes) {
        // Pieces with the sign that parts each from the one before: "_" nothing may stand between, " " words may.
        List<Piece> pieces = new ArrayList<>();
        List<Boolean> joined = new ArrayList<>();
        int verb = -1;
        boolean adjacent = false;
        Matcher token = Pattern.compile("[_\\s]+|[^_\\s]+").matcher(text);
        while (token.find()) {
            String part = token.group();
            if (part.isBlank() || part.startsWith("_")) {
                adjacent = part.contains("_") && !part.contains(" ");
                continue;
            }
            joined.add(adjacent);
            adjacent = false;
            if (part.equals("*")) {
                verb = pieces.size();
                pieces.add(new Place('*'));
            } else if (part.length() == 1 && "$+%^".contains(part)) {
                pieces.add(new Place(part.charAt(0)));
            } else {
                pieces.add(new Words(members(part)));
            }
        }
        List<Step> before = new ArrayList<>();
        for (int i = verb - 1; i >= 0; i--) {
            before.add(new Step(pieces.get(i), joined.get(i + 1)));
        }
        List<Step> after = new ArrayList<>();
        for (int i = verb + 1; i < pieces.size(); i++) {
            after.add(new Step(pieces.get(i), joined.get(i)));
        }
        return new Around(before, after, codes);
    }

    private Set<List<String>> members(String part) {
        if (!part.startsWith("&")) {
            return Set.of(List.of(part));
        }
        Set<List<String>> members = synonyms.get(name(part));
        if (members == null) {
            throw new IllegalArgumentException(part);
        }
        return members;
    }
}
