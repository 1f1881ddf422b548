package entente.annotate;

import entente.model.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mends what no tree of Universal Dependencies has, where the words leave one way to mend it: a verb with two subjects, a conjunct
 * across the verb of the first one, a noun right before a noun that no preposition
 * ties to it, an auxiliary that is none.
 */
final class TreeRepairs {

    /** What may stand before a participle or an infinitive in Universal Dependencies' English. */
    private static final Set<String> AUXILIARIES = Set.of(
            "be", "have", "do", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "ought",
            "need", "dare", "get", "go", "use", "let");

    private TreeRepairs() {}

    static List<Token> mended(List<Token> tokens) {
        List<Token> tree = new ArrayList<>(tokens);
        for (Token token : tokens) {
            switch (token.deprel()) {
                case "nsubj" -> secondSubject(tree, token);
                case "nmod" -> {
                    nounBeforeNoun(tree, token);
                    nounBehindComma(tree, token);
                }
                case "conj", "parataxis", "obl" -> {
                    if (token.deprel().equals("conj")) {
                        conjunctAcrossVerb(tree, token);
                    }
                    sameAgain(tree, token);
                }
                case "aux" -> verbTakenForAuxiliary(tree, token);
                case "ccomp" -> participleBehindNoun(tree, token);
                default -> {}
            }
        }
        return tree;
    }

    private static void secondSubject(List<Token> tree, Token token) {
        Optional<Token> first = tree.stream()
                .filter(other ->
                        other.head() == token.head() && other.deprel().equals("nsubj") && other.id() < token.id())
                .findFirst();
        if (first.isEmpty()) {
            return;
        }
        if (first.get().id() + 1 == token.id()
                && first.get().upos().equals("PROPN")
                && token.upos().equals("PROPN")) {
            // "Minister Ann Lee", where the name was taken for a second subject.
            boolean name = tree.stream()
                    .anyMatch(child ->
                            child.head() == token.id() && child.deprel().equals("flat"));
            if (name) {
                hang(tree, first.get(), token.id(), "nmod:desc");
            } else {
                hang(tree, token, first.get().id(), "flat");
            }
        } else if (token.id() > token.head()) {
            // "The alliance said it will train officers": the subject right of "said" is that of the clause.
            tree.stream()
                    .filter(clause -> clause.head() == token.head()
                            && clause.deprel().equals("ccomp")
                            && clause.id() > token.id()
                            && !hasSubject(tree, clause))
                    .findFirst()
                    .ifPresent(clause -> hang(tree, token, clause.id(), "nsubj"));
        }
    }

    private static boolean hasSubject(List<Token> tree, Token verb) {
        return tree.stream()
                .anyMatch(child -> child.head() == verb.id() && child.deprel().contains("subj"));
    }

    /** "Prosecutors charged the leader": without "and", what stands beyond the verb is its object and no second prosecutor. */
    private static void conjunctAcrossVerb(List<Token> tree, Token token) {
        if (token.head() == 0) {
            return;
        }
        Token first = tree.get(token.head() - 1);
        if (!first.deprel().equals("nsubj") || first.head() == 0) {
            return;
        }
        Token verb = tree.get(first.head() - 1);
        boolean free = tree.stream()
                .noneMatch(child -> child.head() == token.id() && child.deprel().equals("cc")
                        || child.head() == verb.id() && child.deprel().equals("obj"));
        if (verb.upos().equals("VERB") && first.id() < verb.id() && verb.id() < token.id() && free) {
            hang(tree, token, verb.id(), "obj");
        }
    }

    /** "drone strike". */
    private static void nounBeforeNoun(List<Token> tree, Token token) {
        boolean bare = tree.stream().noneMatch(child -> child.head() == token.id());
        if (bare
                && token.head() == token.id() + 1
                && token.upos().equals("NOUN")
                && tree.get(token.head() - 1).upos().equals("NOUN")) {
            hang(tree, token, token.head(), "compound");
        }
    }

    /** "ministers, men of peace": behind a comma and without a preposition it is the same thing told again. */
    private static void nounBehindComma(List<Token> tree, Token token) {
        Optional<Token> comma = commaBefore(tree, token);
        if (comma.isPresent()
                && comma.get().id() > token.head()
                && token.upos().equals("NOUN")
                && token.head() < token.id()) {
            hang(tree, token, token.head(), "appos");
        }
    }

    /** "a joint action, even a joint operation": a noun behind a comma with the adjective of the one before it, wherever it hangs. */
    private static void sameAgain(List<Token> tree, Token token) {
        Optional<Token> comma = commaBefore(tree, token);
        if (comma.isEmpty() || comma.get().id() < 2 || !token.upos().equals("NOUN")) {
            return;
        }
        Token noun = tree.get(comma.get().id() - 2);
        boolean alike = tree.stream()
                .filter(child -> child.head() == token.id() && child.deprel().equals("amod"))
                .anyMatch(own -> tree.stream()
                        .anyMatch(other -> other.head() == noun.id()
                                && other.deprel().equals("amod")
                                && other.lemma().equals(own.lemma())));
        if (noun.upos().equals("NOUN") && alike) {
            hang(tree, token, noun.id(), "appos");
        }
    }

    /** The comma before the words of a noun that no preposition ties and no "and" joins. */
    private static Optional<Token> commaBefore(List<Token> tree, Token token) {
        List<Token> children =
                tree.stream().filter(child -> child.head() == token.id()).toList();
        boolean tied = children.stream()
                .anyMatch(child -> child.deprel().equals("case")
                        || child.deprel().equals("cc")
                        || child.deprel().contains("subj"));
        return tied
                ? Optional.empty()
                : children.stream()
                        .filter(child ->
                                child.deprel().equals("punct") && child.lemma().equals(",") && child.id() < token.id())
                        .findFirst();
    }

    /** "foresees continued cooperation": the object of a participle behind what is no auxiliary is that word's, and so is all else. */
    private static void verbTakenForAuxiliary(List<Token> tree, Token token) {
        Token participle = tree.get(token.head() - 1);
        Optional<Token> object = tree.stream()
                .filter(child ->
                        child.head() == participle.id() && child.deprel().equals("obj"))
                .findFirst();
        if (participle.id() != token.id() + 1
                || !participle.xpos().equals("VBN") && !participle.xpos().equals("VBD")
                || !token.xpos().equals("VBZ")
                || AUXILIARIES.contains(token.lemma())
                || object.isEmpty()
                || object.get().id() < participle.id()) {
            return;
        }
        for (Token child : List.copyOf(tree)) {
            if (child.head() == participle.id() && child.id() != token.id()) {
                hang(tree, child, token.id(), child.deprel());
            }
        }
        hang(tree, participle, object.get().id(), "amod");
        tree.set(
                token.id() - 1,
                new Token(
                        token.id(),
                        token.span(),
                        token.lemma(),
                        "VERB",
                        token.xpos(),
                        participle.head(),
                        participle.deprel()));
    }

    /** "among them are countries providing bases": the clause right behind a noun that is the first clause itself says more of it. */
    private static void participleBehindNoun(List<Token> tree, Token token) {
        if (token.id() > 1 && token.xpos().equals("VBG")) {
            Token noun = tree.get(token.id() - 2);
            if (noun.upos().equals("NOUN") && noun.deprel().equals("ccomp") && noun.head() == token.head()) {
                hang(tree, token, noun.id(), "acl");
            }
        }
    }

    private static void hang(List<Token> tree, Token token, int head, String deprel) {
        tree.set(
                token.id() - 1,
                new Token(token.id(), token.span(), token.lemma(), token.upos(), token.xpos(), head, deprel));
    }
}
