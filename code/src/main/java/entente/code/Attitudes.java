package entente.code;

import entente.code.Cast.Named;
import entente.model.ActorMention;
import entente.model.Evidence;
import entente.model.Span;
import entente.model.Statement.SourceKind;
import entente.model.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds attitudes: what somebody is told to want, plan, hold, feel, back, oppose or speak of, where no words are reported. The words
 * stand in {@code attitudes.tsv}.
 *
 * <p>Whether the holder holds it stands in the cue: "does not plan", "would support" keep their negation and their auxiliary. What
 * somebody could or might want, or wants if something else happens, is no attitude; nor is what a speaker says of himself or of others
 * within quotation marks.
 */
final class Attitudes {

    enum Family {
        WISH,
        PLAN,
        BELIEF,
        FEELING,
        BACKING,
        OPPOSITION,
        DEMAND,
        PROMISE,
        REFUSAL,
        CHARGE,
        TOPIC;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How the holder stands to the one at whom it is aimed, where the family alone tells. */
        Optional<String> stance() {
            return switch (this) {
                case BACKING -> Optional.of("favourable");
                case OPPOSITION, CHARGE -> Optional.of("opposed");
                case WISH, PLAN, BELIEF, FEELING, DEMAND, PROMISE, REFUSAL, TOPIC -> Optional.empty();
            };
        }
    }

    /**
     * What a draft is an attitude of.
     *
     * @param aim the first word of the content: whom it is aimed at
     * @param denied "does not support"
     */
    record Held(Family family, Token aim, int sentence, boolean denied) {}

    private record Entry(Family family, List<String> takes) {}

    /** The words by kind and lemma, as in the file. */
    static final class Lexicon {

        private final Map<String, List<Entry>> entries = new HashMap<>();
        private final List<String> anonymity = WordList.read("anonymity.tsv", "words").stream()
                .map(line -> line.get(0))
                .toList();

        Lexicon() {
            for (WordList.Line line : WordList.read("attitudes.tsv", "word", "kind", "takes", "family")) {
                if (!Set.of("verb", "passive", "adjective", "noun", "phrase").contains(line.get(1))) {
                    throw line.wrong("verb, passive, adjective, noun or phrase", line.get(1));
                }
                if (line.get(2).isBlank()) {
                    throw line.wrong("what the word takes, as told at the head of the file", line.get(2));
                }
                try {
                    entries.computeIfAbsent(line.get(1) + " " + line.get(0), each -> new ArrayList<>())
                            .add(new Entry(
                                    Family.valueOf(line.get(3).toUpperCase(Locale.ROOT)),
                                    List.of(line.get(2).split(" "))));
                } catch (IllegalArgumentException e) {
                    throw line.wrong("a family as told at the head of the file", line.get(3));
                }
            }
        }

        /** The verbs, without their particles. */
        Set<String> verbs() {
            return entries.keySet().stream()
                    .filter(key -> key.startsWith("verb ") || key.startsWith("passive ") || key.startsWith("phrase "))
                    .map(key -> key.replaceAll("^\\w+ |_.*", ""))
                    .collect(Collectors.toUnmodifiableSet());
        }

        private boolean isAnonymity(String words) {
            return anonymity.stream().anyMatch(words::contains);
        }

        private List<Entry> of(String kind, String lemma) {
            return entries.getOrDefault(kind + " " + lemma, List.of());
        }
    }

    /** How far behind a cue the words of {@code anonymity.tsv} are looked for, in UTF-16 units. */
    private static final int NEAR = 45;

    private static final Set<String> NEGATIONS = Set.of("not", "n't", "n’t", "never", "no", "neither", "hardly");

    private static final Set<String> SUPPOSED = Set.of("could", "might", "may", "should", "must", "can", "ca");

    private static final Set<String> CONDITIONS = Set.of("if", "unless", "whether", "lest");

    private static final Set<String> HOLDING_PRONOUNS = Set.of(
            "he",
            "she",
            "they",
            "who",
            "many",
            "some",
            "others",
            "those",
            "we",
            "everyone",
            "nobody",
            "none",
            "few",
            "most",
            "both",
            "i");

    private static final Set<String> CARRIERS = Set.of(
            "have",
            "express",
            "voice",
            "announce",
            "declare",
            "make",
            "give",
            "offer",
            "show",
            "issue",
            "reiterate",
            "state");

    private static final Set<String> ADJOINED = Set.of("over", "for", "as", "with", "from", "about");

    private static final Set<String> REMAINING = Set.of("remain", "feel", "become", "stay", "grow");

    private static final Set<String> GOING_ON = Set.of(
            "continue",
            "go",
            "begin",
            "come",
            "start",
            "rush",
            "tend",
            "seem",
            "appear",
            "use",
            "prompt",
            "lead",
            "proceed");

    private static final Set<String> ASKING =
            Set.of("what", "who", "whom", "which", "why", "how", "when", "where", "whether", "if");

    private final Coder.Knowledge knowledge;
    private final String text;
    private final Cast cast;
    private final Quotes quotes;

    Attitudes(Coder.Knowledge knowledge, String text, Cast cast, Quotes quotes) {
        this.knowledge = knowledge;
        this.text = text;
        this.cast = cast;
        this.quotes = quotes;
    }

    /** In the order of the words, no cue twice. */
    List<Draft> in(Tree tree) {
        List<Draft> found = new ArrayList<>();
        for (Token token : tree.tokens()) {
            if (quotes.at(token.span().start()).isPresent()) {
                continue;
            }
            Optional<Draft> draft = switch (token.upos()) {
                case "VERB" -> verb(tree, token);
                case "ADJ" -> adjective(tree, token);
                case "NOUN" -> noun(tree, token);
                default -> Optional.empty();
            };
            draft.filter(each -> !keepsNameBack(each) && !isWritersOwn(each)).ifPresent(found::add);
        }
        return found;
    }

    /** "I want", outside quotation marks: whoever writes tells his own, and nobody reports it. */
    private static boolean isWritersOwn(Draft draft) {
        return draft.source()
                .map(source -> source.evidence().text().toLowerCase(Locale.ROOT))
                .filter(words -> words.equals("i") || words.equals("we"))
                .isPresent();
    }

    /** "asked not to be named". */
    private boolean keepsNameBack(Draft draft) {
        int from = draft.cue().orElseThrow().span().end();
        return knowledge.attitudes().isAnonymity(text.substring(from, Math.min(text.length(), from + NEAR)));
    }

    private Optional<Draft> verb(Tree tree, Token verb) {
        // "met to discuss", "came to praise": an aim, and nothing held yet.
        boolean purpose = isInfinitive(tree, verb) && !isGoingOn(tree, verb);
        if (Tree.isRelated(verb, "amod", "compound", "case", "mark") || purpose || isSupposed(tree, verb)) {
            return Optional.empty();
        }
        Optional<Token> particle = tree.child(verb, "compound:prt");
        String lemma =
                Tree.lemma(verb) + particle.map(each -> "_" + tree.lower(each)).orElse("");
        Slots slots = Slots.of(tree, verb, Optional.empty());
        if (isAsked(tree, verb) || (tree.isPassive(verb) && slots.get("subj").isEmpty())) {
            return knowledge.attitudes().of("passive", lemma).stream()
                    .flatMap(entry -> held(tree, verb, entry, slots, Optional.empty()).stream())
                    .findFirst();
        }
        List<Entry> entries = new ArrayList<>(knowledge.attitudes().of("verb", lemma));
        if (verb.xpos().equals("VBN") && !tree.isPassive(verb) && entries.isEmpty()) {
            entries.addAll(knowledge.attitudes().of("adjective", tree.lower(verb)));
        }
        Optional<Token> holder = slots.get("subj").stream().findFirst().or(() -> subjectOfParticiple(tree, verb));
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        return phrase(tree, verb, slots, holder)
                .or(() -> entries.stream()
                        .flatMap(entry -> held(tree, verb, entry, slots, holder).stream())
                        .findFirst());
    }

    /** "raised questions about the port": verb and object are the cue, and what the preposition introduces the content. */
    private Optional<Draft> phrase(Tree tree, Token verb, Slots slots, Optional<Token> holder) {
        for (Token object : tree.children(verb, "obj", "xcomp")) {
            List<Entry> entries = knowledge.attitudes().of("phrase", Tree.lemma(verb) + "_" + Tree.lemma(object));
            if (entries.isEmpty()
                    || object.id() < verb.id()
                    || negation(tree, verb).isPresent()) {
                continue;
            }
            Slots around = Slots.of(tree, object, Optional.empty());
            for (Token adjunct : tree.children(verb, "obl")) {
                tree.introducer(adjunct)
                        .filter(word -> adjunct.id() > object.id())
                        .ifPresent(word -> around.put(word, adjunct));
            }
            Optional<Draft> draft = entries.stream()
                    .flatMap(entry -> held(tree, object, entry, around, holder).stream())
                    .map(each -> withCarrier(each, verb))
                    .findFirst();
            if (draft.isPresent()) {
                return draft;
            }
        }
        return Optional.empty();
    }

    /** "when asked about the port": a participle without auxiliary, whose subject is not the one who asks. */
    private static boolean isAsked(Tree tree, Token verb) {
        return verb.xpos().equals("VBN")
                && verb.relation().equals("advcl")
                && tree.children(verb, "nsubj", "aux", "obj").isEmpty();
    }

    /** "Speaking in Minsk, the minister accused": the subject, where the parse gave it to the participle before it. */
    private static Optional<Token> subjectOfParticiple(Tree tree, Token verb) {
        return tree.children(verb, "advcl").stream()
                .filter(participle ->
                        participle.id() < verb.id() && participle.xpos().startsWith("VB"))
                .flatMap(participle ->
                        tree.children(participle, "nsubj").stream().filter(subject -> subject.id() > participle.id()))
                .findFirst();
    }

    private Optional<Draft> adjective(Tree tree, Token adjective) {
        List<Entry> entries = knowledge.attitudes().of("adjective", tree.lower(adjective));
        Optional<Token> holder = tree.child(adjective, "nsubj")
                .or(() -> tree.head(adjective)
                        .filter(verb -> adjective.relation().equals("xcomp") && REMAINING.contains(Tree.lemma(verb)))
                        .flatMap(verb -> tree.child(verb, "nsubj")))
                .or(() -> tree.head(adjective)
                        .filter(noun -> adjective.relation().equals("amod") && noun.id() < adjective.id()));
        if (entries.isEmpty() || holder.isEmpty() || isSupposed(tree, adjective)) {
            return Optional.empty();
        }
        Slots slots = Slots.of(tree, adjective, Optional.empty());
        for (Token clause : tree.children(adjective, "advcl", "ccomp")) {
            Optional<String> preposition =
                    tree.introducer(clause).filter(word -> clause.xpos().equals("VBG"));
            slots.put(isInfinitive(tree, clause) ? "comp" : preposition.orElse("that"), clause);
        }
        return entries.stream()
                .flatMap(entry -> held(tree, adjective, entry, slots, antecedent(tree, adjective, holder)).stream())
                .findFirst();
    }

    /** "critics, who are wary of": the one whom the pronoun stands for. */
    private static Optional<Token> antecedent(Tree tree, Token adjective, Optional<Token> holder) {
        return holder.map(each ->
                tree.isRelativePronoun(each) && Tree.isRelativeClause(adjective) ? tree.token(adjective.head()) : each);
    }

    /** "its plan to", "the opposition of Minsk to", "expressed support for". */
    private Optional<Draft> noun(Tree tree, Token noun) {
        List<Entry> entries = knowledge.attitudes().of("noun", Tree.lemma(noun));
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Slots slots = Slots.of(tree, noun, Optional.empty());
        List<Token> holders = new ArrayList<>(slots.get("poss"));
        holders.addAll(slots.get("by"));
        holders.addAll(slots.get("from"));
        Optional<Token> carrier = holders.isEmpty() && noun.relation().equals("obj")
                ? tree.head(noun).filter(verb -> CARRIERS.contains(Tree.lemma(verb)) && !isSupposed(tree, verb))
                : Optional.empty();
        carrier.ifPresent(
                verb -> holders.addAll(Slots.of(tree, verb, Optional.empty()).get("subj")));
        if (holders.isEmpty()) {
            return Optional.empty();
        }
        return entries.stream()
                .flatMap(entry -> held(tree, noun, entry, slots, Optional.of(holders.getFirst())).stream())
                .map(draft -> carrier.map(verb -> withCarrier(draft, verb)).orElse(draft))
                .findFirst();
    }

    private Draft withCarrier(Draft draft, Token verb) {
        Span cue = draft.cue().orElseThrow().span();
        Span whole = cue.union(verb.span());
        return draft.source()
                        .filter(source -> source.evidence().span().overlaps(whole))
                        .isPresent()
                ? draft
                : draft.introducedBy(Evidence.of(whole, text));
    }

    /** The attitude, if the word has a content that the entry names and a holder who may hold one. */
    private Optional<Draft> held(Tree tree, Token cue, Entry entry, Slots slots, Optional<Token> holder) {
        boolean passive = tree.isPassive(cue);
        for (String takes : entry.takes()) {
            Optional<Draft> draft = held(tree, cue, entry.family(), takes, slots, holder, passive);
            if (draft.isPresent()) {
                return draft;
            }
        }
        return Optional.empty();
    }

    private Optional<Draft> held(
            Tree tree, Token cue, Family family, String takes, Slots slots, Optional<Token> holder, boolean passive) {
        BitSet content = new BitSet();
        Optional<Token> preposition = Optional.empty();
        Token aim;
        if (takes.startsWith("object") || takes.equals("judged")) {
            List<Token> objects = slots.get("obj");
            Optional<Token> gerund = slots.get("comp").stream()
                    .filter(each -> each.xpos().equals("VBG") && each.id() > cue.id())
                    .findFirst();
            if ((objects.isEmpty() && gerund.isEmpty())
                    || (takes.equals("judged") && !slots.has("comp") && !slots.has("as"))) {
                return Optional.empty();
            }
            aim = objects.isEmpty() ? gerund.get() : objects.getFirst();
            content.or(within(tree, aim));
            addAdjuncts(tree, cue, aim, content);
            String more = takes.equals("judged")
                    ? "as"
                    : takes.contains("+") ? takes.substring(takes.indexOf('+') + 1) : "to";
            for (Token each : slots.get(more.equals("to") ? "comp" : more)) {
                content.or(within(tree, each));
                if (!more.equals("to")) {
                    content.set(tree.below(each).nextSetBit(1));
                }
            }
            for (Token each : completions(slots, family)) {
                content.or(within(tree, each));
            }
        } else if (takes.equals("to")) {
            Optional<Token> infinitive = slots.get("comp").stream()
                    .filter(each -> isInfinitive(tree, each))
                    .findFirst();
            if (infinitive.isEmpty() || (slots.has("obj") && !passive)) {
                return Optional.empty();
            }
            aim = infinitive.get();
            content.or(within(tree, aim));
            if (passive && family != Family.DEMAND) {
                slots.get("obj").forEach(each -> content.or(within(tree, each)));
            }
        } else if (takes.equals("that") || takes.equals("wh")) {
            Optional<Token> clause = slots.get("that").stream()
                    .filter(each -> takes.equals("that") || asks(tree, each))
                    .findFirst();
            if (clause.isEmpty()) {
                return Optional.empty();
            }
            aim = clause.get();
            content.or(within(tree, aim));
        } else {
            String word = takes.startsWith("@") ? takes.substring(1) : takes;
            List<Token> places = slots.get(word);
            if (places.isEmpty()) {
                return Optional.empty();
            }
            aim = places.getFirst();
            Token top = aim;
            preposition = tree.children(top).stream()
                    .filter(child -> child.id() < top.id()
                            && Tree.isRelated(child, "case", "mark")
                            && tree.lower(child).equals(word))
                    .findFirst();
            if (aim.id() < cue.id() || aim.upos().equals("NUM")) {
                return Optional.empty();
            }
            content.or(within(tree, aim));
            preposition.ifPresent(each -> content.clear(each.id()));
            if (family == Family.DEMAND) {
                addPlace(tree, cue, content);
            }
            for (Token each : slots.get("as")) {
                if (takes.equals("@to") && each.id() > top.id()) {
                    content.or(within(tree, each));
                    content.set(tree.below(each).nextSetBit(1));
                }
            }
            if (word.equals("on") || word.equals("upon") || word.equals("for")) {
                completions(slots, family).stream()
                        .filter(each -> each.id() > top.id())
                        .forEach(each -> content.or(within(tree, each)));
            }
            if (passive && family != Family.DEMAND) {
                slots.get("obj").forEach(each -> content.or(within(tree, each)));
                preposition.ifPresent(each -> content.set(each.id()));
                preposition = Optional.empty();
            }
        }
        content.andNot(cueWords(tree, cue, content));
        closeGap(tree, cue, content);
        List<Span> stretches = tree.spans(content);
        if (stretches.isEmpty() || content.get(cue.id())) {
            return Optional.empty();
        }
        Optional<Named> named = holder.flatMap(each -> named(tree, each, cue));
        if (holder.isPresent()
                && named.filter(each -> stretches.stream()
                                .noneMatch(stretch -> stretch.overlaps(
                                        each.mention().evidence().span())))
                        .isEmpty()) {
            return Optional.empty();
        }
        Optional<Token> negation = negation(tree, cue);
        Span words = cueSpan(tree, cue, negation, preposition, content, holder);
        return Optional.of(new Draft(
                named.map(Named::participant),
                named.isPresent()
                        ? knowledge.sources().kind(tree, holder.orElseThrow(), named.get(), Optional.empty())
                        : SourceKind.NONE,
                Optional.of(Evidence.of(words, text)),
                stretches,
                Circumstances.NONE,
                "attitude " + family.code() + ": " + Tree.lemma(cue),
                Optional.of(new Held(family, aim, tree.sentence().index(), negation.isPresent()))));
    }

    /** Somebody who can hold an attitude: an actor, a person's pronoun, or a noun that names people or a body. */
    private Optional<Named> named(Tree tree, Token holder, Token cue) {
        Token who = holder;
        Optional<Named> known = cast.at(tree.sentence().index(), who);
        if (known.isPresent()) {
            return known.map(each -> withConjuncts(tree, who, each));
        }
        boolean able = who.upos().equals("PROPN")
                || HOLDING_PRONOUNS.contains(tree.lower(who))
                || knowledge.sources().isKnown(Tree.lemma(who))
                || tree.children(cue, "nsubj").stream()
                        .anyMatch(each -> tree.lower(each).equals("who"))
                || (who.deprel().equals("nmod:poss") && who.upos().equals("PRON"));
        return able && who.id() != cue.id() ? knowledge.sources().speaker(tree, who, cast) : Optional.empty();
    }

    /** "he and the chairman": both hold it, and the words say so. */
    private Named withConjuncts(Tree tree, Token head, Named named) {
        Span words = named.mention().evidence().span();
        for (Token other : tree.children(head, "conj")) {
            Optional<Span> more = Events.nounPhrase(tree, other);
            if (more.isPresent() && !Slots.isVerbal(other) && more.get().start() >= words.end()) {
                words = words.union(more.get());
            }
        }
        return new Named(
                named.actor(),
                new ActorMention(
                        Evidence.of(words, text),
                        named.mention().sentence(),
                        named.mention().head(),
                        named.mention().how()));
    }

    /** All that hangs below, but for clauses set off by a comma that tell something else. */
    private static BitSet within(Tree tree, Token top) {
        BitSet words = tree.below(
                top,
                token -> token.relation().equals("parataxis")
                        || ((Tree.isRelated(token, "advcl", "obl", "nmod", "appos") || Tree.isRelativeClause(token))
                                && token.id() > top.id()
                                && isBehindComma(tree, token))
                        || (token.head() == top.id() && token.relation().equals("case"))
                        || (token.relation().equals("conj")
                                && token.head() == top.id()
                                && !tree.children(token, "nsubj").isEmpty()
                                && Slots.isVerbal(token)
                                && isInfinitive(tree, top)));
        return words;
    }

    /** The infinitives that complete a word; of a demand those too that the parse took for a purpose. */
    private static List<Token> completions(Slots slots, Family family) {
        List<Token> all = new ArrayList<>(slots.get("comp"));
        if (family == Family.DEMAND) {
            all.addAll(slots.get("purpose"));
        }
        return all;
    }

    /** "attacked her over a letter": what follows the object right away belongs to what is told. */
    private static void addAdjuncts(Tree tree, Token cue, Token object, BitSet content) {
        if (object.id() < cue.id()) {
            return;
        }
        for (Token child : tree.children(cue, "obl")) {
            BitSet words = tree.below(child);
            if (words.nextSetBit(1) == content.length()
                    && tree.introducer(child).filter(ADJOINED::contains).isPresent()) {
                content.or(within(tree, child));
                content.set(words.nextSetBit(1), child.id() + 1);
            }
        }
    }

    /** "called for a ceasefire in the north": where it is to be, told right behind what is asked for. */
    private static void addPlace(Tree tree, Token cue, BitSet content) {
        for (Token child : tree.children(cue, "obl")) {
            BitSet words = tree.below(child);
            if (words.nextSetBit(1) == content.length()
                    && !Slots.TIMES.contains(Tree.lemma(child))
                    && !child.upos().equals("NUM")
                    && tree.introducer(child).filter("in"::equals).isPresent()) {
                content.or(words);
            }
        }
    }

    private static boolean isBehindComma(Tree tree, Token token) {
        int first = tree.below(token).nextSetBit(1);
        return first > 1
                && (tree.form(tree.token(first)).equals(",")
                        || tree.form(tree.token(first - 1)).equals(","));
    }

    private static BitSet cueWords(Tree tree, Token cue, BitSet content) {
        BitSet words = new BitSet();
        if (content.get(cue.id())) {
            words.or(tree.below(cue));
        }
        return words;
    }

    /** "urged them on Tuesday to vote" is one stretch; so is "realise that, if it comes to war, there will be". */
    private static void closeGap(Tree tree, Token cue, BitSet content) {
        int from = content.nextSetBit(cue.id() + 1);
        if (from > 0) {
            int to = content.length();
            int missing = (to - from) - content.get(from, to).cardinality();
            boolean clause = tree.lower(tree.token(from)).equals("that")
                    && tree.token(from).relation().equals("mark");
            if (missing <= 4 || clause) {
                content.set(from, to);
            }
        }
        int last = content.previousSetBit(cue.id());
        if (last > 0) {
            content.set(content.nextSetBit(1), last + 1);
        }
    }

    private Span cueSpan(
            Tree tree,
            Token cue,
            Optional<Token> negation,
            Optional<Token> preposition,
            BitSet content,
            Optional<Token> holder) {
        Span span = cue.span();
        Optional<Token> particle = tree.child(cue, "compound:prt");
        if (particle.isPresent()) {
            span = span.union(particle.get().span());
        }
        if (preposition.isPresent()
                && preposition.get().id() > cue.id()
                && preposition.get().id() - cue.id() <= 4) {
            Span wide = span.union(preposition.get().span());
            span = tree.spans(content).stream().noneMatch(wide::overlaps) ? wide : span;
        }
        int first = cue.id();
        for (Token child : tree.children(cue)) {
            boolean told = (child.relation().equals("aux")
                            && (negation.isPresent()
                                    || Set.of("would", "will", "'d", "’d", "wo").contains(tree.lower(child))))
                    || negation.filter(child::equals).isPresent();
            if (told && child.id() < first) {
                first = child.id();
            }
        }
        Span wide = tree.token(first).span().union(span);
        boolean free = holder.filter(each -> wide.overlaps(each.span())).isEmpty()
                && tree.spans(content).stream().noneMatch(wide::overlaps);
        return free ? wide : span;
    }

    private static Optional<Token> negation(Tree tree, Token cue) {
        return tree.children(cue).stream()
                .filter(child -> NEGATIONS.contains(tree.lower(child)) && child.id() < cue.id())
                .findFirst();
    }

    /** "could want", "if it supports", "does it support?". */
    private static boolean isSupposed(Tree tree, Token cue) {
        return tree.hasChild(
                        cue,
                        child -> (child.relation().equals("aux") && SUPPOSED.contains(tree.lower(child)))
                                || (child.relation().equals("mark") && CONDITIONS.contains(tree.lower(child))))
                || (cue.head() == 0
                        && tree.form(tree.token(tree.tokens().size())).equals("?"));
    }

    /** "continued to oppose", "went on to praise". */
    private static boolean isGoingOn(Tree tree, Token infinitive) {
        return tree.head(infinitive)
                .filter(verb -> GOING_ON.contains(Tree.lemma(verb)))
                .isPresent();
    }

    private static boolean isInfinitive(Tree tree, Token verb) {
        return tree.hasChild(
                verb,
                child -> child.relation().equals("mark") && tree.lower(child).equals("to"));
    }

    private static boolean asks(Tree tree, Token clause) {
        int first = tree.below(clause).nextSetBit(1);
        return ASKING.contains(tree.lower(tree.token(first)))
                || tree.hasChild(clause, child -> ASKING.contains(tree.lower(child)));
    }
}
