package entente.code;

import entente.codebook.Codebook;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Span;
import entente.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Contexts of an act by the key words of its sentence, from {@code contexts.tsv}. */
final class Topics {

    /** @param words lemmas that follow each other, the first being the key */
    private record Key(String context, List<String> words) {}

    private final Map<String, List<Key>> keys = new HashMap<>();
    private final List<String> order;

    Topics(Codebook codebook) {
        this.order = List.copyOf(codebook.contexts());
        for (WordList.Line line : WordList.read("contexts.tsv", "context", "words")) {
            if (!codebook.contexts().contains(line.get(0))) {
                continue; // a codebook of the user's own need not have PLOVER's contexts
            }
            for (String phrase : line.get(1).split("\\s*,\\s*")) {
                List<String> words = List.of(phrase.split(" "));
                keys.computeIfAbsent(words.getFirst(), each -> new ArrayList<>())
                        .add(new Key(line.get(0), words));
            }
        }
    }

    /** What was found, with the words that each context rests on as grounds "context:CODE". */
    record Found(List<Event.Context> contexts, SortedMap<String, Ground> grounds) {}

    /** @param names spans of names of organisations, within which a single word tells nothing of the matter: "Treaty" */
    Found of(Tree tree, List<Span> names) {
        SortedMap<String, Ground> grounds = new TreeMap<>();
        List<Token> tokens = tree.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            for (Key key : keys.getOrDefault(Tree.lemma(tokens.get(i)), List.of())) {
                if (matches(tokens, i, key)) {
                    Span first = tokens.get(i).span();
                    if (key.words().size() == 1
                            && names.stream().anyMatch(name -> name.covers(first) && name.length() > first.length())) {
                        continue;
                    }
                    Token last = tokens.get(i + key.words().size() - 1);
                    Evidence words = Evidence.of(tokens.get(i).span().union(last.span()), tree.text());
                    grounds.putIfAbsent("context:" + key.context(), new Ground.Words(words));
                }
            }
        }
        List<Event.Context> contexts = order.stream()
                .filter(code -> grounds.containsKey("context:" + code))
                .map(code -> new Event.Context(code, "sentence"))
                .toList();
        return new Found(contexts, grounds);
    }

    private static boolean matches(List<Token> tokens, int from, Key key) {
        if (from + key.words().size() > tokens.size()) {
            return false;
        }
        for (int i = 1; i < key.words().size(); i++) {
            if (!Tree.lemma(tokens.get(from + i)).equals(key.words().get(i))) {
                return false;
            }
        }
        return true;
    }
}
