package entente.code;

import entente.code.Cast.Named;
import entente.code.Cues.Cue;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds who said what: cue verbs with a clause or a quotation, "according to", nouns that introduce a clause, headlines, and
 * quotations that go on over sentences and paragraphs.
 */
final class Statements {

    private static final Set<String> FIRST_PERSON = Set.of("i", "we", "me", "us");

    private static final Set<String> CUE_NOUNS = Set.of(
            "claim",
            "statement",
            "assertion",
            "warning",
            "report",
            "allegation",
            "announcement",
            "suggestion",
            "accusation",
            "prediction",
            "view",
            "belief",
            "fear",
            "concern",
            "hope",
            "remark",
            "comment",
            "declaration",
            "denial",
            "assurance",
            "insistence",
            "argument",
            "admission",
            "confirmation",
            "acknowledgement",
            "speculation",
            "promise");

    private static final Set<String> OCCASIONS = Set.of(
            "interview",
            "conference",
            "statement",
            "speech",
            "meeting",
            "briefing",
            "address",
            "letter",
            "broadcast",
            "session",
            "hearing",
            "visit",
            "talk",
            "summit",
            "ceremony",
            "rally",
            "debate",
            "testimony",
            "message",
            "appearance",
            "remark",
            "communique",
            "trip");

    private static final String READER = "reader";

    /** A statement before it is known in which other it stands. */
    private record Draft(
            Optional<Participant> source,
            SourceKind sourceKind,
            Optional<Evidence> cue,
            List<Span> stretches,
            Optional<Participant> addressee,
            Optional<Evidence> place,
            Optional<Evidence> occasion,
            String basis,
            Optional<Ground> sourceGround) {

        Span longest() {
            return stretches.stream()
                    .max(Comparator.comparingInt(Span::length).thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
        }
    }

    private final Coder.Knowledge knowledge;
    private final Document document;
    private final String text;
    private final List<Tree> trees;
    private final Cast cast;
    private final Participants participants;
    private final Quotes quotes;
    private final Ids ids;
    private final List<Draft> drafts = new ArrayList<>();

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
        for (Tree tree : trees) {
            headline(tree);
            frames(tree);
            for (Token token : tree.tokens()) {
                if (token.upos().equals("VERB")) {
                    verb(tree, token);
                } else if (token.upos().equals("NOUN")) {
                    noun(tree, token);
                }
                accordingTo(tree, token);
            }
        }
        continuations();
        return finished();
    }

    // --- cue verbs

    private void verb(Tree tree, Token verb) {
        String lemma = Tree.lemma(verb);
        Optional<Token> particle = tree.child(verb, "compound:prt");
        Optional<Cue> cue = particle.isPresent()
                ? knowledge.cues().of(lemma + "_" + tree.lower(particle.get()))
                : knowledge.cues().of(lemma);
        if (cue.isEmpty() || Tree.isRelated(verb, "amod", "compound", "case", "mark")) {
            return;
        }
        Slots slots = Slots.of(tree, verb, Optional.empty());
        Optional<Token> trailing =
                slots.has("that") || slots.has("subj") || cue.get().kind() != Cues.Kind.SPEECH
                        ? Optional.empty()
                        : trailingSpeaker(tree, verb);
        List<Span> stretches = trailing.isPresent()
                ? stretched(runs(tree, before(tree, trailing.get())), tree)
                : content(tree, verb, cue.get(), slots);
        if (stretches.isEmpty() || isUnsaid(tree, verb, stretches)) {
            return;
        }
        Optional<Token> speaker = trailing.or(() -> speaker(tree, verb, slots, stretches));
        if (cue.get().kind() == Cues.Kind.VIEW
                && speaker.filter(token -> FIRST_PERSON.contains(tree.lower(token)))
                        .isPresent()) {
            return;
        }
        if (cue.get().kind() != Cues.Kind.SPEECH && speaker.isEmpty()) {
            return;
        }
        if (speaker.isEmpty() && Tree.isRelated(verb, "acl", "xcomp") && !tree.isPassive(verb)) {
            return;
        }
        Optional<Named> named = speaker.flatMap(token -> knowledge.sources().speaker(tree, token, cast));
        if (named.isEmpty() && !hasQuotation(stretches) && !tree.isPassive(verb) && speaker.isPresent()) {
            return;
        }
        Span cueSpan = particle.map(each -> verb.span().union(each.span())).orElse(verb.span());
        draft(tree, named, speaker, Optional.of(cueSpan), stretches, slots, "cue:" + lemma);
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
            Slots slots,
            String basis) {
        SourceKind kind = named.isPresent()
                ? knowledge.sources().kind(tree, speaker.orElseThrow(), named.get())
                : SourceKind.NONE;
        Draft draft = new Draft(
                named.map(Named::participant),
                kind,
                cue.map(span -> Evidence.of(span, text)),
                stretches,
                addressee(tree, slots),
                Optional.empty(),
                occasion(tree, slots),
                basis,
                Optional.empty());
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).basis().equals(READER) && isSameCue(drafts.get(i), draft)) {
                drafts.set(i, joined(tree, drafts.get(i), draft));
                return;
            }
        }
        drafts.add(draft);
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
    private static Draft joined(Tree tree, Draft reader, Draft rule) {
        boolean named = reader.source().isPresent();
        int sentence = tree.sentence().span().start();
        List<Span> stretches = new ArrayList<>();
        for (Span words : reader.stretches()) {
            stretches.add(rule.stretches().stream()
                    .filter(stretch -> stretch.overlaps(words) && stretch.start() < sentence)
                    .map(words::union)
                    .findFirst()
                    .orElse(words));
        }
        rule.stretches().stream()
                .filter(stretch -> stretches.stream().noneMatch(stretch::overlaps)
                        && reader.source()
                                .map(source ->
                                        !stretch.overlaps(source.evidence().span()))
                                .orElse(true))
                .forEach(stretches::add);
        return new Draft(
                named ? reader.source() : rule.source(),
                named ? reader.sourceKind() : rule.sourceKind(),
                rule.cue(),
                stretches.stream().sorted().toList(),
                reader.addressee().or(rule::addressee),
                rule.place(),
                reader.occasion().or(rule::occasion),
                READER,
                named ? reader.sourceGround() : rule.sourceGround());
    }

    private Optional<Participant> addressee(Tree tree, Slots slots) {
        for (String slot : List.of("iobj", "obj", "to")) {
            for (Token token : slots.get(slot)) {
                if (slot.equals("obj") && !slots.has("that") && !slots.has("comp")) {
                    continue;
                }
                List<Named> found = participants.named(tree, token);
                if (!found.isEmpty()
                        && found.getFirst().mention().head() == token.id()
                        && quotes.at(token.span().start()).isEmpty()) {
                    return Optional.of(found.getFirst().participant());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Evidence> occasion(Tree tree, Slots slots) {
        for (String slot : List.of("in", "at", "during", "after", "on", "before")) {
            for (Token token : slots.get(slot)) {
                if (OCCASIONS.contains(Tree.lemma(token))) {
                    return Events.nounPhrase(tree, token).map(span -> Evidence.of(span, text));
                }
            }
        }
        return Optional.empty();
    }

    /** "did not say", "refused to say", "would say": nothing was said, unless words are quoted. */
    private boolean isUnsaid(Tree tree, Token verb, List<Span> stretches) {
        boolean denied = tree.hasChild(
                verb,
                child -> Set.of("not", "n't", "never").contains(tree.lower(child))
                        || (child.relation().equals("aux")
                                && Set.of("would", "could", "should", "might", "may", "will", "can", "must", "to")
                                        .contains(tree.lower(child))));
        boolean infinitive = tree.hasChild(
                verb,
                child -> child.relation().equals("mark") && tree.lower(child).equals("to"));
        return (denied || infinitive) && !hasQuotation(stretches);
    }

    private boolean hasQuotation(List<Span> stretches) {
        return stretches.stream().anyMatch(span -> !quotes.touching(span).isEmpty());
    }

    private Optional<Token> speaker(Tree tree, Token verb, Slots slots, List<Span> stretches) {
        List<Token> candidates = new ArrayList<>(slots.get("subj"));
        if (tree.isPassive(verb) && candidates.isEmpty() && Tree.lemma(verb).equals("quote")) {
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
            if (cue.needsQuotation() && !isQuoted(tree, clause.get())) {
                return List.of();
            }
            words.or(tree.below(clause.get()));
            words.andNot(cueWords(tree, verb, clause.get()));
        } else if (Tree.isRelated(verb, "parataxis") || isAsClause(tree, verb)) {
            Token main = tree.token(verb.head());
            if (cue.needsQuotation() && !isQuoted(tree, main) && !isAsClause(tree, verb)) {
                return List.of();
            }
            words.or(tree.below(main));
            words.andNot(tree.below(verb));
        } else {
            words.or(quotedBeside(tree, verb, cue));
            if (words.isEmpty() && Tree.lemma(verb).equals("say") && slots.has("obj")) {
                words.or(restOfSentence(tree, verb));
            }
        }
        return stretched(runs(tree, words), tree);
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
                && tree.introducer(verb).filter("as"::equals).isPresent();
    }

    private Optional<Token> clause(Tree tree, Token verb, Slots slots) {
        for (Token that : slots.get("that")) {
            return Optional.of(that);
        }
        for (Token child : tree.children(verb)) {
            if (child.deprel().equals("ccomp")
                    || (child.deprel().equals("parataxis") && isQuoted(tree, child) && child.id() > verb.id())
                    || (child.deprel().equals("dep") && isQuoted(tree, child) && Slots.isVerbal(child))) {
                return Optional.of(child);
            }
        }
        if (Set.of("deny", "claim").contains(Tree.lemma(verb)) && slots.has("comp")) {
            return Optional.of(slots.get("comp").getFirst());
        }
        return Optional.empty();
    }

    private boolean isQuoted(Tree tree, Token token) {
        return quotes.at(token.span().start()).isPresent();
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
        if (isQuoted(tree, verb) || describes) {
            return words;
        }
        BitSet clause = tree.below(
                verb, token -> Tree.isRelativeClause(token) || token.relation().equals("parataxis"));
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
        // One or two quoted words beside a verb of speech are a name or a reservation, no statement.
        if (cue.kind() != Cues.Kind.NAMING && words.cardinality() < 5) {
            words.clear();
        }
        return words;
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

    private static List<Span> runs(Tree tree, BitSet words) {
        List<Span> runs = new ArrayList<>();
        int from = words.nextSetBit(1);
        while (from >= 0) {
            int to = words.nextClearBit(from);
            BitSet run = new BitSet();
            run.set(from, to);
            tree.span(run).ifPresent(runs::add);
            from = words.nextSetBit(to);
        }
        return runs;
    }

    /** Widens stretches to the quotations that they are part of, over sentences; drops crumbs. */
    private List<Span> stretched(List<Span> runs, Tree tree) {
        List<Span> wide = new ArrayList<>();
        for (Span run : runs) {
            Span each = run;
            for (Span quote : quotes.touching(run)) {
                // A quotation that began in an earlier sentence belongs to it whole; one inside is there already.
                if (!run.covers(quote)) {
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
            Optional<Span> content = role(tree, frame, "content").flatMap(tree::span);
            if (known || content.isEmpty() || frame.probability() < 0.5) {
                continue;
            }
            Optional<Token> speaker = role(tree, frame, "source").map(words -> tree.token(top(tree, words)));
            Optional<Named> named = speaker.flatMap(token -> knowledge.sources().speaker(tree, token, cast));
            draft(
                    tree,
                    named,
                    speaker,
                    Optional.of(predicate.span()),
                    List.of(content.get()),
                    Slots.of(tree, predicate, Optional.empty()),
                    READER);
        }
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
        if (according.isEmpty() || token.head() == 0) {
            return;
        }
        Token main = tree.token(token.head());
        while (main.head() != 0 && !Slots.isVerbal(main) && !Tree.isClause(main)) {
            main = tree.token(main.head());
        }
        BitSet words = tree.below(main);
        words.andNot(tree.below(token));
        List<Span> stretches = stretched(runs(tree, words), tree);
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
                Slots.of(tree, token, Optional.empty()).withoutPlaces(),
                "cue:according to");
    }

    /** "his claim that …", with a holder. */
    private void noun(Tree tree, Token noun) {
        if (!CUE_NOUNS.contains(Tree.lemma(noun))) {
            return;
        }
        Slots slots = Slots.of(tree, noun, Optional.empty());
        List<Token> clauses = slots.get("that");
        if (clauses.isEmpty()) {
            return;
        }
        List<Token> holders = new ArrayList<>(slots.get("poss"));
        holders.addAll(slots.get("by"));
        holders.addAll(slots.get("from"));
        Optional<Token> holder = holders.stream().findFirst();
        Optional<Named> named = holder.flatMap(token -> knowledge.sources().speaker(tree, token, cast));
        if (named.isEmpty()) {
            return;
        }
        List<Span> stretches = stretched(runs(tree, tree.below(clauses.getFirst())), tree);
        if (!stretches.isEmpty()) {
            draft(
                    tree,
                    named,
                    holder,
                    Optional.of(noun.span()),
                    stretches,
                    slots.withoutPlaces(),
                    "cue:noun " + Tree.lemma(noun));
        }
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
                boolean person = named.filter(each -> switch (each.actor().kind()) {
                            case PERSON, UNNAMED -> true;
                            case STATE, IGO, ALLIANCE, NGO, COMPANY, GROUP, UNKNOWN -> false;
                        })
                        .isPresent();
                if (person) {
                    BitSet words = new BitSet();
                    words.set(id + 1, tree.tokens().size() + 1);
                    List<Span> stretches = runs(tree, words);
                    draft(
                            tree,
                            named,
                            Optional.of(head),
                            Optional.of(colon.span()),
                            stretches,
                            Slots.of(tree, head, Optional.empty()).withoutPlaces(),
                            "cue:headline");
                }
                return;
            }
        }
    }

    // --- quotations without a cue of their own

    /** A quotation of whole sentences that no cue has taken belongs to whoever was quoted last in its paragraph or the one before. */
    private void continuations() {
        for (Span quote : quotes.all()) {
            boolean taken = drafts.stream()
                    .flatMap(draft -> draft.stretches().stream())
                    .anyMatch(stretch -> stretch.overlaps(quote));
            if (taken || !isWhole(quote)) {
                continue;
            }
            Optional<Integer> before = lastQuoted(quote);
            before.ifPresent(index -> {
                Draft draft = drafts.get(index);
                List<Span> stretches = new ArrayList<>(draft.stretches());
                stretches.add(quote);
                drafts.set(
                        index,
                        new Draft(
                                draft.source(),
                                draft.sourceKind(),
                                draft.cue(),
                                stretches,
                                draft.addressee(),
                                draft.place(),
                                draft.occasion(),
                                draft.basis(),
                                draft.sourceGround()));
            });
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
            if (draft.source().isEmpty() || quotes.touching(last).stream().noneMatch(this::isWhole)) {
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

    // --- finishing

    private List<Statement> finished() {
        List<Draft> inOrder = drafts.stream()
                .sorted(Comparator.comparing((Draft draft) -> draft.longest().start())
                        .thenComparing(draft -> -draft.longest().length()))
                .toList();
        Map<Draft, String> named = new LinkedHashMap<>();
        for (Draft draft : inOrder) {
            named.put(
                    draft,
                    ids.of(
                            "s",
                            draft.longest(),
                            draft.cue().map(cue -> cue.span().toString()).orElse("no cue")));
        }
        return inOrder.stream().map(draft -> statement(draft, named)).toList();
    }

    private Statement statement(Draft draft, Map<Draft, String> ids) {
        Span longest = draft.longest();
        Optional<Draft> outer = ids.keySet().stream()
                .filter(other -> other != draft && holds(other, draft))
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
                draft.addressee(),
                onBehalfOf(draft),
                draft.place(),
                draft.occasion(),
                about(draft),
                outer.map(each -> ids.getOrDefault(each, "")),
                Confidence.NONE,
                draft.basis().equals(READER) ? READER : "rule:" + draft.basis(),
                grounds);
    }

    private static boolean holds(Draft outer, Draft inner) {
        Span place = inner.cue().map(Evidence::span).orElse(inner.longest());
        return outer.stretches().stream().anyMatch(span -> span.covers(place) && !span.equals(place))
                && outer.longest().length() > inner.longest().length();
    }

    private Kind kind(Draft draft) {
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
                if (inside && !self && isSomebody(named)) {
                    Optional<String> stance = knowledge.stances().of(tree, named);
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

    private static boolean isSomebody(Named named) {
        return switch (named.actor().kind()) {
            case STATE, IGO, ALLIANCE, NGO, PERSON, GROUP, COMPANY -> true;
            case UNNAMED, UNKNOWN -> false;
        };
    }
}
