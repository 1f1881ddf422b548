package entente.code;

import entente.model.Sentence;
import entente.model.Span;
import entente.model.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A sentence's dependency tree with the questions that a coder asks of it. */
final class Tree {

    /** Relations at which a new clause begins. */
    private static final Set<String> CLAUSES = Set.of("acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp");

    private static final Set<String> RELATIVE_PRONOUNS = Set.of("who", "whom", "which", "that", "whose");

    /** Plurals that some readers take for dictionary forms. */
    private static final Map<String, String> SINGULARS =
            Map.of("troops", "troop", "arms", "arm", "forces", "force", "talks", "talk", "sanctions", "sanction");

    private final Sentence sentence;
    private final String text;
    private final List<List<Token>> children;

    Tree(Sentence sentence, String text) {
        this.sentence = sentence;
        this.text = text;
        this.children = new ArrayList<>();
        for (int i = 0; i <= sentence.tokens().size(); i++) {
            children.add(new ArrayList<>());
        }
        for (Token token : sentence.tokens()) {
            children.get(token.head()).add(token);
        }
    }

    Sentence sentence() {
        return sentence;
    }

    List<Token> tokens() {
        return sentence.tokens();
    }

    Token token(int id) {
        return sentence.token(id);
    }

    String text() {
        return text;
    }

    /** The word as it stands in the text. */
    String form(Token token) {
        return token.span().in(text);
    }

    String lower(Token token) {
        return form(token).toLowerCase(Locale.ROOT);
    }

    static String lemma(Token token) {
        String lemma = token.lemma().toLowerCase(Locale.ROOT);
        return SINGULARS.getOrDefault(lemma, lemma);
    }

    List<Token> children(Token token) {
        return children.get(token.id());
    }

    /** Children by relation; "obl" matches "obl:agent", "nmod:poss" only itself. */
    List<Token> children(Token token, String... relations) {
        List<Token> found = new ArrayList<>();
        for (Token child : children(token)) {
            if (isRelated(child, relations)) {
                found.add(child);
            }
        }
        return found;
    }

    Optional<Token> child(Token token, String... relations) {
        return children(token, relations).stream().findFirst();
    }

    boolean hasChild(Token token, Predicate<Token> test) {
        return children(token).stream().anyMatch(test);
    }

    static boolean isRelated(Token token, String... relations) {
        for (String relation : relations) {
            if (token.deprel().equals(relation) || token.relation().equals(relation)) {
                return true;
            }
        }
        return false;
    }

    Optional<Token> head(Token token) {
        return token.head() == 0 ? Optional.empty() : Optional.of(token(token.head()));
    }

    /** Whether {@code token} is {@code ancestor} or hangs somewhere below it. */
    boolean isWithin(Token token, Token ancestor) {
        Token each = token;
        int steps = 0;
        while (each.id() != ancestor.id()) {
            if (each.head() == 0 || ++steps > tokens().size()) {
                return false;
            }
            each = token(each.head());
        }
        return true;
    }

    static boolean isClause(Token token) {
        return CLAUSES.contains(token.relation());
    }

    static boolean isRelativeClause(Token token) {
        return token.deprel().equals("acl:relcl");
    }

    boolean isRelativePronoun(Token token) {
        return token.xpos().startsWith("W") && RELATIVE_PRONOUNS.contains(lemma(token))
                || token.xpos().equals("WDT")
                || token.xpos().startsWith("WP");
    }

    /** All ids below and including {@code top}, without what hangs below a token that {@code stop} names. */
    BitSet below(Token top, Predicate<Token> stop) {
        BitSet ids = new BitSet();
        Deque<Token> open = new ArrayDeque<>();
        open.push(top);
        while (!open.isEmpty()) {
            Token token = open.pop();
            if (ids.get(token.id())) {
                continue;
            }
            ids.set(token.id());
            for (Token child : children(token)) {
                if (!stop.test(child)) {
                    open.push(child);
                }
            }
        }
        return ids;
    }

    /** The whole subtree. */
    BitSet below(Token top) {
        return below(top, token -> false);
    }

    /** The noun phrase or clause nucleus: head, modifiers, complements by "of"; without clauses and conjuncts. */
    List<Token> phrase(Token top) {
        BitSet ids = below(
                top,
                token -> isClause(token)
                        || isRelated(token, "conj", "cc", "appos", "punct", "parataxis", "nsubj", "discourse", "cop")
                        || (isRelated(token, "nmod", "obl") && !isOf(token)));
        return ids.stream().mapToObj(this::token).toList();
    }

    private boolean isOf(Token token) {
        return token.deprel().equals("nmod:poss")
                || hasChild(
                        token,
                        child -> child.relation().equals("case") && lemma(child).equals("of"));
    }

    /** From the first to the last token of {@code ids}, cut of marks and blanks at both ends. */
    Optional<Span> span(BitSet ids) {
        BitSet kept = (BitSet) ids.clone();
        while (!kept.isEmpty() && isOuterMark(token(kept.length() - 1))) {
            kept.clear(kept.length() - 1);
        }
        while (!kept.isEmpty() && isOuterMark(token(kept.nextSetBit(0)))) {
            kept.clear(kept.nextSetBit(0));
        }
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Span(
                token(kept.nextSetBit(0)).span().start(),
                token(kept.length() - 1).span().end()));
    }

    /** The unbroken stretches of {@code ids}, in their order, each cut of marks and blanks at both ends. */
    List<Span> spans(BitSet ids) {
        List<Span> runs = new ArrayList<>();
        int from = ids.nextSetBit(1);
        while (from >= 0) {
            int to = ids.nextClearBit(from);
            BitSet run = new BitSet();
            run.set(from, to);
            span(run).ifPresent(runs::add);
            from = ids.nextSetBit(to);
        }
        return runs;
    }

    private boolean isOuterMark(Token token) {
        String form = form(token);
        return form.length() <= 3 && form.chars().allMatch(c -> ",;:.–—-".indexOf(c) >= 0);
    }

    /** "and", "or": conjuncts of a token, the token first. */
    List<Token> conjuncts(Token first) {
        List<Token> all = new ArrayList<>();
        all.add(first);
        for (Token child : children(first, "conj")) {
            all.addAll(conjuncts(child));
        }
        return all;
    }

    /** The preposition or conjunction that introduces a token: "with", "because_of"; empty if none does. */
    Optional<String> introducer(Token token) {
        for (Token child : children(token)) {
            if (child.relation().equals("case") || child.relation().equals("mark")) {
                StringBuilder words = new StringBuilder(lower(child));
                for (Token more : children(child, "fixed", "mwe")) {
                    words.append('_').append(lower(more));
                }
                return Optional.of(words.toString());
            }
        }
        return Optional.empty();
    }

    boolean isPassive(Token verb) {
        return hasChild(
                        verb,
                        child -> child.deprel().equals("nsubj:pass")
                                || child.deprel().equals("aux:pass"))
                || (verb.xpos().equals("VBN")
                        && isRelated(verb, "acl", "amod")
                        && !isRelativeClause(verb)
                        && !hasChild(verb, child -> isRelated(child, "aux", "nsubj")))
                || (verb.relation().equals("conj")
                        && verb.xpos().equals("VBN")
                        && !hasChild(verb, child -> isRelated(child, "aux", "nsubj"))
                        && isPassive(token(verb.head())));
    }
}
