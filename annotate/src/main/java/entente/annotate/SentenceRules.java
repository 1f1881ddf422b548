package entente.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where sentences end, by the word at the end and the word after it.
 *
 * <p>A block is cut for itself, so a line break inside it is a blank: blocks are what the rooms before this one made of line breaks.
 */
final class SentenceRules {

    private static final Set<String> CLOSERS = Set.of("\"", "'", "''", "”", "’", ")", "]", "»");
    private static final Set<String> OPENERS = Set.of("\"", "'", "''", "``", "“", "‘", "(", "[", "«");

    private final TokenRules rules;

    SentenceRules(TokenRules rules) {
        this.rules = rules;
    }

    /** The words of a block, sentence by sentence. */
    List<List<TokenRules.Word>> sentences(List<TokenRules.Word> words) {
        List<List<TokenRules.Word>> sentences = new ArrayList<>();
        int first = 0;
        int i = 0;
        while (i < words.size()) {
            if (ends(words, i)) {
                int next = afterClosers(words, i);
                sentences.add(words.subList(first, next));
                first = next;
                i = next;
            } else {
                i++;
            }
        }
        if (first < words.size()) {
            sentences.add(words.subList(first, words.size()));
        }
        return sentences;
    }

    /** Index of the first word behind {@code i} and the closing marks that touch it. */
    private static int afterClosers(List<TokenRules.Word> words, int i) {
        int next = i + 1;
        while (next < words.size()
                && CLOSERS.contains(words.get(next).form())
                && words.get(next).start() == words.get(next - 1).end()) {
            next++;
        }
        return next;
    }

    private boolean ends(List<TokenRules.Word> words, int i) {
        String word = words.get(i).form();
        int next = afterClosers(words, i);
        if (next == words.size()) {
            return i + 1 == words.size() || endsInMark(word);
        }
        if (words.get(next).start() == words.get(next - 1).end()) {
            return false;
        }
        int opened = next;
        while (opened + 1 < words.size() && OPENERS.contains(words.get(opened).form())) {
            opened++;
        }
        String after = words.get(opened).form();
        boolean starts =
                Character.isUpperCase(after.codePointAt(0)) || Character.isDigit(after.codePointAt(0)) || opened > next;
        boolean closed = next > i + 1;
        if (word.equals(".") || word.equals("?") || word.equals("!") || isOutcry(word)) {
            return closed && !word.equals(".")
                    ? (starts && !after.equals("I")) || rules.starters.contains(after)
                    : starts;
        }
        if (word.equals("…") || word.chars().allMatch(c -> c == '.')) {
            return starts;
        }
        if (word.endsWith(".") && word.chars().anyMatch(Character::isLetter)) {
            String bare = word.substring(0, word.length() - 1);
            boolean initial = bare.length() == 1 && Character.isUpperCase(bare.charAt(0));
            return !rules.neverEnds.contains(bare)
                    && !initial
                    && (rules.starters.contains(after) || (closed && starts));
        }
        return false;
    }

    private static boolean endsInMark(String word) {
        return word.equals("…") || ".!?".indexOf(word.charAt(word.length() - 1)) >= 0;
    }

    private static boolean isOutcry(String word) {
        return word.length() > 1 && word.chars().allMatch(c -> c == '!' || c == '?');
    }
}
