package entente.code;

import entente.code.Cast.Named;
import entente.code.Cues.Cue;
import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Block;
import entente.model.Confidence;
import entente.model.Document;
import entente.model.Evidence;
import entente.model.Frame;
import entente.model.Ground;
import entente.model.Participant;
import entente.model.Span;
import entente.model.Statement;
import entente.model.Statement.About;
import entente.model.Statement.Kind;
import entente.model.Statement.SourceKind;
import entente.model.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds who said what: cue verbs with a clause or a quotation, "according to", nouns that introduce a clause, headlines, and
 * quotations that go on over sentences and paragraphs.
 */
final class Statements {

    private static final String TURN_BASIS = "cue:turn";

    /** Words for a body that was named before, as the subject of a headline. */
    private static final Set<String> BODIES =
            Set.of("alliance", "bloc", "union", "organisation", "organization", "group", "agency", "body", "it");

    /** "SMITH: …" or "John Smith: “…" at the beginning of a paragraph. */
    private static final Pattern TURN = Pattern.compile(
            "^((?:(?:[A-Z][A-Z.'’-]{2,}|[A-Z]\\.) ?){1,4}|(?:\\p{Lu}[\\p{L}.'’-]+ ){1,3}\\p{Lu}[\\p{L}'’-]+):\\s+");

    /** "“…” — Jane Smith" as a whole paragraph. */
    private static final Pattern SIGNED = Pattern.compile(
            "^([\"“].{15,}[\"”])\\s*[-–—]+\\s*((?:\\p{Lu}[\\p{L}.'’-]+ ){1,3}\\p{Lu}[\\p{L}'’-]+)$", Pattern.DOTALL);

    /** Words before a comma, from the pronoun on in a relative clause; nothing quoted, no second clause set off. */
    private static final Pattern LEAD =
            Pattern.compile("(?:.*,\\s)?((?:who|which)|[^,;:—–\"“”]{2,90}),\\s*", Pattern.DOTALL);

    /** What stands between a cue and what is said: "in a statement", "at a rally", "to reporters". */
    private static final Pattern OCCASION =
            Pattern.compile("(?:in|at|on|during|to|of|about|by|via|after|before|when|while|[\\w,]*day)\\b");

    private static final Set<String> CLOSING = WordSets.of("closing a source");
    private static final Set<String> STANDARDS = WordSets.of("standards");

    private static final Pattern TRAILING_TIME =
            Pattern.compile(".*day|yesterday|month|week|year|morning|evening|night");

    private static final String RELATIVE = ",?\\s+(?:which|that|whom?)\\s+";

    private static final Set<String> LOOSE = Set.of("ADP", "DET", "CCONJ", "SCONJ");

    /** A part less likely than this is no part. */
    private static final double GUESS = 0.05;

    private static final Set<String> FIRST_PERSON = Set.of("i", "we", "me", "us");

    private static final Set<String> SECOND_PERSON = Set.of("you", "one", "that", "this");

    private static final String READER = "reader";

    private static final Set<String> JUDGES = Set.of("describe", "characterize", "characterise");

    private static final Set<String> NAMES =
            Set.of("call", "describe", "dub", "label", "brand", "characterize", "characterise");

    private static final Comparator<Draft> IN_ORDER = Comparator.comparing(
                    (Draft draft) -> draft.longest().start())
            .thenComparing(draft -> -draft.longest().length());

    private final Coder.Knowledge knowledge;
    private final Document document;
    private final String text;
    private final List<Tree> trees;
    private final Cast cast;
    private final Participants participants;
    private final Quotes quotes;
    private final Ids ids;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<Draft, String> named = new LinkedHashMap<>();

    Statements(Coder.Knowledge knowledge, Document document, List<Tree> trees, Cast cast, Ids ids) {
        this.knowledge = knowledge;
        this.document = document;
        this.text = document.text();
        this.trees = trees;
        this.cast = cast;
        this.participants = new Participants(cast);
        this.quotes = new Quotes(document);
        this.ids = ids;
    }

    /** In the order of the text. */
    List<Statement> find() {
        layout();
        for (Tree tree : trees) {
            headline(tree);
            frames(tree);
            for (Token token : tree.tokens()) {
                if (token.upos().equals("VERB")) {
                    verb(tree, token);
                } else if (token.upos().equals("NOUN")) {
                    noun(tree, token);
                    inTheWordsOf(tree, token);
                }
                accordingTo(tree, token);
            }
        }
        overParagraphs();
        leads();
        otherHalves();
        continuations();
        goneOn();
        remarks();
        wordsBehindColon();
        return finished();
    }

    // --- cue verbs

    private void verb(Tree tree, Token verb) {
        String lemma = Tree.lemma(verb);
        Optional<Token> particle = tree.child(verb, "compound:prt");
        Optional<Cue> cue = particle.isPresent()
                ? knowledge.cues().verb(lemma + "_" + tree.lower(particle.get()))
                : knowledge.cues().verb(lemma);
        if (cue.isEmpty() || Tree.isRelated(verb, "amod", "compound", "case", "mark")) {
            return;
        }
        Slots slots = Slots.of(tree, verb, Optional.empty());
        Optional<Token> trailing =
                slots.has("that") || slots.has("subj") || cue.get().kind() != Cues.Kind.SPEECH
                        ? Optional.empty()
                        : trailingSpeaker(tree, verb);
        List<Span> inSentence = trailing.isPresent()
                ? stretched(tree.spans(before(tree, trailing.get())), verb.span())
                : content(tree, verb, cue.get(), slots);
        List<Span> stretches = inSentence.isEmpty() && cue.get().kind() == Cues.Kind.SPEECH && verb.head() == 0
                ? quotedBefore(tree)
                : inSentence.isEmpty() && cue.get().kind() == Cues.Kind.SPEECH ? quotedBehind(tree, verb) : inSentence;
        if (stretches.isEmpty() || isUnsaid(tree, verb, stretches)) {
            return;
        }
        Optional<Token> speaker = trailing.or(() -> speaker(tree, verb, slots, stretches));
        if (speaker.filter(token -> isTalkItself(tree, verb, token, cue.get())).isPresent()) {
            return;
        }
        if (cue.get().kind() != Cues.Kind.SPEECH && speaker.isEmpty()) {
            return;
        }
        if (tree.isPassive(verb) && speaker.isEmpty() && !slots.has("that") && slots.has("comp")) {
            return;
        }
        if (cue.get().kind() == Cues.Kind.DOCUMENT
                && speaker.filter(token -> showsThings(tree, token)).isEmpty()) {
            return;
        }
        if (speaker.isEmpty() && Tree.isRelated(verb, "acl", "xcomp") && !tree.isPassive(verb)) {
            return;
        }
        Optional<Named> named = speaker.flatMap(token -> knowledge.sources().speaker(tree, token, cast));
        if (named.isEmpty() && !hasQuotation(stretches, verb) && !tree.isPassive(verb) && speaker.isPresent()) {
            return;
        }
        Span cueSpan = particle.map(each -> verb.span().union(each.span())).orElse(verb.span());
        draft(
                tree,
                named,
                speaker,
                Optional.of(cueSpan),
                stretches,
                circumstances(tree, verb, stretches),
                "cue:" + lemma,
                Optional.empty());
    }

    /** What shows or suggests is a document or an institution; a person who shows something does, and says nothing. */
    private boolean showsThings(Tree tree, Token source) {
        Optional<Named> known = cast.at(tree.sentence().index(), source);
        return knowledge.sources().isDocument(source)
                || known.filter(named -> switch (named.actor().kind()) {
                            case STATE, IGO, ALLIANCE, NGO, COMPANY, GROUP -> true;
                            case PERSON, UNNAMED, UNKNOWN -> false;
                        })
                        .isPresent();
    }

    /** "I think", "we say", "if you believe": the one who is quoted speaks in his own words, or of nobody. */
    private boolean isTalkItself(Tree tree, Token verb, Token speaker, Cue cue) {
        String word = tree.lower(speaker);
        boolean quoted = quotes.at(verb.span().start()).isPresent() || isInTurn(verb.span());
        return (FIRST_PERSON.contains(word) && (quoted || cue.kind() == Cues.Kind.VIEW))
                || (SECOND_PERSON.contains(word) && (quoted || cue.kind() != Cues.Kind.SPEECH));
    }

    /** "…, an official said." at the end of a sentence, where the parse took the official for something else. */
    private Optional<Token> trailingSpeaker(Tree tree, Token verb) {
        int next = verb.id() + 1;
        boolean last = next > tree.tokens().size()
                || tree.form(tree.token(next)).equals(".")
                || tree.token(next).xpos().equals("NNP");
        if (!last || verb.id() < 4) {
            return Optional.empty();
        }
        return cast.at(tree.sentence().index(), tree.token(verb.id() - 1))
                .filter(named -> commaBefore(tree, named.mention().evidence().span()) > 1)
                .map(named -> tree.token(named.mention().head()));
    }

    /** Id of the comma that stands right before these words, or 0. */
    private static int commaBefore(Tree tree, Span words) {
        for (Token token : tree.tokens()) {
            if (token.span().start() == words.start() && token.id() > 1) {
                return tree.form(tree.token(token.id() - 1)).equals(",") ? token.id() - 1 : 0;
            }
        }
        return 0;
    }

    private BitSet before(Tree tree, Token speaker) {
        BitSet words = new BitSet();
        Span span = cast.at(tree.sentence().index(), speaker)
                .map(named -> named.mention().evidence().span())
                .orElse(speaker.span());
        words.set(1, Math.max(1, commaBefore(tree, span)));
        return words;
    }

    private void draft(
            Tree tree,
            Optional<Named> named,
            Optional<Token> speaker,
            Optional<Span> cue,
            List<Span> stretches,
            Circumstances circumstances,
            String basis,
            Optional<String> kindSeen) {
        SourceKind kind = named.isPresent()
                ? knowledge.sources().kind(tree, speaker.orElseThrow(), named.get(), kindSeen)
                : SourceKind.NONE;
        Draft draft = new Draft(
                named.map(Named::participant),
                kind,
                cue.map(span -> Evidence.of(span, text)),
                stretches,
                circumstances,
                basis);
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).basis().equals(READER) && isSameCue(drafts.get(i), draft)) {
                drafts.set(i, joined(tree, drafts.get(i), draft));
                return;
            }
        }
        drafts.add(draft);
    }

    private Circumstances circumstances(Tree tree, Token cue, List<Span> said) {
        return knowledge
                .circumstances()
                .around(
                        tree,
                        cue,
                        cast,
                        token -> quotes.at(token.span().start()).isPresent()
                                || said.stream().anyMatch(stretch -> stretch.covers(token.span())));
    }

    private static boolean isSameCue(Draft one, Draft other) {
        return one.cue().isPresent()
                && other.cue().isPresent()
                && one.cue().get().span().overlaps(other.cue().get().span());
    }

    /**
     * What reader and rules say of one cue: source and words as the reader saw them, which it does more surely than the rules do;
     * from the rules what the reader cannot give, the earlier sentences and the other halves of a quotation, the whole of a cue, the
     * occasion.
     */
    private Draft joined(Tree tree, Draft reader, Draft rule) {
        boolean named = reader.source().isPresent();
        int sentence = tree.sentence().span().start();
        List<Span> stretches = new ArrayList<>();
        for (Span words : reader.stretches()) {
            stretches.add(rule.stretches().stream()
                    .filter(stretch -> stretch.overlaps(words)
                            && (stretch.start() < sentence
                                    || isSameFromEarlierOn(tree, words, stretch, reader)
                                    || isSameFromTheCueOn(words, stretch, rule)))
                    .map(words::union)
                    .findFirst()
                    .orElse(words));
        }
        rule.stretches().stream()
                .filter(stretch -> stretches.stream().noneMatch(stretch::overlaps)
                        && isQuotation(stretch)
                        && reader.source()
                                .map(source ->
                                        !stretch.overlaps(source.evidence().span()))
                                .orElse(true))
                .forEach(stretches::add);
        return new Draft(
                named ? reader.source() : rule.source(),
                named ? reader.sourceKind() : rule.sourceKind(),
                rule.cue(),
                stretches,
                reader.circumstances().or(rule.circumstances()),
                READER);
    }

    /** Words before a cue begin with their sentence: "Hanoi has sent ships, a source said", not "ships, a source said". */
    private static boolean isSameFromEarlierOn(Tree tree, Span words, Span stretch, Draft reader) {
        int cue = reader.cue().map(each -> each.span().start()).orElse(0);
        return words.end() <= cue
                && Math.abs(stretch.end() - words.end()) <= 1
                && stretch.start() < words.start()
                && stretch.start() == tree.sentence().span().start();
    }

    /** "told the paper that Minsk “has no friends”": what is said begins right behind the cue or with its "that". */
    private boolean isSameFromTheCueOn(Span words, Span stretch, Draft rule) {
        int cue = rule.cue().map(each -> each.span().end()).orElse(Integer.MAX_VALUE);
        return stretch.start() >= cue
                && stretch.start() < words.start()
                && Math.abs(stretch.end() - words.end()) <= 1
                && (text.startsWith("that ", stretch.start())
                        || (text.substring(cue, stretch.start()).isBlank()
                                && !OCCASION.matcher(text)
                                        .region(stretch.start(), stretch.end())
                                        .lookingAt()));
    }

    /** Whether the better part of the words stands in quotation marks. */
    private boolean isQuotation(Span words) {
        return 2 * quoted(words) > words.length();
    }

    private int quoted(Span words) {
        return quotes.touching(words).stream()
                .mapToInt(quote -> Math.min(words.end(), quote.end()) - Math.max(words.start(), quote.start()))
                .sum();
    }

    /** "did not say", "refused to say", "would say": nothing was said, unless words are quoted. */
    private boolean isUnsaid(Tree tree, Token verb, List<Span> stretches) {
        boolean denied = tree.hasChild(
                verb,
                child -> Set.of("not", "n't", "never").contains(tree.lower(child))
                        || (child.relation().equals("aux")
                                && Set.of("would", "could", "should", "might", "may", "will", "can", "must", "to")
                                        .contains(tree.lower(child))));
        return (denied || isInfinitive(tree, verb)) && !hasQuotation(stretches, verb);
    }

    private boolean hasQuotation(List<Span> stretches, Token cue) {
        return stretches.stream()
                .anyMatch(span -> quotes.touching(span).stream().anyMatch(quote -> !quote.covers(cue.span())));
    }

    private Optional<Token> speaker(Tree tree, Token verb, Slots slots, List<Span> stretches) {
        List<Token> candidates = new ArrayList<>(slots.get("subj"));
        if (tree.isPassive(verb) && candidates.isEmpty() && Tree.lemma(verb).equals("quote")) {
            candidates.addAll(slots.get("obj"));
        }
        if (candidates.isEmpty()
                && !tree.isPassive(verb)
                && stretches.stream().allMatch(span -> span.end() <= verb.span().start())) {
            candidates.addAll(slots.get("obj"));
        }
        return candidates.stream()
                .filter(token -> stretches.stream().noneMatch(span -> span.covers(token.span())))
                .findFirst();
    }

    /** The stretches of the reported words, in the order of the text; empty where the verb introduces none. */
    private List<Span> content(Tree tree, Token verb, Cue cue, Slots slots) {
        Optional<Token> clause = clause(tree, verb, slots);
        BitSet words = new BitSet();
        if (clause.isPresent()) {
            if (cue.needsQuotation() && !isQuoted(clause.get(), verb)) {
                return List.of();
            }
            words.or(tree.below(clause.get()));
            words.andNot(cueWords(tree, verb, clause.get()));
        } else if (Tree.isRelated(verb, "parataxis") || isAsClause(tree, verb)) {
            Token main = tree.token(verb.head());
            boolean asClause = isAsClause(tree, verb) && !cue.needsBefore();
            if (cue.needsQuotation() && !isQuoted(main, verb) && !asClause) {
                return List.of();
            }
            words.or(tree.below(main));
            words.andNot(tree.below(verb));
        } else if (isJudged(tree, verb, slots)) {
            words.or(tree.below(slots.get("obj").getFirst()));
            words.or(tree.below(slots.get("as").getFirst()));
        } else {
            words.or(quotedBeside(tree, verb, cue));
            // "promised to free them “by May”": a scrap of the infinitive is no statement.
            if (cue.needsFinite() && slots.has("comp") && !tellsVerb(tree, words)) {
                words.clear();
            }
            if (words.isEmpty() && Tree.lemma(verb).equals("say") && slots.has("obj") && !tree.isPassive(verb)) {
                words.or(restOfSentence(tree, verb));
            }
        }
        return stretched(tree.spans(words), verb.span());
    }

    private static boolean tellsVerb(Tree tree, BitSet words) {
        return words.stream().anyMatch(id -> tree.token(id).xpos().startsWith("VB"));
    }

    /** "call the post “Redoubt”": a name in quotation marks, and nothing else there, judges nobody. */
    private boolean isOnlyName(Tree tree, Token predicate, BitSet content) {
        BitSet quoted = new BitSet();
        content.stream()
                .filter(id -> quotes.at(tree.token(id).span().start()).isPresent())
                .forEach(quoted::set);
        return NAMES.contains(Tree.lemma(predicate))
                && !quoted.isEmpty()
                && quoted.cardinality() <= 5
                && isName(tree, quoted)
                && !tellsVerb(tree, content);
    }

    /** "characterised the plan as a farce": what it is called is what was said of it. */
    private static boolean isJudged(Tree tree, Token verb, Slots slots) {
        return JUDGES.contains(Tree.lemma(verb))
                && !tree.isPassive(verb)
                && slots.has("obj")
                && slots.has("as")
                && slots.get("as").getFirst().id() > slots.get("obj").getFirst().id();
    }

    /** "“Who will pay?” the minister asked.": a question or a cry ends its sentence, and the cue stands in the next. */
    private List<Span> quotedBefore(Tree tree) {
        int start = tree.sentence().span().start();
        return quotes.all().stream()
                .filter(quote -> quote.end() <= start
                        && start - quote.end() <= 2
                        && quote.length() > 12
                        && paragraph(quote.start()) == paragraph(start)
                        && "?!".indexOf(text.charAt(quote.end() - 2)) >= 0)
                .toList();
    }

    /** "She went on to say:", and the quotation is the paragraph that follows. */
    private List<Span> quotedBehind(Tree tree, Token verb) {
        int end = tree.sentence().span().end();
        boolean colon = tree.form(tree.token(tree.tokens().size())).equals(":");
        boolean last = tree.tokens().stream()
                .noneMatch(token -> token.id() > verb.id() && token.upos().equals("VERB"));
        return colon && last
                ? quotes.all().stream()
                        .filter(quote -> quote.start() >= end
                                && quote.start() - end <= 3
                                && quote.length() > 12
                                && text.substring(end, quote.start()).isBlank())
                        .toList()
                : List.of();
    }

    /** What follows "said" where the parse found an object and no clause: a clause whose verb was taken for something else. */
    private static BitSet restOfSentence(Tree tree, Token verb) {
        BitSet words = new BitSet();
        tree.below(verb).stream().filter(id -> id > verb.id()).forEach(words::set);
        boolean hasVerb = words.stream().anyMatch(id -> tree.token(id).xpos().startsWith("VB"));
        if (!hasVerb || words.cardinality() < 5) {
            words.clear();
        }
        return words;
    }

    /** "As the minister put it, …". */
    private static boolean isAsClause(Tree tree, Token verb) {
        return verb.relation().equals("advcl")
                && tree.children(verb, "obj").stream()
                        .allMatch(object -> Tree.lemma(object).equals("it"))
                && tree.introducer(verb).filter("as"::equals).isPresent();
    }

    private Optional<Token> clause(Tree tree, Token verb, Slots slots) {
        for (Token that : slots.get("that")) {
            return Optional.of(that);
        }
        for (Token child : tree.children(verb)) {
            if ((child.deprel().equals("ccomp") && !isInfinitive(tree, child))
                    || (child.deprel().equals("parataxis") && isQuoted(child, verb) && child.id() > verb.id())
                    || (child.deprel().equals("dep") && isQuoted(child, verb) && Slots.isVerbal(child))) {
                return Optional.of(child);
            }
        }
        if (Set.of("deny", "claim").contains(Tree.lemma(verb)) && slots.has("comp")) {
            return Optional.of(slots.get("comp").getFirst());
        }
        return Optional.empty();
    }

    private static boolean isInfinitive(Tree tree, Token verb) {
        return tree.hasChild(
                verb,
                child -> child.relation().equals("mark") && tree.lower(child).equals("to"));
    }

    /** Whether a word stands in a quotation that the cue is not in. */
    private boolean isQuoted(Token token, Token cue) {
        return quotes.at(token.span().start())
                .filter(quote -> !quote.covers(cue.span()))
                .isPresent();
    }

    /** The cue, its source and its circumstances, where the parse hung them below the content. */
    private static BitSet cueWords(Tree tree, Token verb, Token clause) {
        BitSet words = new BitSet();
        if (tree.isWithin(verb, clause)) {
            words.or(tree.below(verb));
        }
        return words;
    }

    /** Quotations in the verb's own clause, or right beside the verb and its subject: "“…,” the minister said". */
    private BitSet quotedBeside(Tree tree, Token verb, Cue cue) {
        BitSet words = new BitSet();
        boolean describes = verb.xpos().equals("VBN")
                && Tree.isRelated(verb, "acl", "dep", "amod")
                && cue.kind() != Cues.Kind.NAMING;
        if (quotes.at(verb.span().start()).isPresent() || describes) {
            return words;
        }
        BitSet clause = tree.below(
                verb,
                token -> Tree.isRelativeClause(token)
                        || token.relation().equals("parataxis")
                        || (token.relation().equals("conj") && Slots.isVerbal(token))
                        || (token.relation().equals("xcomp") && isInfinitive(tree, token))
                        || (cue.kind() == Cues.Kind.NAMING && isCalledFor(tree, token)));
        for (Token token : tree.tokens()) {
            boolean inside = clause.get(token.id())
                    || (cue.kind() == Cues.Kind.SPEECH && (verb.head() == 0 || isBeside(tree, verb, token)));
            Optional<Span> quote = quotes.at(token.span().start());
            if (inside
                    && quote.isPresent()
                    && quote.get().end() - quote.get().start() > 3
                    && !quote.get().covers(verb.span())
                    && (cue.kind() != Cues.Kind.NAMING || token.id() > verb.id())) {
                words.set(token.id());
            }
        }
        // "called “KyoAni”": a name is no judgement.
        if (NAMES.contains(Tree.lemma(verb)) && words.cardinality() <= 5 && isName(tree, words)) {
            words.clear();
        }
        // A single quoted word after a verb of blame or praise is a reservation: only "called" and its like name with
        // one word.
        if (cue.kind() == Cues.Kind.NAMING && words.cardinality() < 4 && !NAMES.contains(Tree.lemma(verb))) {
            words.clear();
        }
        // One or two quoted words beside a verb of speech are a name or a reservation, no statement.
        if (cue.kind() != Cues.Kind.NAMING && words.cardinality() < 5) {
            words.clear();
        }
        return words;
    }

    private static boolean isName(Tree tree, BitSet words) {
        return words.stream()
                .mapToObj(tree::token)
                .filter(token -> Character.isLetter(tree.form(token).charAt(0)))
                .allMatch(token -> Character.isUpperCase(tree.form(token).charAt(0)));
    }

    /** "called for", "called on": nobody is named anything. */
    private static boolean isCalledFor(Tree tree, Token token) {
        return tree.introducer(token)
                .filter(Set.of("for", "on", "upon", "to")::contains)
                .isPresent();
    }

    /** Whether the quotation at {@code token} ends just before the cue and its subject, or begins just after them. */
    private boolean isBeside(Tree tree, Token verb, Token token) {
        Optional<Span> quote = quotes.at(token.span().start());
        if (quote.isEmpty()) {
            return false;
        }
        int from = verb.span().start();
        int to = verb.span().end();
        for (Token subject : tree.children(verb, "nsubj")) {
            for (Token each : tree.phrase(subject)) {
                from = Math.min(from, each.span().start());
                to = Math.max(to, each.span().end());
            }
        }
        int before = from - quote.get().end();
        int after = quote.get().start() - to;
        return (before >= 0 && before <= 3) || (after >= 0 && after <= 3);
    }

    /** Widens stretches to the quotations that they are part of, over sentences; drops crumbs. */
    private List<Span> stretched(List<Span> runs, Span cue) {
        List<Span> wide = new ArrayList<>();
        for (Span run : runs) {
            Span each = run;
            for (Span quote : quotes.touching(run)) {
                // A quotation that began in an earlier sentence belongs to it whole; one inside is there already; one
                // in which
                // the cue stands is somebody else's.
                if (!run.covers(quote) && !quote.overlaps(cue)) {
                    each = each.union(quote);
                }
            }
            wide.add(each);
        }
        List<Span> joined = new ArrayList<>();
        for (Span each : wide.stream().sorted().toList()) {
            if (!joined.isEmpty() && joined.getLast().end() >= each.start()) {
                joined.set(joined.size() - 1, joined.getLast().union(each));
            } else {
                joined.add(each);
            }
        }
        int longest = joined.stream().mapToInt(Span::length).max().orElse(0);
        return joined.stream()
                .filter(each -> each.length() == longest
                        || (each.length() > 12
                                && text.substring(each.start(), each.end()).contains(" ")))
                .toList();
    }

    // --- what the reader saw

    private void frames(Tree tree) {
        for (Frame frame : tree.sentence().frames()) {
            if (frame.kind() != Frame.Kind.STATEMENT
                    || frame.predicate() > tree.tokens().size()) {
                continue;
            }
            Token predicate = tree.token(frame.predicate());
            boolean known = drafts.stream()
                    .anyMatch(draft -> draft.cue()
                            .filter(cue -> cue.span().overlaps(predicate.span()))
                            .isPresent());
            Optional<Span> content = role(tree, frame, "content")
                    .map(words -> completed(tree, words, predicate))
                    .flatMap(tree::span);
            if (known
                    || content.isEmpty()
                    || frame.probability() < 0.5
                    || isGuess(frame, "content")
                    || isOnlyAnAct(tree, predicate, role(tree, frame, "content").get())
                    || isOnlyName(tree, predicate, role(tree, frame, "content").get())) {
                continue;
            }
            Optional<Token> speaker = speaker(tree, frame, predicate);
            boolean standard = tree.lower(predicate).equals("according")
                    && speaker.filter(token -> STANDARDS.contains(Tree.lemma(token)))
                            .isPresent();
            if (isTopicOfHeadline(tree, predicate, speaker) || standard || isGoingOn(tree, predicate, content.get())) {
                continue;
            }
            boolean talk = speaker.filter(token -> FIRST_PERSON.contains(tree.lower(token))
                            || tree.lower(token).equals("you"))
                    .isPresent();
            if (talk && (quotes.at(predicate.span().start()).isPresent() || isInTurn(predicate.span()))) {
                continue;
            }
            Optional<Named> named = speaker.flatMap(token -> knowledge.sources().speaker(tree, token, cast))
                    .map(each -> inTheWordsOf(
                            each,
                            role(tree, frame, "source")
                                    .map(words -> completed(tree, words, predicate))
                                    .flatMap(words -> tree.span(withoutLooseEnd(tree, words)))));
            List<Span> stretches = stretched(List.of(withinHeadline(tree, content.get())), predicate.span());
            Circumstances circumstances = addressed(tree, frame).or(circumstances(tree, predicate, stretches));
            draft(
                    tree,
                    named,
                    speaker,
                    Optional.of(predicate.span()),
                    stretches,
                    circumstances,
                    READER,
                    frame.sourceKind());
        }
    }

    /** "The siege continues", "continued to strive": nothing is said by going on. */
    private boolean isGoingOn(Tree tree, Token predicate, Span content) {
        return knowledge
                        .cues()
                        .verb(Tree.lemma(predicate))
                        .filter(Cue::needsBefore)
                        .isPresent()
                && content.start() > predicate.span().start()
                && quotes.touching(content).stream().allMatch(quote -> quote.covers(predicate.span()));
    }

    /** "warned Hanoi not to drill", "promised to free them “by May”": an act, told without a clause or a quotation of its own. */
    private boolean isOnlyAnAct(Tree tree, Token predicate, BitSet words) {
        boolean finite = knowledge
                .cues()
                .verb(Tree.lemma(predicate))
                .filter(Cue::needsFinite)
                .isPresent();
        Token top = tree.token(top(tree, words));
        boolean quoted = quotes.at(top.span().start()).isPresent();
        boolean verbal = words.stream().anyMatch(id -> tree.token(id).xpos().startsWith("VB"));
        return finite
                && (quoted
                        ? !verbal
                        : words.stream()
                                .mapToObj(tree::token)
                                .filter(token -> token.xpos().startsWith("VB"))
                                .findFirst()
                                .filter(verb -> isInfinitive(tree, verb))
                                .isPresent());
    }

    /** The head of the words that the reader took for the source; of a passive, the agent: "was told by the ministry that". */
    private Optional<Token> speaker(Tree tree, Frame frame, Token predicate) {
        Optional<Token> seen = role(tree, frame, "source").map(words -> nameIn(tree, words));
        boolean isHearer = seen.filter(token -> Tree.isRelated(token, "nsubj") && token.head() == predicate.id())
                        .isPresent()
                && tree.child(predicate, "aux:pass").isPresent()
                && !Tree.lemma(predicate).equals("quote");
        return isHearer
                ? tree.children(predicate, "obl").stream()
                        .filter(child ->
                                tree.introducer(child).filter("by"::equals).isPresent())
                        .findFirst()
                : seen;
    }

    /** The head of the words; the person, where a title before the name was taken for the head: "Secretary-General Jane Smith". */
    private Token nameIn(Tree tree, BitSet words) {
        Token top = tree.token(top(tree, words));
        Optional<Token> known = tree.span(words)
                .flatMap(span -> cast.in(tree.sentence().index()).stream()
                        .filter(named -> named.mention().evidence().span().equals(span)
                                && words.get(named.mention().head()))
                        .map(named -> tree.token(named.mention().head()))
                        .findFirst());
        if (known.isPresent()) {
            return known.get();
        }
        return tree.tokens().stream()
                .filter(child -> child.head() == top.id()
                        || (child.head() == top.head() && top.upos().equals("PROPN")))
                .filter(child -> words.get(child.id()) && child.upos().equals("PROPN"))
                .filter(child -> cast.at(tree.sentence().index(), child)
                        .filter(named -> named.actor().kind() == ActorKind.PERSON
                                && named.mention().how() == ActorMention.How.NAME)
                        .isPresent())
                .filter(child -> tree.introducer(child).isEmpty() && child.id() > top.id())
                .findFirst()
                .orElse(top);
    }

    /** "the jury in" without the preposition: where the reader ends a phrase too early, it ends before the word that leads on. */
    private static BitSet withoutLooseEnd(Tree tree, BitSet words) {
        BitSet kept = (BitSet) words.clone();
        int last = kept.length() - 1;
        if (kept.cardinality() > 1
                && TRAILING_TIME.matcher(tree.lower(tree.token(last))).matches()) {
            while (kept.length() > 2 && CLOSING.contains(tree.lower(tree.token(kept.length() - 1)))) {
                kept.clear(kept.length() - 1);
            }
        }
        while (kept.length() > 1 && LOOSE.contains(tree.token(kept.length() - 1).upos())) {
            kept.clear(kept.length() - 1);
        }
        return kept.isEmpty() ? words : kept;
    }

    /** "the CIS security" goes on to its noun, "group", where the reader ended before it. */
    private static BitSet completed(Tree tree, BitSet words, Token predicate) {
        Token last = tree.token(words.length() - 1);
        Token head = last.head() == 0 ? last : tree.token(last.head());
        boolean cut = Tree.isRelated(last, "compound", "amod", "nummod", "det")
                && head.id() > last.id()
                && head.id() - last.id() <= 3
                && !(predicate.id() > last.id() && predicate.id() <= head.id());
        if (!cut) {
            return words;
        }
        BitSet whole = (BitSet) words.clone();
        whole.set(last.id(), head.id() + 1);
        return whole;
    }

    /** The same speaker in all the words that the reader saw, where they hold those of the mention. */
    private Named inTheWordsOf(Named named, Optional<Span> words) {
        return words.filter(span -> span.covers(named.mention().evidence().span()))
                .map(span -> new Named(
                        named.actor(),
                        new ActorMention(
                                Evidence.of(span, text),
                                named.mention().sentence(),
                                named.mention().head(),
                                named.mention().how())))
                .orElse(named);
    }

    private Circumstances addressed(Tree tree, Frame frame) {
        return new Circumstances(
                role(tree, frame, "addressee")
                        .flatMap(words -> knowledge.sources().speaker(tree, tree.token(top(tree, words)), cast))
                        .map(Named::participant),
                Optional.empty(),
                Optional.empty());
    }

    /** A headline may tell two things with a semicolon between them. */
    private Span withinHeadline(Tree tree, Span words) {
        int semicolon = text.indexOf(';', words.start());
        return tree.sentence().block() == Block.Kind.HEADLINE && semicolon > words.start() && semicolon < words.end()
                ? new Span(words.start(), semicolon)
                : words;
    }

    /** Whether the reader itself holds the words for something else than this part. */
    private static boolean isGuess(Frame frame, String name) {
        return frame.roles().stream()
                .filter(role -> role.name().equals(name))
                .allMatch(role -> role.probability() < GUESS);
    }

    private static Optional<BitSet> role(Tree tree, Frame frame, String name) {
        return frame.roles().stream()
                .filter(role ->
                        role.name().equals(name) && role.last() <= tree.tokens().size())
                .findFirst()
                .map(role -> {
                    BitSet words = new BitSet();
                    words.set(role.first(), role.last() + 1);
                    return words;
                });
    }

    private static int top(Tree tree, BitSet words) {
        return words.stream()
                .filter(id -> !words.get(tree.token(id).head()))
                .findFirst()
                .orElse(words.length() - 1);
    }

    // --- "according to", nouns, headlines

    private void accordingTo(Tree tree, Token token) {
        Optional<Token> according = tree.children(token).stream()
                .filter(child ->
                        tree.lower(child).equals("according") && Tree.isRelated(child, "case", "mark", "advmod"))
                .findFirst();
        if (according.isEmpty() || token.head() == 0 || STANDARDS.contains(Tree.lemma(token))) {
            return;
        }
        Token main = tree.token(token.head());
        while (main.head() != 0 && !Slots.isVerbal(main) && !Tree.isClause(main)) {
            main = tree.token(main.head());
        }
        BitSet words = tree.below(main);
        words.andNot(tree.below(token));
        List<Span> stretches = stretched(tree.spans(words), according.get().span());
        if (stretches.isEmpty()) {
            return;
        }
        Span cue = tree.tokens().stream()
                .filter(each -> each.id() == according.get().id() + 1
                        && tree.lower(each).equals("to"))
                .findFirst()
                .map(to -> according.get().span().union(to.span()))
                .orElse(according.get().span());
        Optional<Named> named = knowledge.sources().speaker(tree, token, cast);
        draft(
                tree,
                named,
                Optional.of(token),
                Optional.of(cue),
                stretches,
                Circumstances.NONE,
                "cue:according to",
                Optional.empty());
    }

    /** "in the words of its embassy", "in his view". */
    private void inTheWordsOf(Tree tree, Token noun) {
        if (!knowledge.cues().isPhrase(Tree.lemma(noun))
                || noun.head() == 0
                || tree.introducer(noun).filter("in"::equals).isEmpty()
                || tree.children(noun, "det", "nmod:poss").isEmpty()) {
            return;
        }
        Slots slots = Slots.of(tree, noun, Optional.empty());
        Optional<Token> holder = slots.get("poss").stream()
                .findFirst()
                .or(() -> slots.get("of").stream().findFirst());
        Optional<Named> named = holder.flatMap(token -> knowledge.sources().speaker(tree, token, cast));
        BitSet phrase = tree.below(noun);
        BitSet words = tree.below(tree.token(noun.head()));
        words.andNot(phrase);
        List<Span> stretches = stretched(tree.spans(words), noun.span());
        if (named.isEmpty()
                || stretches.isEmpty()
                || isTalkItself(tree, noun, holder.get(), new Cue(Cues.Kind.VIEW, false, false, false))) {
            return;
        }
        BitSet cue = (BitSet) phrase.clone();
        cue.andNot(tree.below(holder.get(), child -> child.relation().equals("case")));
        draft(tree, named, holder, tree.span(cue), stretches, Circumstances.NONE, "cue:in words of", Optional.empty());
    }

    /** "his claim that …", with a holder. */
    private void noun(Tree tree, Token noun) {
        if (!knowledge.cues().isNoun(Tree.lemma(noun))) {
            return;
        }
        Slots slots = Slots.of(tree, noun, Optional.empty());
        List<Token> holders = new ArrayList<>(slots.get("poss"));
        holders.addAll(slots.get("by"));
        holders.addAll(slots.get("from"));
        List<Token> clauses = slots.get("that").isEmpty() ? attachedAbove(tree, noun, holders) : slots.get("that");
        if (clauses.isEmpty()) {
            return;
        }
        Optional<Token> holder = holders.stream().findFirst();
        Optional<Named> named = holder.flatMap(token -> knowledge.sources().speaker(tree, token, cast));
        if (named.isEmpty()) {
            return;
        }
        List<Span> stretches = stretched(tree.spans(tree.below(clauses.getFirst())), noun.span());
        if (!stretches.isEmpty()) {
            draft(
                    tree,
                    named,
                    holder,
                    Optional.of(noun.span()),
                    stretches,
                    Circumstances.NONE,
                    "cue:noun " + Tree.lemma(noun),
                    Optional.empty());
        }
    }

    /** "accepted assurances by the government that": the clause and the holder, where the parse hung them on the verb. */
    private List<Token> attachedAbove(Tree tree, Token noun, List<Token> holders) {
        if (!noun.relation().equals("obj")) {
            return List.of();
        }
        Token verb = tree.token(noun.head());
        List<Token> clauses = tree.children(verb, "ccomp").stream()
                .filter(clause -> clause.id() > noun.id()
                        && knowledge.cues().verb(Tree.lemma(verb)).isEmpty()
                        && tree.introducer(clause).filter("that"::equals).isPresent())
                .toList();
        if (!clauses.isEmpty()) {
            tree.children(verb, "obl", "iobj").stream()
                    .filter(each -> each.id() > noun.id()
                            && each.id() < clauses.getFirst().id()
                            && tree.introducer(each)
                                    .filter(word -> word.equals("by") || word.equals("from"))
                                    .isPresent())
                    .forEach(holders::add);
        }
        return clauses;
    }

    /** "Minister: talks to resume": a person before a colon at the head of a headline. */
    private void headline(Tree tree) {
        if (tree.sentence().block() != Block.Kind.HEADLINE || tree.tokens().size() < 4) {
            return;
        }
        for (int id = 2; id <= Math.min(6, tree.tokens().size() - 2); id++) {
            Token colon = tree.token(id);
            if (tree.form(colon).equals(":")) {
                Token head = tree.token(id - 1);
                Optional<Named> named = cast.at(tree.sentence().index(), head);
                if (named.filter(each -> speaksInHeadlines(tree, each, colon)).isPresent()) {
                    BitSet words = new BitSet();
                    words.set(id + 1, tree.tokens().size() + 1);
                    List<Span> stretches = tree.spans(words);
                    draft(
                            tree,
                            named,
                            Optional.of(head),
                            Optional.of(colon.span()),
                            stretches,
                            Circumstances.NONE,
                            "cue:headline",
                            Optional.empty());
                }
                return;
            }
        }
    }

    /** "NATO: alliance cool to offer": whom the headline is about, and nobody's words. */
    private boolean isTopicOfHeadline(Tree tree, Token predicate, Optional<Token> speaker) {
        return tree.sentence().block() == Block.Kind.HEADLINE
                && tree.form(predicate).equals(":")
                && speaker.flatMap(token -> cast.at(tree.sentence().index(), token))
                        .filter(named -> !speaksInHeadlines(tree, named, predicate))
                        .isPresent();
    }

    /** A person, or an organisation that is not itself what is told after the colon; a country there is a topic. */
    private boolean speaksInHeadlines(Tree tree, Named named, Token colon) {
        return switch (named.actor().kind()) {
            case PERSON, UNNAMED -> true;
            case IGO, ALLIANCE, NGO, COMPANY ->
                cast.in(tree.sentence().index()).stream()
                                .noneMatch(other -> other.mention().head() > colon.id()
                                        && other.actor()
                                                .id()
                                                .equals(named.actor().id()))
                        && tree.tokens().stream()
                                .noneMatch(token -> token.id() > colon.id()
                                        && BODIES.contains(tree.lower(token))
                                        && Tree.isRelated(token, "nsubj"));
            case STATE, GROUP, UNKNOWN -> false;
        };
    }

    // --- layout: "SMITH: …", "“…” — Jane Smith"

    private void layout() {
        for (Block block : document.blocks()) {
            if (block.kind() == Block.Kind.PARAGRAPH) {
                String words = block.span().in(text);
                Matcher turn = TURN.matcher(words);
                Matcher signed = SIGNED.matcher(words);
                if (turn.find()) {
                    int colon = block.span().start() + turn.end(1);
                    laidOut(block, turn.start(1), turn.end(1), new Span(colon, colon + 1), turn.end());
                } else if (signed.find()) {
                    signed(block, signed);
                }
            }
        }
    }

    /** A turn of a transcript: the name in capitals, or a person's name and a quotation. */
    private void laidOut(Block block, int from, int to, Span colon, int contentFrom) {
        Span name = new Span(block.span().start() + from, block.span().start() + to);
        Span content = new Span(block.span().start() + contentFrom, block.span().end());
        Optional<Named> speaker = speakerNamed(name);
        boolean capitals = name.in(text).equals(name.in(text).toUpperCase(Locale.ROOT));
        boolean quoted = quotes.at(content.start()).isPresent();
        if (speaker.isEmpty() || !(capitals || quoted) || content.length() < 12) {
            return;
        }
        drafts.add(new Draft(
                speaker.map(Named::participant),
                SourceKind.NAMED,
                Optional.of(Evidence.of(colon, text)),
                List.of(content),
                Circumstances.NONE,
                TURN_BASIS));
    }

    private void signed(Block block, Matcher signed) {
        Span name =
                new Span(block.span().start() + signed.start(2), block.span().start() + signed.end(2));
        Span content = new Span(block.span().start(), block.span().start() + signed.end(1));
        if (quotes.at(content.start()).isEmpty() || content.length() < 20) {
            return;
        }
        speakerNamed(name)
                .ifPresent(speaker -> drafts.add(new Draft(
                        Optional.of(speaker.participant()),
                        SourceKind.NAMED,
                        Optional.empty(),
                        List.of(content),
                        Circumstances.NONE,
                        "cue:signature")));
    }

    /** The person whose name, or whose last name, stands here. */
    private Optional<Named> speakerNamed(Span name) {
        String words = name.in(text);
        String last = words.substring(words.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        for (Tree tree : trees) {
            if (tree.sentence().span().overlaps(name)) {
                Optional<Token> head = tree.tokens().stream()
                        .filter(token ->
                                name.covers(token.span()) && tree.lower(token).equals(last))
                        .reduce((one, other) -> other);
                Optional<Actor> known = cast.all().stream()
                        .filter(actor -> actor.kind() == ActorKind.PERSON
                                && (" " + actor.name().toLowerCase(Locale.ROOT)).endsWith(" " + last))
                        .findFirst();
                if (head.isPresent() && known.isPresent()) {
                    return Optional.of(new Named(
                            known.get(),
                            new ActorMention(
                                    Evidence.of(name, text),
                                    tree.sentence().index(),
                                    head.get().id(),
                                    ActorMention.How.NAME)));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isInTurn(Span words) {
        return drafts.stream().anyMatch(draft -> draft.basis().equals(TURN_BASIS) && draft.covers(words));
    }

    // --- quotations without a cue of their own

    /** A quotation that is left open at the end of one paragraph and goes on in the next is one. */
    private void overParagraphs() {
        for (List<Span> chain : quotes.chains()) {
            for (int i = 0; i < drafts.size(); i++) {
                Draft draft = drafts.get(i);
                boolean quoted = draft.stretches().stream()
                        .anyMatch(stretch -> chain.stream()
                                .anyMatch(part -> stretch.overlaps(part)
                                        && draft.cue()
                                                .filter(cue -> part.covers(cue.span()))
                                                .isEmpty()
                                        && (stretch.covers(part)
                                                || 2 * Math.min(stretch.length(), part.length()) > part.length())));
                if (quoted) {
                    List<Span> all = new ArrayList<>(draft.stretches());
                    chain.stream()
                            .filter(part -> draft.stretches().stream().noneMatch(part::overlaps))
                            .forEach(all::add);
                    drafts.set(i, draft.saying(all));
                }
            }
        }
    }

    /** "Perhaps, he said, the talks will fail": what stands before a cue between commas begins what is said behind it. */
    private void leads() {
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            lead(draft).ifPresent(words -> drafts.set(drafts.indexOf(draft), draft.alsoSaying(words)));
        }
    }

    private Optional<Span> lead(Draft draft) {
        if (draft.cue().isEmpty()
                || draft.source().isEmpty()
                || draft.stretches().size() > 1) {
            return Optional.empty();
        }
        Span inserted =
                draft.cue().get().span().union(draft.source().get().evidence().span());
        Span said = draft.longest();
        Optional<Integer> start = trees.stream()
                .map(tree -> tree.sentence().span())
                .filter(sentence -> sentence.covers(inserted) && sentence.covers(said))
                .map(Span::start)
                .findFirst();
        if (start.isEmpty()
                || said.start() < inserted.end()
                || quotes.at(said.start()).isPresent()
                || !text.substring(inserted.end(), said.start()).matches(",\\s*")) {
            return Optional.empty();
        }
        Matcher before = LEAD.matcher(text.substring(start.get(), inserted.start()));
        if (!before.matches()) {
            return Optional.empty();
        }
        Span lead = new Span(start.get() + before.start(1), start.get() + before.end(1));
        boolean free = drafts.stream()
                .noneMatch(other -> other.stretches().stream().anyMatch(lead::overlaps)
                        || other.cue().filter(cue -> cue.span().overlaps(lead)).isPresent());
        return free ? Optional.of(lead) : Optional.empty();
    }

    /** "“…,” he said, “…”": what stands in quotation marks right behind the cue goes on with what stands before it. */
    private void otherHalves() {
        for (Span quote : quotes.all()) {
            if (quote.length() < 8 || isTaken(quote)) {
                continue;
            }
            for (int i = 0; i < drafts.size(); i++) {
                Draft draft = drafts.get(i);
                int from = Math.max(
                        draft.cue().map(cue -> cue.span().end()).orElse(0),
                        draft.source()
                                .map(source -> source.evidence().span().end())
                                .orElse(0));
                boolean beside = from > draft.longest().start()
                        && quote.start() >= from
                        && quote.start() - from <= 60
                        && quotes.touching(draft.longest()).stream()
                                .anyMatch(each -> each.end() == draft.longest().end())
                        && text.substring(from, quote.start()).matches("[^.;!?\\n]*[,:—-]\\s*");
                if (beside) {
                    drafts.set(i, draft.alsoSaying(quote));
                    break;
                }
            }
        }
    }

    private boolean isTaken(Span quote) {
        return drafts.stream()
                .flatMap(draft -> draft.stretches().stream())
                .anyMatch(stretch ->
                        stretch.overlaps(quote) && (!quote.covers(stretch) || 2 * stretch.length() > quote.length()));
    }

    /** A quotation of whole sentences that no cue has taken belongs to whoever was quoted last in its paragraph or the one before. */
    private void continuations() {
        for (Span quote : quotes.all()) {
            if (isTaken(quote) || !isWhole(quote)) {
                continue;
            }
            Optional<Integer> before = lastQuoted(quote);
            before.ifPresent(index -> drafts.set(index, drafts.get(index).alsoSaying(quote)));
        }
    }

    /** Whether a quotation holds at least one sentence from its beginning. */
    private boolean isWhole(Span quote) {
        return trees.stream().anyMatch(tree -> {
            Span sentence = tree.sentence().span();
            return quote.start() <= sentence.start() + 1
                    && quote.covers(sentence.start() + 1)
                    && sentence.length() > 12;
        });
    }

    private Optional<Integer> lastQuoted(Span quote) {
        int paragraph = paragraph(quote.start());
        Optional<Integer> found = Optional.empty();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            Span last = draft.stretches().getLast();
            boolean sameParagraph = paragraph(quote.start()) == paragraph(last.start());
            boolean quotes = this.quotes.touching(last).stream()
                    .anyMatch(each -> (isWhole(each) || sameParagraph)
                            && draft.cue()
                                    .filter(cue -> each.covers(cue.span()))
                                    .isEmpty());
            if (draft.source().isEmpty() || !quotes) {
                continue;
            }
            int distance = paragraph - paragraph(last.start());
            if (last.start() < quote.start() && (distance == 0 || distance == 1)) {
                if (found.isEmpty()
                        || drafts.get(found.get()).stretches().getLast().start() <= last.start()) {
                    found = Optional.of(i);
                }
            }
        }
        return found;
    }

    private int paragraph(int position) {
        int number = 0;
        for (Block block : document.blocks()) {
            if (block.span().covers(position)) {
                return number;
            }
            number++;
        }
        return number;
    }

    /** "…, the ministry said, adding that it was over": a participle right behind a cue and its source has the same source. */
    private void goneOn() {
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            Optional<Draft> before = drafts.stream()
                    .filter(other -> other != draft && other.source().isPresent() && isGoneOnBy(other, draft))
                    .findFirst();
            if (before.isPresent() && !isSameSource(before.get(), draft)) {
                drafts.set(
                        i,
                        new Draft(
                                before.get().source(),
                                before.get().sourceKind(),
                                draft.cue(),
                                draft.stretches(),
                                draft.circumstances(),
                                draft.basis(),
                                draft.attitude()));
            }
        }
    }

    private boolean isGoneOnBy(Draft before, Draft draft) {
        if (before.cue().isEmpty() || draft.cue().isEmpty()) {
            return false;
        }
        Span cue = draft.cue().get().span();
        int end = Math.max(
                before.cue().get().span().end(),
                before.source().orElseThrow().evidence().span().end());
        return cue.in(text).endsWith("ing")
                && end < cue.start()
                && cue.start() - end <= 40
                && text.substring(end, cue.start()).matches("[^,;:.“”\"\\n]*,\\s+");
    }

    /** "said ties were warm, which he said was “a new world”": a scrap that one's own words go on to is part of them. */
    private void remarks() {
        for (int i = 0; i < drafts.size(); i++) {
            Draft whole = drafts.get(i);
            Optional<Draft> scrap = drafts.stream()
                    .filter(other -> other != whole && isRemarkOn(whole, other))
                    .findFirst();
            if (scrap.isPresent()) {
                if (!whole.covers(scrap.get().longest())) {
                    drafts.set(i, whole.alsoSaying(scrap.get().longest()));
                }
                drafts.remove(scrap.get());
                i = -1;
            }
        }
    }

    private boolean isRemarkOn(Draft whole, Draft scrap) {
        if (scrap.source().isEmpty()
                || scrap.cue().isEmpty()
                || scrap.stretches().size() > 1
                || !isSameSource(whole, scrap)) {
            return false;
        }
        Span speaker = scrap.source().get().evidence().span();
        Span cue = scrap.cue().get().span();
        Span words = scrap.longest();
        boolean beside = whole.longest().end() < speaker.start()
                && text.substring(whole.longest().end(), speaker.start()).matches(RELATIVE)
                && 2 * quoted(words) >= words.length();
        boolean inside = whole.longest().covers(speaker.union(words))
                && text.substring(whole.longest().start(), speaker.start()).matches("(?s).*" + RELATIVE);
        return (beside || inside)
                && speaker.end() < cue.start()
                && cue.end() < words.start()
                && text.substring(speaker.end(), cue.start()).isBlank()
                && text.substring(cue.end(), words.start()).isBlank();
    }

    /** "said it was over: “We are leaving.”": what is told, and the words it is told by, are two statements. */
    private void wordsBehindColon() {
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            for (Span stretch : draft.stretches()) {
                Optional<Span> quote = quotes.touching(stretch).stream()
                        .filter(each -> each.start() > stretch.start() && isAfterColon(stretch.start(), each))
                        .findFirst();
                if (quote.isPresent()) {
                    List<Span> before = new ArrayList<>();
                    List<Span> behind = new ArrayList<>();
                    for (Span each : draft.stretches()) {
                        if (each.end() <= quote.get().start()) {
                            before.add(each);
                        } else if (each.start() >= quote.get().start()) {
                            behind.add(each);
                        } else {
                            before.add(new Span(
                                    each.start(), lastBefore(quote.get().start())));
                            behind.add(new Span(quote.get().start(), each.end()));
                        }
                    }
                    drafts.set(i, draft.saying(before));
                    drafts.add(i + 1, draft.saying(behind));
                    break;
                }
            }
        }
    }

    /** A quotation of whole sentences behind a colon, with a clause before it. */
    private boolean isAfterColon(int from, Span quote) {
        String before = text.substring(from, quote.start()).stripTrailing();
        boolean clause = before.chars().filter(Character::isWhitespace).count() >= 3;
        return before.endsWith(":") && clause && (isWhole(quote) || quote.length() > 60);
    }

    /** End of the words before a colon. */
    private int lastBefore(int quote) {
        int end = quote;
        while (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == ':') {
            end--;
        }
        return end;
    }

    // --- finishing

    private List<Statement> finished() {
        drafts.stream()
                .filter(draft -> !isOwnViewWithin(draft) && !isSaidByNearerCue(draft) && !isToldAgain(draft))
                .sorted(IN_ORDER)
                .forEach(this::name);
        return named.keySet().stream().map(draft -> statement(draft, named)).toList();
    }

    private void name(Draft draft) {
        named.put(
                draft,
                ids.of(
                        "s",
                        draft.longest(),
                        draft.cue().map(cue -> cue.span().toString()).orElse("no cue")));
    }

    /**
     * What {@link #find} gave, with the attitudes among it, in the order of the text. An attitude is left out where its cue is one of
     * words that are reported, where a speaker tells his own, and where it is itself wanted, feared or opposed.
     *
     * @param acts words of acts that were done, which are no attitudes
     */
    List<Statement> withAttitudes(List<Span> acts) {
        List<Draft> said = List.copyOf(named.keySet());
        Attitudes finder = new Attitudes(knowledge, text, cast, quotes);
        List<Draft> kept = new ArrayList<>();
        for (Tree tree : trees) {
            List<Draft> here = finder.in(tree);
            for (Draft draft : here) {
                boolean known = said.stream().anyMatch(other -> isSameCue(other, draft));
                boolean own = said.stream().anyMatch(other -> holds(other, draft) && isSameSource(other, draft));
                boolean done = acts.stream()
                        .anyMatch(act -> draft.cue().orElseThrow().span().overlaps(act));
                boolean told = said.stream().anyMatch(other -> isWordedBy(tree, draft, other));
                boolean wanted = here.stream().anyMatch(other -> other != draft && holds(other, draft));
                if (!known && !own && !told && !wanted && !done) {
                    kept.add(draft);
                }
            }
        }
        kept.stream().sorted(IN_ORDER).forEach(this::name);
        return named.keySet().stream()
                .sorted(IN_ORDER)
                .map(draft -> statement(draft, named))
                .toList();
    }

    /** "stressed their importance, saying that …": what is spoken of is told by the words that follow "saying". */
    private static boolean isWordedBy(Tree tree, Draft attitude, Draft said) {
        return attitude.attitude()
                        .filter(held -> held.family() == Attitudes.Family.TOPIC)
                        .isPresent()
                && isSameSource(attitude, said)
                && said.cue().isPresent()
                && tree.tokens().stream()
                        .anyMatch(token -> token.relation().equals("advcl")
                                && Tree.lemma(token).equals("say")
                                && said.cue().get().span().covers(token.span())
                                && tree.head(token)
                                        .filter(head -> attitude.cue()
                                                .orElseThrow()
                                                .span()
                                                .covers(head.span()))
                                        .isPresent());
    }

    private static boolean isSameSource(Draft one, Draft other) {
        return one.source().isPresent()
                && one.source().map(Participant::actor).equals(other.source().map(Participant::actor));
    }

    private Statement statement(Draft draft, Map<Draft, String> ids) {
        Span longest = draft.longest();
        Optional<Draft> outer = ids.keySet().stream()
                .filter(other -> other != draft && other.attitude().isEmpty() && holds(other, draft))
                .min(Comparator.comparingInt(other -> other.longest().length()));
        SortedMap<String, Ground> grounds = new TreeMap<>();
        draft.source().ifPresent(source -> grounds.put("source", new Ground.Words(source.evidence())));
        return new Statement(
                ids.getOrDefault(draft, ""),
                kind(draft),
                draft.source(),
                draft.sourceKind(),
                draft.cue(),
                Evidence.of(longest, text),
                draft.stretches().stream()
                        .filter(span -> !span.equals(longest))
                        .map(span -> Evidence.of(span, text))
                        .toList(),
                draft.circumstances().addressee(),
                onBehalfOf(draft),
                draft.circumstances().place(),
                draft.circumstances().occasion(),
                about(draft),
                outer.map(each -> ids.getOrDefault(each, "")),
                Confidence.NONE,
                draft.basis().equals(READER) ? READER : "rule:" + draft.basis(),
                grounds);
    }

    /** "He said he believed": one statement, unless the inner words judge somebody: "said it was what he called a farce". */
    private boolean isOwnViewWithin(Draft draft) {
        return draft.cue().filter(this::isView).isPresent()
                && draft.source().isPresent()
                && drafts.stream()
                        .anyMatch(other -> other != draft
                                && holds(other, draft)
                                && other.source()
                                        .filter(source -> source.actor()
                                                .equals(draft.source().get().actor()))
                                        .isPresent());
    }

    /**
     * The same words of one source under two cues are one statement, the nearer cue's; of "the minister said that it was over, she said" the inner,
     * which has the name.
     */
    private boolean isToldAgain(Draft draft) {
        return draft.cue().isPresent()
                && drafts.stream()
                        .anyMatch(other -> other != draft
                                && other.cue().isPresent()
                                && isSameSource(draft, other)
                                && ((other.longest().equals(draft.longest())
                                                && other.stretches().size()
                                                        >= draft.stretches().size()
                                                && isNearer(other, draft))
                                        || (holds(draft, other)
                                                && !isView(draft.cue().get())
                                                && !isView(other.cue().get())
                                                && draft.sourceKind() == SourceKind.PRONOUN
                                                && draft.stretches().size() == 1
                                                && draft.longest().end()
                                                        <= draft.cue()
                                                                .get()
                                                                .span()
                                                                .start()
                                                && 2 * other.longest().length()
                                                        > draft.longest().length())));
    }

    private static boolean isNearer(Draft one, Draft other) {
        int near = gap(one.cue().orElseThrow().span(), one.longest());
        int far = gap(other.cue().orElseThrow().span(), other.longest());
        return near < far
                || (near == far
                        && one.cue().get().span().start()
                                < other.cue().get().span().start());
    }

    /** A quotation that two cues claim belongs to the nearer one. */
    private boolean isSaidByNearerCue(Draft draft) {
        return !draft.basis().equals(READER)
                && draft.cue().isPresent()
                && quotes.touching(draft.longest()).stream().anyMatch(quote -> quote.covers(draft.longest()))
                && drafts.stream()
                        .anyMatch(other -> other != draft
                                && other.cue().isPresent()
                                && other.stretches().stream()
                                        .anyMatch(stretch -> stretch.covers(draft.longest())
                                                && !stretch.covers(
                                                        draft.cue().get().span()))
                                && (other.basis().equals(READER)
                                        || gap(other.cue().get().span(), draft.longest())
                                                < gap(draft.cue().get().span(), draft.longest())));
    }

    private static int gap(Span cue, Span words) {
        return Math.max(words.start() - cue.end(), cue.start() - words.end());
    }

    private boolean isView(Evidence cue) {
        return trees.stream()
                .filter(tree -> tree.sentence().span().covers(cue.span()))
                .flatMap(tree -> tree.tokens().stream())
                .filter(token -> token.span().overlaps(cue.span()))
                .anyMatch(token -> knowledge
                        .cues()
                        .verb(Tree.lemma(token))
                        .filter(each -> each.kind() == Cues.Kind.VIEW)
                        .isPresent());
    }

    private static boolean holds(Draft outer, Draft inner) {
        Span place = inner.cue().map(Evidence::span).orElse(inner.longest());
        return outer.stretches().stream().anyMatch(span -> span.covers(place) && !span.equals(place))
                && outer.longest().length() > inner.longest().length();
    }

    private Kind kind(Draft draft) {
        if (draft.attitude().isPresent()) {
            return Kind.ATTITUDE;
        }
        int quoted = 0;
        int all = 0;
        for (Span stretch : draft.stretches()) {
            all += stretch.length();
            for (Span quote : quotes.touching(stretch)) {
                quoted += Math.min(stretch.end(), quote.end()) - Math.max(stretch.start(), quote.start());
            }
        }
        if (quoted == 0) {
            return Kind.INDIRECT;
        }
        return quoted >= all - 2 ? Kind.DIRECT : Kind.MIXED;
    }

    /** A spokesman speaks for the organisation that he is of. */
    private Optional<String> onBehalfOf(Draft draft) {
        return draft.source()
                .map(source -> cast.actor(source.actor()))
                .filter(actor -> actor.organisation().isPresent()
                        && actor.office()
                                .filter(office -> office.contains("spokes"))
                                .isPresent())
                .flatMap(actor -> cast.all().stream()
                        .filter(other -> !other.id().equals(actor.id())
                                && other.organisation().equals(actor.organisation())
                                && switch (other.kind()) {
                                    case STATE, IGO, ALLIANCE, NGO, COMPANY -> true;
                                    case PERSON, GROUP, UNNAMED, UNKNOWN -> false;
                                })
                        .findFirst())
                .map(actor -> actor.id());
    }

    private List<About> about(Draft draft) {
        Map<String, About> found = new LinkedHashMap<>();
        for (Tree tree : trees) {
            for (Named named : cast.in(tree.sentence().index())) {
                boolean inside = draft.stretches().stream()
                        .anyMatch(span -> span.covers(named.mention().evidence().span()));
                boolean self = draft.source()
                        .filter(source -> source.actor().equals(named.actor().id()))
                        .isPresent();
                Optional<String> done = draft.cue()
                        .flatMap(cue -> knowledge.stances().byAct(tree, named, cue.span()))
                        .or(() -> aimedAt(draft, tree, named));
                if ((inside || done.isPresent()) && !self && isSomebody(named)) {
                    Optional<String> stance = done.or(() -> takesStand(draft, named)
                            ? knowledge
                                    .stances()
                                    .seen(tree, named)
                                    .or(() -> knowledge.stances().of(tree, named))
                            : Optional.empty());
                    About before = found.get(named.actor().id());
                    if (before == null || (before.stance().isEmpty() && stance.isPresent())) {
                        found.put(
                                named.actor().id(),
                                new About(named.actor().id(), named.mention().evidence(), stance));
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    /**
     * Whether the words can show how their source stands to the one named: not what somebody else is reported within them to say, not
     * what a question asks, and nothing of the source's own state or organisation.
     */
    private boolean takesStand(Draft draft, Named named) {
        Span words = named.mention().evidence().span();
        boolean anothers = this.named.keySet().stream()
                .anyMatch(other -> other != draft
                        && other.attitude().isEmpty()
                        && holds(draft, other)
                        && other.covers(words)
                        && !isSameSource(draft, other));
        boolean own = draft.source()
                .map(source -> cast.actor(source.actor()))
                .filter(source -> isSideOf(source, named.actor()))
                .isPresent();
        return !anothers && !own && draft.cue().filter(this::asks).isEmpty();
    }

    private static boolean isSideOf(Actor source, Actor side) {
        return switch (side.kind()) {
            case STATE -> side.country().isPresent() && side.country().equals(source.country());
            case IGO, ALLIANCE, NGO, COMPANY ->
                side.organisation().isPresent() && side.organisation().equals(source.organisation());
            case PERSON, GROUP, UNNAMED, UNKNOWN -> false;
        };
    }

    private boolean asks(Evidence cue) {
        return trees.stream()
                .filter(tree -> tree.sentence().span().covers(cue.span()))
                .flatMap(tree -> tree.tokens().stream())
                .anyMatch(token ->
                        token.span().overlaps(cue.span()) && knowledge.stances().isAsking(Tree.lemma(token)));
    }

    /** "backs Minsk", "its criticism of Minsk": the stance lies in the word itself. */
    private static Optional<String> aimedAt(Draft draft, Tree tree, Named named) {
        return draft.attitude()
                .filter(held -> !held.denied()
                        && held.sentence() == tree.sentence().index()
                        && held.aim().id() == named.mention().head())
                .flatMap(held -> held.family().stance());
    }

    private static boolean isSomebody(Named named) {
        return switch (named.actor().kind()) {
            case STATE, IGO, ALLIANCE, NGO, PERSON, GROUP, COMPANY -> true;
            case UNNAMED, UNKNOWN -> false;
        };
    }
}
