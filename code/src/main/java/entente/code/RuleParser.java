package entente.code;

import entente.code.Rule.Condition;
import entente.code.Rule.Kind;
import entente.code.Rule.ModeIf;
import entente.code.Rule.Roles;
import entente.code.Rule.Test;
import entente.code.Rule.Word;
import entente.codebook.Codebook;
import entente.codebook.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads rule files.
 *
 * <pre>
 * file      = { line } ;                            a "#" at the beginning of a line or after a blank begins a comment
 * line      = set | content | rule | clause ;
 * set       = "set" NAME "=" { lemma | "@" NAME } ; a named set of lemmas; a line that begins with "+" goes on with it
 * content   = "content" TYPE { TYPES "=" mode } ;   the mode of an act by what it is about; "*" for the rest
 * rule      = "rule" ID ;                           the indented lines below belong to it
 * clause    = "section" text                        the clause of the codebook that it carries out
 *           | ( "verb" | "noun" | "adj" ) { word }  its predicates; may come several times
 *           | ( "if" | "unless" ) condition         all must hold; the more specific rule is tried first ("codes" weighs 4,
 *                                                   "head", an object or a particle 3, "has" 2, "is" and "present" 1)
 *           | "gives" ( TYPE { mode } | "nothing" )
 *           | "mode" mode "if" condition
 *           | ( "actor" | "recipient" ) ways        where to look: "by, subj, poss"; the first way that finds somebody;
 *                                                   "subj+with" joins two places
 *           | "reciprocal"                          all parties are actors and nobody is recipient
 *           | "places"                              a place named as recipient stands for its state
 *           | "absorbs" { slot }                    acts in these places are part of this one
 *           | "yields" { slot }                     an act of the same type in these places is the one told
 *           | "firm"                                stands whatever the reader saw
 *           | "sure" number ;
 * word      = lemma [ "_" particle ] [ ":" objects ] [ ">" preposition ] { "/" mode } ;
 * objects   = ( lemma | "@" NAME ) { "|" … } ;
 * condition = slots ( "has" values | "head" values | "is" kinds | "codes" types | "present" | "missing" ) ;
 * slots     = slot { "/" slot } ;                   any of them will do
 * slot      = "subj" | "obj" | "iobj" | "comp" | "that" | "poss" | "mod" | "light" | "clause" | "sentence" | "appos"
 *           | "attending" | preposition ;
 * values    = lemma or "@" NAME, separated by "|" ;
 * kinds     = "actor" | "state" | "organisation" | "person" | "armed" | "own" | "party" | "place" ;
 * </pre>
 */
final class RuleParser {

    private static final Pattern WORD = Pattern.compile(
            "(?<lemma>[^_:>/]+)(_(?<particle>[^:>/]+))?(:(?<objects>[^>/]+))?(>(?<prep>[^/]+))?(?<modes>(/[^/]+)*)");

    private static final List<String> KINDS =
            List.of("actor", "state", "organisation", "person", "armed", "own", "party", "place");

    /** More rules than there will ever be. */
    private static final int OWN_FIRST = 1_000_000;

    private boolean own;
    private final Codebook codebook;
    private final Map<String, Set<String>> sets = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> contents = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();

    private String file = "";
    private int line;
    private String lastSet = "";
    private Draft draft = new Draft("");

    /** A rule while its lines are read. */
    private static final class Draft {
        final String id;
        String section = "";
        final List<Word> words = new ArrayList<>();
        final List<Condition> conditions = new ArrayList<>();
        Optional<String> type = Optional.empty();
        boolean decided;
        List<String> modes = List.of();
        final List<ModeIf> modeIfs = new ArrayList<>();
        Optional<Roles> actors = Optional.empty();
        Optional<Roles> recipients = Optional.empty();
        boolean reciprocal;
        boolean firm;
        boolean places;
        final Set<String> absorbs = new LinkedHashSet<>();
        final Set<String> yields = new LinkedHashSet<>();
        double sure = 0.8;

        Draft(String id) {
            this.id = id;
        }
    }

    RuleParser(Codebook codebook) {
        this.codebook = codebook;
    }

    /** Reads a file of the user's own codebook: its rules are tried before all others and stand whatever the reader saw. */
    RuleParser readOwn(String fileName, String content) {
        own = true;
        read(fileName, content);
        own = false;
        return this;
    }

    /** Reads one file after those before it; their sets are known to it. */
    RuleParser read(String fileName, String content) {
        file = fileName;
        line = 0;
        for (String raw : content.split("\n", -1)) {
            line++;
            String text = raw.replaceAll("(^|\\s)#.*$", "").stripTrailing();
            if (text.isBlank()) {
                continue;
            }
            if (Character.isWhitespace(text.charAt(0))) {
                clause(text.strip());
            } else {
                top(text);
            }
        }
        finish();
        return this;
    }

    RuleBook book() {
        return new RuleBook(rules, sets, contents);
    }

    private void top(String text) {
        String[] parts = text.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        switch (parts[0]) {
            case "set" -> {
                finish();
                String[] sides = rest.split("=", 2);
                if (sides.length != 2) {
                    throw wrong("\"set NAME = words\"", text, "Write the words after an equals sign.");
                }
                lastSet = sides[0].strip();
                sets.put(lastSet, new LinkedHashSet<>(values(sides[1])));
            }
            case "+" ->
                sets.computeIfAbsent(lastSet, each -> new LinkedHashSet<>()).addAll(values(rest));
            case "content" -> content(rest);
            case "rule" -> {
                finish();
                draft = new Draft(rest.strip());
                if (draft.id.isEmpty() || !ids.add(draft.id)) {
                    throw wrong("an id that no other rule has", rest, "Give the rule another id.");
                }
            }
            default ->
                throw wrong(
                        "set, content or rule at the beginning of a line",
                        text,
                        "Indent the line if it belongs to a rule.");
        }
    }

    private void content(String rest) {
        String[] parts = rest.strip().split("\\s+");
        Map<String, String> modes = new LinkedHashMap<>();
        EventType type = type(parts[0]);
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            String[] sides = part.split("=", 2);
            if (sides.length != 2 || type.findMode(sides[1]).isEmpty()) {
                throw wrong("TYPES=mode with a mode of " + type.name(), part, "Write for instance CONSULT=meet.");
            }
            for (String about : sides[0].split(",")) {
                modes.put(about, sides[1]);
            }
        }
        contents.put(type.name(), modes);
    }

    private void clause(String text) {
        if (draft.id.isEmpty()) {
            throw wrong("a line \"rule ID\" before this one", text, "Indented lines belong to a rule.");
        }
        String[] parts = text.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        switch (parts[0]) {
            case "section" -> draft.section = rest;
            case "verb" -> words(Kind.VERB, rest);
            case "noun" -> words(Kind.NOUN, rest);
            case "adj" -> words(Kind.ADJ, rest);
            case "if" -> draft.conditions.add(condition(rest, false));
            case "unless" -> draft.conditions.add(condition(rest, true));
            case "gives" -> gives(rest);
            case "mode" -> modeIf(rest);
            case "actor" -> draft.actors = Optional.of(roles(rest));
            case "recipient" -> draft.recipients = Optional.of(roles(rest));
            case "reciprocal" -> draft.reciprocal = true;
            case "places" -> draft.places = true;
            case "absorbs" -> draft.absorbs.addAll(Arrays.asList(rest.split("[\\s,]+")));
            case "yields" -> draft.yields.addAll(Arrays.asList(rest.split("[\\s,]+")));
            case "firm" -> draft.firm = true;
            case "sure" -> draft.sure = sure(rest);
            default ->
                throw wrong(
                        "section, verb, noun, adj, if, unless, gives, mode, actor, recipient, reciprocal, places, absorbs, yields, firm or sure",
                        parts[0],
                        "See the grammar.");
        }
    }

    private double sure(String text) {
        if (!text.matches("0\\.\\d+|1|1\\.0")) {
            throw wrong("a number between 0 and 1", text, "Write for instance 0.8.");
        }
        return Double.parseDouble(text);
    }

    private void words(Kind kind, String text) {
        for (String each : text.strip().split("[\\s,]+")) {
            Matcher matcher = WORD.matcher(each);
            if (!matcher.matches()) {
                throw wrong("lemma_particle:object>preposition/mode", each, "All but the lemma may be left out.");
            }
            List<Condition> conditions = new ArrayList<>();
            Optional.ofNullable(matcher.group("objects"))
                    .ifPresent(objects -> conditions.add(
                            new Condition(List.of("obj"), Test.HEAD, new LinkedHashSet<>(values(objects)), false)));
            Optional.ofNullable(matcher.group("prep"))
                    .ifPresent(prep -> conditions.add(new Condition(List.of(prep), Test.PRESENT, Set.of(), false)));
            List<String> modes = Arrays.stream(matcher.group("modes").split("/"))
                    .filter(mode -> !mode.isEmpty())
                    .toList();
            draft.words.add(new Word(
                    kind, matcher.group("lemma"), Optional.ofNullable(matcher.group("particle")), conditions, modes));
        }
    }

    private Condition condition(String text, boolean negated) {
        String[] parts = text.strip().split("\\s+", 3);
        if (parts.length < 2) {
            throw wrong("\"slot test values\"", text, "Write for instance \"obj has troop\".");
        }
        List<String> slots = List.of(parts[0].split("/"));
        String rest = parts.length > 2 ? parts[2] : "";
        return switch (parts[1]) {
            case "has" -> new Condition(slots, Test.HAS, new LinkedHashSet<>(values(rest)), negated);
            case "head" -> new Condition(slots, Test.HEAD, new LinkedHashSet<>(values(rest)), negated);
            case "is" -> new Condition(slots, Test.IS, kinds(rest), negated);
            case "codes" -> new Condition(slots, Test.CODES, types(rest), negated);
            case "present" -> new Condition(slots, Test.PRESENT, Set.of(), negated);
            case "missing" -> new Condition(slots, Test.PRESENT, Set.of(), !negated);
            default -> throw wrong("has, head, is, codes, present or missing", parts[1], "See the grammar.");
        };
    }

    private Set<String> kinds(String text) {
        Set<String> kinds = new LinkedHashSet<>(List.of(text.split("[|,\\s]+")));
        for (String kind : kinds) {
            if (!KINDS.contains(kind)) {
                throw wrong("one of the kinds " + KINDS, kind, "See the grammar.");
            }
        }
        return kinds;
    }

    private Set<String> types(String text) {
        Set<String> types = new LinkedHashSet<>(List.of(text.split("[|,\\s]+")));
        types.stream().filter(type -> !type.equals("any")).forEach(this::type);
        return types;
    }

    private EventType type(String name) {
        return codebook.findType(name)
                .orElseThrow(() -> wrong(
                        "a type of " + codebook.id(),
                        name,
                        "Use one of "
                                + codebook.types().stream().map(EventType::name).toList() + "."));
    }

    private void gives(String text) {
        draft.decided = true;
        String[] parts = text.strip().split("\\s+");
        if (!parts[0].equals("nothing")) {
            draft.type = Optional.of(type(parts[0]).name());
            draft.modes = List.of(parts).subList(1, parts.length);
        }
    }

    private void modeIf(String text) {
        String[] parts = text.split("\\s+if\\s+", 2);
        if (parts.length != 2) {
            throw wrong("\"mode NAME if condition\"", text, "Add the condition.");
        }
        draft.modeIfs.add(new ModeIf(parts[0].strip(), condition(parts[1], false)));
    }

    private static Roles roles(String text) {
        if (text.strip().equals("nobody")) {
            return Roles.NOBODY;
        }
        return new Roles(Arrays.stream(text.split(","))
                .map(way -> List.of(way.strip().split("\\+")))
                .toList());
    }

    private List<String> values(String text) {
        List<String> values = new ArrayList<>();
        for (String each : text.strip().split("[|,\\s]+")) {
            if (each.startsWith("@")) {
                Set<String> set = sets.get(each.substring(1));
                if (set == null) {
                    throw wrong(
                            "a set that was named before", each, "Write \"set " + each.substring(1) + " = …\" above.");
                }
                values.addAll(set);
            } else if (!each.isEmpty()) {
                values.add(each);
            }
        }
        return values;
    }

    private void finish() {
        Draft done = draft;
        draft = new Draft("");
        if (done.id.isEmpty()) {
            return;
        }
        if (done.words.isEmpty() || !done.decided || done.section.isEmpty()) {
            throw wrong(
                    "a rule with a section, at least one verb, noun or adj line, and a gives line",
                    done.id,
                    "Complete the rule that ends before this line.");
        }
        done.type.ifPresent(type -> checkModes(type, done));
        boolean noun = done.words.getFirst().kind() == Kind.NOUN;
        rules.add(new Rule(
                done.id,
                done.section,
                List.copyOf(done.words),
                List.copyOf(done.conditions),
                done.type,
                done.modes,
                List.copyOf(done.modeIfs),
                done.actors.orElseGet(() -> roles(
                        done.reciprocal
                                ? "subj+with+between+poss+by+among+mod+to, of"
                                : noun ? "poss, by, subj, between, from, mod" : "subj")),
                done.recipients.orElseGet(() -> roles(noun ? "on, against, with, to, of" : "obj, iobj")),
                done.reciprocal,
                done.places,
                Set.copyOf(done.absorbs),
                Set.copyOf(done.yields),
                done.firm || own,
                done.sure,
                own ? rules.size() - OWN_FIRST : rules.size()));
    }

    private void checkModes(String type, Draft done) {
        List<String> modes = new ArrayList<>(done.modes);
        done.words.forEach(word -> modes.addAll(word.modes()));
        done.modeIfs.forEach(each -> modes.add(each.mode()));
        for (String mode : modes) {
            if (codebook.type(type).findMode(mode).isEmpty()) {
                throw wrong(
                        "a mode of " + type + " in rule " + done.id,
                        mode,
                        "Use one of "
                                + codebook.type(type).modes().stream()
                                        .map(each -> each.name())
                                        .toList() + ".");
            }
        }
    }

    private RuleException wrong(String expected, String found, String remedy) {
        return new RuleException(
                "%s line %d: expected %s, found \"%s\". %s".formatted(file, line, expected, found, remedy));
    }
}
