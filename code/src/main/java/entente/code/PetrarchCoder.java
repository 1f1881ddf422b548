package entente.code;

import entente.code.PetrarchVerbs.Around;
import entente.code.PetrarchVerbs.Codes;
import entente.code.PetrarchVerbs.Form;
import entente.code.PetrarchVerbs.Place;
import entente.code.PetrarchVerbs.Step;
import entente.code.PetrarchVerbs.Words;
import entente.model.AnnotatedDocument;
import entente.model.Sentence;
import entente.model.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Codes sentences by dictionaries in the format of TABARI and PETRARCH, on our own reading of the sentence: which words are verbs,
 * which noun phrases stand together, and whose subject is whose comes from the tree.
 *
 * <p>As in the programs that the dictionaries were written for, noun phrases are coded by actor and agent dictionaries; of the
 * verbs, outermost first, each is looked up with its word patterns, longest first; without a pattern that says otherwise the
 * subject is the source and the first actor after the verb the target; what hangs below a verb that gave an event is not coded
 * again. Clauses of a few words between commas are passed over.
 */
public final class PetrarchCoder {

    /** An event of a dyad, in the codes of the dictionaries; "---" for an actor that is not named. */
    public record Dyad(String source, String target, String code) implements Comparable<Dyad> {
        @Override
        public int compareTo(Dyad other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return source + " " + target + " " + code;
        }
    }

    /**
     * @param needsTwo whether an event needs both a source and a target
     * @param inner words that a clause between two commas may have to be passed over: from, to
     * @param last words that a clause after the last comma may have to be passed over: from, to
     */
    public record Options(boolean needsTwo, int innerFrom, int innerTo, int lastFrom, int lastTo) {
        public static final Options USUAL = new Options(true, 2, 8, 2, 8);
    }

    private static final Set<String> CONNECTORS = Set.of(",", "AND", "OR", "NOR", "&");
    private static final Set<String> OWNERSHIP = Set.of("OF", "IN", "FROM");
    private static final Set<String> NOMINAL = Set.of("NOUN", "PROPN", "ADJ", "NUM", "DET", "PART");

    private final PetrarchVerbs verbs;
    private final PetrarchActors actors;
    private final List<String> discards;

    PetrarchCoder(PetrarchVerbs verbs, PetrarchActors actors, List<String> discards) {
        this.verbs = verbs;
        this.actors = actors;
        this.discards = List.copyOf(discards);
    }

    /** @throws IOException if a file cannot be read */
    public static PetrarchCoder read(Path verbs, List<Path> actors, Path agents, Optional<Path> discards)
            throws IOException {
        List<String> strings = new ArrayList<>();
        if (discards.isPresent()) {
            for (String line : PetrarchVerbs.text(discards.get()).split("\n")) {
                String string = line.replaceAll("#.*", "").strip().toUpperCase(Locale.ROOT);
                if (!string.isEmpty()) {
                    strings.add(string);
                }
            }
        }
        return new PetrarchCoder(PetrarchVerbs.read(verbs), PetrarchActors.read(actors, agents), strings);
    }

    /** What the verb dictionary holds that could not be read. */
    public List<String> faults() {
        return verbs.faults();
    }

    /** The events of a report, in the order of their codes; none where a discard string stands in it. */
    public SortedSet<Dyad> code(AnnotatedDocument annotated, LocalDate day, Options options) {
        SortedSet<Dyad> found = new TreeSet<>();
        String text = annotated.document().text();
        if (isDiscarded(text, true)) {
            return found;
        }
        for (Sentence sentence : annotated.sentences()) {
            if (!isDiscarded(sentence.span().in(text), false)) {
                found.addAll(new One(new Tree(sentence, text), day, options).events());
            }
        }
        return found;
    }

    private boolean isDiscarded(String text, boolean story) {
        String padded = " " + text.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        return discards.stream()
                .filter(each -> each.startsWith("+") == story)
                .map(each -> each.replaceFirst("^\\+", "").replaceAll("_$", " ").replace('_', ' '))
                .anyMatch(each -> padded.contains(" " + each));
    }

    /** A word, or actors named together with their codes. */
    private record Element(int from, int to, List<String> codes) {
        boolean isActor() {
            return !codes.isEmpty();
        }
    }

    /** A coded noun phrase: places in the sequence, the actor's code, the agents' codes. */
    private record Phrase(int from, int to, int firstMark, int lastMark, Optional<String> actor, List<String> agents) {
        Phrase with(Optional<String> other, int end) {
            return new Phrase(from, Math.max(to, end), firstMark, Math.max(lastMark, end), other, agents);
        }
    }

    /** The coding of one sentence. */
    private final class One {
        private final Tree tree;
        private final LocalDate day;
        private final Options options;
        private final List<Token> words = new ArrayList<>();
        private final List<String> forms = new ArrayList<>();
        private final List<Element> elements = new ArrayList<>();

        One(Tree tree, LocalDate day, Options options) {
            this.tree = tree;
            this.day = day;
            this.options = options;
            BitSet gone = passedOver();
            for (Token token : tree.tokens()) {
                if (!gone.get(token.id())) {
                    words.add(token);
                    forms.add(tree.form(token).toUpperCase(Locale.ROOT));
                }
            }
            lay(groups(phrases()));
        }

        // -- clauses between commas

        private BitSet passedOver() {
            BitSet gone = new BitSet();
            List<Integer> commas = new ArrayList<>();
            int end = tree.tokens().size();
            for (Token token : tree.tokens()) {
                if (tree.form(token).equals(",")) {
                    commas.add(token.id());
                }
            }
            if (end > 0 && tree.token(end).upos().equals("PUNCT")) {
                end--;
            }
            for (int i = 0; i < commas.size(); i++) {
                boolean last = i == commas.size() - 1;
                int from = commas.get(i) + 1;
                int to = last ? end : commas.get(i + 1) - 1;
                int count = to - from + 1;
                boolean length = last
                        ? count >= options.lastFrom() && count <= options.lastTo()
                        : count >= options.innerFrom() && count <= options.innerTo();
                if (length && !isConjunct(from, to)) {
                    gone.set(from - 1, to + 1);
                }
            }
            return gone;
        }

        /** Whether the words are a member of a list and no clause. */
        private boolean isConjunct(int from, int to) {
            for (int id = from; id <= to; id++) {
                int head = tree.token(id).head();
                if ((head < from || head > to)
                        && !tree.token(id).upos().equals("PUNCT")
                        && tree.token(id).relation().equals("conj")) {
                    return true;
                }
            }
            return false;
        }

        // -- actors

        private List<Phrase> phrases() {
            int[] chunk = chunks();
            List<Phrase> phrases = new ArrayList<>();
            int i = 0;
            while (i < words.size()) {
                int at = chunk[i];
                int from = i;
                int to = i;
                int firstMark = -1;
                int lastMark = -1;
                Optional<String> actor = Optional.empty();
                List<String> agents = new ArrayList<>();
                boolean former = false;
                while (i < words.size() && (chunk[i] == at || i <= to)) {
                    Optional<PetrarchActors.Found> name = actors.actorAt(forms, i, day);
                    Optional<PetrarchActors.Found> role = actors.agentAt(forms, i);
                    int length = 1;
                    if (name.isPresent()
                            && name.get().words()
                                    >= role.map(PetrarchActors.Found::words).orElse(0)) {
                        length = name.get().words();
                        if (!isNull(name.get().code())) {
                            actor = actor.or(() -> name.map(PetrarchActors.Found::code));
                            firstMark = firstMark < 0 ? i : firstMark;
                            lastMark = i + length - 1;
                        }
                    } else if (role.isPresent() && at >= 0) {
                        length = role.get().words();
                        agents.add(former ? "~ELI" : role.get().code());
                        firstMark = firstMark < 0 ? i : firstMark;
                        lastMark = i + length - 1;
                    }
                    former |= forms.get(i).equals("FORMER") || forms.get(i).equals("EX");
                    i += length;
                    to = Math.max(to, i - 1);
                }
                if (firstMark >= 0) {
                    phrases.add(new Phrase(from, to, firstMark, lastMark, actor, agents));
                }
            }
            return phrases;
        }

        private boolean isNull(String code) {
            return code.isBlank() || code.matches("[-+#]+");
        }

        /** The noun phrase that each word stands in, by number; below zero outside of one. */
        private int[] chunks() {
            int[] chunk = new int[words.size()];
            int number = 0;
            boolean inside = false;
            for (int i = 0; i < words.size(); i++) {
                Token token = words.get(i);
                boolean nominal = NOMINAL.contains(token.upos())
                                && !token.xpos().equals("TO")
                                && !forms.get(i).matches("NOT|N'T")
                        || token.xpos().equals("HYPH")
                        || (token.upos().equals("VERB") && token.relation().equals("amod"))
                        || token.xpos().equals("PRP$");
                boolean begins = token.upos().equals("DET") || token.xpos().equals("PRP$");
                if (nominal && (!inside || begins)) {
                    number++;
                }
                inside = nominal;
                chunk[i] = nominal ? number : -1 - i;
            }
            return chunk;
        }

        /** Phrases that stand together ("Arnor, Osgiliath and Gondor") with their codes, roles joined to whose they are. */
        private List<Element> groups(List<Phrase> phrases) {
            List<List<Phrase>> lists = new ArrayList<>();
            for (Phrase phrase : phrases) {
                boolean joins = !lists.isEmpty()
                        && areConnected(lists.getLast().getLast().to(), phrase.from());
                if (joins) {
                    lists.getLast().add(phrase);
                } else {
                    lists.add(new ArrayList<>(List.of(phrase)));
                }
            }
            List<Element> groups = new ArrayList<>();
            for (int i = 0; i < lists.size(); i++) {
                List<Phrase> list = lists.get(i);
                Phrase last = list.getLast();
                boolean owned = i + 1 < lists.size()
                        && last.actor().isEmpty()
                        && last.to() + 1 < words.size()
                        && OWNERSHIP.contains(forms.get(last.to() + 1))
                        && lists.get(i + 1).getFirst().from() <= last.to() + 2
                        && lists.get(i + 1).getFirst().actor().isPresent();
                List<Phrase> owners = owned ? lists.get(++i) : List.of();
                groups.add(group(list, owners));
            }
            return groups;
        }

        private Element group(List<Phrase> list, List<Phrase> owners) {
            Set<String> codes = new LinkedHashSet<>();
            boolean rolesOnly = list.stream().allMatch(phrase -> phrase.actor().isEmpty());
            Optional<Phrase> before = Optional.empty();
            for (Phrase phrase : list) {
                boolean isLast = phrase == list.getLast();
                if (phrase.actor().isEmpty() && !owners.isEmpty() && (rolesOnly || isLast)) {
                    for (Phrase owner : owners) {
                        codes.addAll(codes(owner.actor(), join(owner.agents(), phrase.agents())));
                    }
                } else if (phrase.actor().isEmpty() && before.isPresent()) {
                    List<String> shared = before.get().agents();
                    codes.addAll(codes(
                            before.get().actor(),
                            join(shared.subList(0, Math.max(0, shared.size() - 1)), phrase.agents())));
                } else {
                    codes.addAll(codes(phrase.actor(), phrase.agents()));
                    before = phrase.actor().isPresent() ? Optional.of(phrase) : before;
                }
            }
            int to = owners.isEmpty()
                    ? list.getLast().lastMark()
                    : owners.getLast().lastMark();
            return new Element(list.getFirst().firstMark(), to, List.copyOf(codes));
        }

        private static List<String> join(List<String> one, List<String> other) {
            List<String> all = new ArrayList<>(one);
            all.addAll(other);
            return all;
        }

        private static List<String> codes(Optional<String> actor, List<String> agents) {
            List<String> codes = new ArrayList<>();
            for (String side : actor.orElse("---").split("/")) {
                String code = side;
                for (String agent : agents) {
                    String own = agent.replace("~", "");
                    if (agent.endsWith("~")) {
                        code = code.contains(own) ? code : own + code;
                    } else {
                        code = code.contains(own) ? code : code + own;
                    }
                }
                codes.add(code);
            }
            return codes;
        }

        private boolean areConnected(int end, int start) {
            if (start <= end) {
                return true;
            }
            boolean connector = false;
            for (int i = end + 1; i < start; i++) {
                if (!CONNECTORS.contains(forms.get(i))) {
                    return false;
                }
                connector = true;
            }
            return connector;
        }

        private void lay(List<Element> groups) {
            int next = 0;
            for (int i = 0; i < words.size(); i++) {
                if (next < groups.size() && groups.get(next).from() == i) {
                    elements.add(groups.get(next));
                    i = groups.get(next).to();
                    next++;
                } else {
                    elements.add(new Element(i, i, List.of()));
                }
            }
        }

        // -- verbs

        SortedSet<Dyad> events() {
            SortedSet<Dyad> found = new TreeSet<>();
            Set<Integer> done = new HashSet<>();
            for (int i = 0; i < elements.size(); i++) {
                Element element = elements.get(i);
                if (element.isActor() || isBelow(words.get(element.from()), done)) {
                    continue;
                }
                for (Form form : verbs.forms(forms.get(element.from()))) {
                    int from = i - form.verb();
                    int to = from + form.words().size() - 1;
                    if (!stands(form.words(), from)
                            || (form.words().size() == 1 && !isVerb(words.get(element.from())))) {
                        continue;
                    }
                    SortedSet<Dyad> events = events(form, from, to, words.get(element.from()));
                    if (!events.isEmpty()) {
                        found.addAll(events);
                        done.add(words.get(element.from()).id());
                    }
                    break;
                }
            }
            return found;
        }

        private static boolean isVerb(Token token) {
            return token.upos().equals("VERB") || token.upos().equals("AUX");
        }

        /** Whether a verb that gave an event governs the word, not counting verbs that stand beside it. */
        private boolean isBelow(Token token, Set<Integer> done) {
            Token each = token;
            int steps = 0;
            while (each.head() != 0 && steps++ < words.size() + 5) {
                boolean beside = each.relation().equals("conj") && isVerb(each);
                each = tree.token(each.head());
                if (done.contains(each.id()) && !beside) {
                    return true;
                }
            }
            return false;
        }

        private boolean stands(List<String> sequence, int from) {
            if (from < 0 || from + sequence.size() > elements.size()) {
                return false;
            }
            for (int k = 0; k < sequence.size(); k++) {
                Element element = elements.get(from + k);
                if (element.isActor() || !forms.get(element.from()).equals(sequence.get(k))) {
                    return false;
                }
            }
            return true;
        }

        /** What a pattern found at its signs. */
        private static final class Sides {
            Optional<Element> source = Optional.empty();
            Optional<Element> target = Optional.empty();
            Optional<Element> both = Optional.empty();
            boolean bothAfter;
        }

        private SortedSet<Dyad> events(Form form, int from, int to, Token verb) {
            Sides sides = new Sides();
            Codes codes = form.codes();
            for (Around pattern : form.patterns()) {
                Sides tried = new Sides();
                if (fits(pattern.before(), from - 1, -1, tried) && fits(pattern.after(), to + 1, 1, tried)) {
                    sides = tried;
                    codes = pattern.codes();
                    break;
                }
            }
            SortedSet<Dyad> events = new TreeSet<>();
            if (codes.forward().isEmpty() && codes.back().isEmpty()) {
                return events;
            }
            if (sides.both.isPresent() && !sides.bothAfter) {
                pairs(sides.both.get().codes(), codes, events);
                return events;
            }
            Optional<Element> source = sides.source;
            Optional<Element> target = sides.target.or(() -> Optional.empty());
            if (sides.both.isPresent()) {
                target = sides.both;
            }
            if (source.isEmpty() && target.isEmpty() && tree.isPassive(verb)) {
                Optional<Element> agent = agent(to);
                if (agent.isPresent()) {
                    source = agent;
                    target = subject(verb, from);
                }
            }
            Optional<Element> taken = target;
            source = source.or(() -> subject(verb, from).filter(each -> !taken.equals(Optional.of(each))));
            Optional<Element> doer = source;
            target = target.or(() -> after(verb, to, doer));
            if (source.isEmpty() || (target.isEmpty() && options.needsTwo())) {
                return events;
            }
            for (String one : source.get().codes()) {
                for (String other : target.map(Element::codes).orElse(List.of("---"))) {
                    dyad(one, other, codes, events);
                }
            }
            return events;
        }

        private static void pairs(List<String> parties, Codes codes, SortedSet<Dyad> events) {
            for (String one : parties) {
                for (String other : parties) {
                    dyad(one, other, codes, events);
                }
            }
        }

        private static void dyad(String one, String other, Codes codes, SortedSet<Dyad> events) {
            if (!one.equals(other)) {
                codes.forward().ifPresent(code -> events.add(new Dyad(one, other, code)));
                codes.back().ifPresent(code -> events.add(new Dyad(other, one, code)));
            }
        }

        /** Whether the steps fit from {@code start} outwards, the nearest fitting word first. */
        private boolean fits(List<Step> steps, int start, int direction, Sides sides) {
            int at = start;
            for (Step step : steps) {
                int end = -2;
                for (int i = at; i >= 0 && i < elements.size(); i += direction) {
                    end = end(step, i, direction, sides);
                    if (end != -2 || step.adjacent()) {
                        break;
                    }
                }
                if (end == -2) {
                    return false;
                }
                at = end + direction;
            }
            return true;
        }

        /** The last element that a step takes from {@code i} outwards; -2 if it does not fit there. */
        private int end(Step step, int i, int direction, Sides sides) {
            return switch (step.piece()) {
                case Words alternatives -> {
                    for (List<String> member : alternatives.members()) {
                        int from = direction > 0 ? i : i - member.size() + 1;
                        if (stands(member, from)) {
                            yield direction > 0 ? i + member.size() - 1 : from;
                        }
                    }
                    yield -2;
                }
                case Place place -> {
                    Element element = elements.get(i);
                    if (!element.isActor()
                            || (place.sign() == '%' && element.codes().size() < 2)) {
                        yield -2;
                    }
                    switch (place.sign()) {
                        case '$' -> sides.source = Optional.of(element);
                        case '+' -> sides.target = Optional.of(element);
                        case '%' -> {
                            sides.both = Optional.of(element);
                            sides.bothAfter = direction > 0;
                        }
                        default -> {}
                    }
                    yield i;
                }
            };
        }

        private Optional<Element> agent(int to) {
            for (int i = to + 1; i < elements.size(); i++) {
                if (!elements.get(i).isActor()
                        && forms.get(elements.get(i).from()).equals("BY")) {
                    for (int k = i + 1; k < Math.min(i + 6, elements.size()); k++) {
                        if (elements.get(k).isActor()) {
                            return Optional.of(elements.get(k));
                        }
                    }
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }

        /** The first actor of the verb's subject, else of the subject of the verb above it; else the first before the verb. */
        private Optional<Element> subject(Token verb, int before) {
            Token each = verb;
            int steps = 0;
            while (steps++ < 8) {
                for (Token subject : tree.children(each, "nsubj", "csubj")) {
                    Optional<Element> named = first(tree.below(subject), 0, before);
                    if (named.isPresent()) {
                        return named;
                    }
                }
                if (each.head() == 0) {
                    break;
                }
                each = tree.token(each.head());
            }
            return elements.subList(0, Math.max(0, before)).stream()
                    .filter(Element::isActor)
                    .findFirst();
        }

        private Optional<Element> after(Token verb, int to, Optional<Element> source) {
            Optional<Element> below = firstOther(tree.below(verb), to + 1, source);
            BitSet all = new BitSet();
            all.set(1, tree.tokens().size() + 1);
            return below.or(() -> firstOther(all, to + 1, source));
        }

        private Optional<Element> firstOther(BitSet ids, int from, Optional<Element> source) {
            for (int i = from; i < elements.size(); i++) {
                Element element = elements.get(i);
                boolean other = source.isEmpty() || !source.get().codes().equals(element.codes());
                if (element.isActor() && other && touches(element, ids)) {
                    return Optional.of(element);
                }
            }
            return Optional.empty();
        }

        private Optional<Element> first(BitSet ids, int from, int before) {
            for (int i = from; i < Math.min(before, elements.size()); i++) {
                if (elements.get(i).isActor() && touches(elements.get(i), ids)) {
                    return Optional.of(elements.get(i));
                }
            }
            return Optional.empty();
        }

        private boolean touches(Element element, BitSet ids) {
            for (int i = element.from(); i <= element.to(); i++) {
                if (ids.get(words.get(i).id())) {
                    return true;
                }
            }
            return false;
        }
    }
}
