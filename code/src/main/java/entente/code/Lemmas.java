package entente.code;

import entente.model.Sentence;
import entente.model.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Mends dictionary forms that the reader got wrong, where the rules know the right one: "barr" for "barred" is "bar", "supplie" for
 * "supplies" is "supply".
 *
 * <p>A second subject behind an active verb becomes its object. A form is mended only if the rules do not know it and do know one that English spelling allows for the word as it stands.
 */
final class Lemmas {

    private final Set<String> verbs;
    private final Set<String> words;

    /**
     * @param verbs dictionary forms of the verbs that rules are about
     * @param words of any kind that rules name
     */
    Lemmas(Set<String> verbs, Set<String> words) {
        this.verbs = Set.copyOf(verbs);
        this.words = Set.copyOf(words);
    }

    /** The same, with further verbs that word lists are about. */
    Lemmas knowing(Set<String> more) {
        Set<String> all = new HashSet<>(verbs);
        all.addAll(more);
        return new Lemmas(all, words);
    }

    Sentence mend(Sentence sentence, String text) {
        List<Token> mended = new ArrayList<>();
        boolean changed = false;
        for (Token token : sentence.tokens()) {
            Token whole = joined(mend(token, text), sentence, text);
            Token each = isSecondSubject(token, sentence) ? attached(whole, sentence) : related(whole, sentence);
            changed |= each != token;
            mended.add(each);
        }
        return changed
                ? new Sentence(
                        sentence.index(),
                        sentence.span(),
                        sentence.block(),
                        sentence.paragraph(),
                        mended,
                        sentence.mentions(),
                        sentence.frames())
                : sentence;
    }

    /** "cease", "-", "fire": the last of words that hyphens join has the dictionary form of the whole, where the rules know it. */
    private Token joined(Token token, Sentence sentence, String text) {
        if (token.id() < 3) {
            return token;
        }
        Token hyphen = sentence.token(token.id() - 1);
        Token first = sentence.token(token.id() - 2);
        if (!hyphen.span().in(text).equals("-")
                || first.span().end() != hyphen.span().start()
                || hyphen.span().end() != token.span().start()) {
            return token;
        }
        String stem = first.span().in(text).toLowerCase(Locale.ROOT);
        String last = token.lemma().toLowerCase(Locale.ROOT);
        Set<String> known = token.xpos().startsWith("V") ? verbs : words;
        return Stream.of(stem + "-" + last, stem + last)
                .filter(known::contains)
                .findFirst()
                .map(lemma -> new Token(
                        token.id(), token.span(), lemma, token.upos(), token.xpos(), token.head(), token.deprel()))
                .orElse(token);
    }

    /** "accused China of": of two subjects of an active verb, the one behind it is its object. */
    private static boolean isSecondSubject(Token token, Sentence sentence) {
        return token.deprel().equals("nsubj")
                && token.head() != 0
                && token.id() > token.head()
                && sentence.token(token.head()).upos().equals("VERB")
                && sentence.tokens().stream()
                        .anyMatch(other -> other.head() == token.head()
                                && other.deprel().equals("nsubj")
                                && other.id() < token.head())
                && sentence.tokens().stream()
                        .noneMatch(other ->
                                other.head() == token.head() && other.deprel().equals("obj"));
    }

    /** The subject of the clause that completes the verb, if that has none: "said Finland would send"; else the object. */
    private static Token attached(Token token, Sentence sentence) {
        Optional<Token> clause = sentence.tokens().stream()
                .filter(other -> other.head() == token.head()
                        && other.deprel().equals("ccomp")
                        && other.id() > token.id()
                        && sentence.tokens().stream()
                                .noneMatch(child -> child.head() == other.id()
                                        && child.deprel().startsWith("nsubj")))
                .findFirst();
        return new Token(
                token.id(),
                token.span(),
                token.lemma(),
                token.upos(),
                token.xpos(),
                clause.map(Token::id).orElse(token.head()),
                clause.isPresent() ? "nsubj" : "obj");
    }

    /**
     * What hangs on a verb under a relation that its words rule out: "accused China of" has an object and no second one, "called for a
     * truce" and "by the government" none, and in "called off a strike" the noun is no particle.
     */
    private static Token related(Token token, Sentence sentence) {
        if (token.head() == 0
                || token.id() < token.head()
                || !sentence.token(token.head()).upos().equals("VERB")
                || !Set.of("NOUN", "PROPN", "PRON").contains(token.upos())) {
            return token;
        }
        String relation = switch (token.deprel()) {
            case "obj" -> hasCase(token, sentence) ? "obl" : "obj";
            case "iobj" -> hasCase(token, sentence) ? "obl" : isOnlyObject(token, sentence) ? "obj" : "iobj";
            case "compound:prt" -> "obj";
            case "advmod" ->
                (hasChild(token, sentence, "det") || hasChild(token, sentence, "compound"))
                                && !hasCase(token, sentence)
                                && isOnlyObject(token, sentence)
                        ? "obj"
                        : "advmod";
            default -> token.deprel();
        };
        return relation.equals(token.deprel())
                ? token
                : new Token(
                        token.id(), token.span(), token.lemma(), token.upos(), token.xpos(), token.head(), relation);
    }

    private static boolean hasCase(Token token, Sentence sentence) {
        return sentence.tokens().stream()
                .anyMatch(child -> child.head() == token.id()
                        && child.id() < token.id()
                        && child.deprel().equals("case")
                        && child.upos().equals("ADP"));
    }

    private static boolean hasChild(Token token, Sentence sentence, String relation) {
        return sentence.tokens().stream()
                .anyMatch(child -> child.head() == token.id() && child.deprel().equals(relation));
    }

    /** No other word or clause is the verb's object. */
    private static boolean isOnlyObject(Token token, Sentence sentence) {
        return sentence.tokens().stream()
                .noneMatch(other -> other.head() == token.head()
                        && other.id() != token.id()
                        && Set.of("obj", "iobj", "ccomp", "xcomp", "nsubj:pass").contains(other.deprel()));
    }

    private Token mend(Token token, String text) {
        boolean verb = token.xpos().startsWith("V");
        if (!verb && !token.xpos().equals("NNS")) {
            return token;
        }
        Set<String> known = verb ? verbs : words;
        if (known.contains(token.lemma().toLowerCase(Locale.ROOT))) {
            return token;
        }
        return candidates(token.span().in(text).toLowerCase(Locale.ROOT), verb).stream()
                .filter(known::contains)
                .findFirst()
                .map(lemma -> new Token(
                        token.id(), token.span(), lemma, token.upos(), token.xpos(), token.head(), token.deprel()))
                .orElse(token);
    }

    /** What the word may be a form of, likeliest first. */
    static List<String> candidates(String form, boolean verb) {
        List<String> candidates = new ArrayList<>();
        if (form.endsWith("men")) {
            candidates.add(cut(form, 3) + "man");
        }
        if (form.endsWith("ies") || form.endsWith("ied")) {
            candidates.add(cut(form, 3) + "y");
        }
        if (form.endsWith("s")) {
            candidates.add(cut(form, 1));
        }
        if (form.endsWith("es") || verb && form.endsWith("ed")) {
            candidates.add(cut(form, 1));
            candidates.add(cut(form, 2));
            undoubled(cut(form, 2), candidates);
        }
        if (verb && form.endsWith("ing") && form.length() > 5) {
            candidates.add(cut(form, 3));
            candidates.add(cut(form, 3) + "e");
            undoubled(cut(form, 3), candidates);
        }
        candidates.add(form);
        return candidates;
    }

    private static void undoubled(String stem, List<String> candidates) {
        int last = stem.length() - 1;
        if (last > 1 && stem.charAt(last) == stem.charAt(last - 1)) {
            candidates.add(stem.substring(0, last));
        }
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
