package entente.resolve;

import entente.model.Evidence;
import entente.model.Sentence;
import entente.model.Span;
import entente.model.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A sentence with its words spelled out and its tree open to walking. Token ids count from 1, as in {@link Sentence}. */
final class Tree {

    private final Sentence sentence;
    private final String text;
    private final String[] forms;
    private final String[] lowers;
    private final List<List<Integer>> children = new ArrayList<>();
    private final boolean[] quoted;

    /** @param quoted by token, from 0: whether it stands between quotation marks */
    Tree(Sentence sentence, String text, boolean[] quoted) {
        this.sentence = sentence;
        this.text = text;
        this.quoted = quoted;
        int size = sentence.tokens().size();
        forms = new String[size + 1];
        lowers = new String[size + 1];
        forms[0] = "";
        lowers[0] = "";
        for (int i = 0; i <= size; i++) {
            children.add(new ArrayList<>(3));
        }
        for (Token token : sentence.tokens()) {
            forms[token.id()] = token.span().in(text);
            lowers[token.id()] = forms[token.id()].toLowerCase(Locale.ROOT);
            children.get(token.head()).add(token.id());
        }
    }

    Sentence sentence() {
        return sentence;
    }

    int index() {
        return sentence.index();
    }

    int size() {
        return sentence.tokens().size();
    }

    Token token(int id) {
        return sentence.token(id);
    }

    String form(int id) {
        return forms[id];
    }

    String lower(int id) {
        return lowers[id];
    }

    /** The word there in lower case, "" beyond the ends. */
    String lowerOr(int id) {
        return id < 1 || id > size() ? "" : lowers[id];
    }

    List<String> formsInOrder() {
        return List.of(forms).subList(1, forms.length);
    }

    List<Integer> children(int id) {
        return children.get(id);
    }

    int head(int id) {
        return token(id).head();
    }

    String relation(int id) {
        return token(id).relation();
    }

    boolean is(int id, String... relations) {
        return Set.of(relations).contains(relation(id));
    }

    boolean isQuoted(int id) {
        return quoted[id - 1];
    }

    boolean isVerb(int id) {
        String upos = token(id).upos();
        return upos.equals("VERB") || upos.equals("AUX");
    }

    /** The first child in one of these relations, or 0. */
    int child(int id, String... relations) {
        Set<String> wanted = Set.of(relations);
        for (int child : children(id)) {
            if (wanted.contains(relation(child)) || wanted.contains(token(child).deprel())) {
                return child;
            }
        }
        return 0;
    }

    /** The preposition that introduces this noun, in lower case; "" if there is none. */
    String preposition(int id) {
        for (int child : children(id)) {
            if (child < id && relation(child).equals("case")) {
                return lower(child);
            }
        }
        int head = head(id);
        if (head > 0 && relation(id).equals("conj")) {
            return preposition(head);
        }
        return "";
    }

    /** Every token below {@code id} and {@code id} itself. */
    BitSet subtree(int id) {
        BitSet set = new BitSet(size() + 1);
        collect(id, set);
        return set;
    }

    private void collect(int id, BitSet set) {
        if (set.get(id)) {
            return;
        }
        set.set(id);
        for (int child : children(id)) {
            collect(child, set);
        }
    }

    /** The verb or other predicate that governs this token, past conjoined nouns; 0 for the root. */
    int governor(int id) {
        int at = id;
        for (int steps = 0; steps < 20 && at > 0 && relation(at).equals("conj") && !isVerb(at); steps++) {
            at = head(at);
        }
        return at == 0 ? 0 : head(at);
    }

    /** The relation to its governor, past conjoined nouns. */
    String role(int id) {
        int at = id;
        for (int steps = 0; steps < 20 && relation(at).equals("conj") && !isVerb(at) && head(at) > 0; steps++) {
            at = head(at);
        }
        return token(at).deprel();
    }

    Span span(int first, int last) {
        return token(first).span().union(token(last).span());
    }

    Evidence evidence(int first, int last) {
        return Evidence.of(span(first, last), text);
    }

    String words(int first, int last) {
        return span(first, last).in(text);
    }

    /** Whether the character right after this token is a hyphen that joins it to the next word: "Iran-backed". */
    boolean isHyphenated(int id) {
        int after = token(id).span().end();
        return after + 1 < text.length()
                && "-–".indexOf(text.charAt(after)) >= 0
                && Character.isLetter(text.charAt(after + 1));
    }
}
