package entente.resolve;

import entente.model.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * Which tokens stand between quotation marks. A quotation that a paragraph leaves open ends with the paragraph, as in
 * newspapers the next paragraph opens it anew.
 */
final class Quotations {

    private Quotations() {}

    /** By sentence, by token from 0. The marks themselves count as outside. */
    static List<boolean[]> of(List<Sentence> sentences, String text) {
        List<boolean[]> all = new ArrayList<>();
        boolean open = false;
        int paragraph = -1;
        for (Sentence sentence : sentences) {
            if (sentence.paragraph() != paragraph) {
                open = false;
                paragraph = sentence.paragraph();
            }
            boolean[] quoted = new boolean[sentence.tokens().size()];
            for (int i = 0; i < quoted.length; i++) {
                String form = sentence.tokens().get(i).span().in(text);
                switch (form) {
                    case "\"" -> open = !open;
                    case "“", "``", "„", "«" -> open = true;
                    case "”", "''", "»" -> open = false;
                    default -> quoted[i] = open;
                }
            }
            all.add(quoted);
        }
        return all;
    }
}
