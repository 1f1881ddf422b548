package entente.evaluate;

import entente.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A sentence made of a table's tokens, by the rule list of {@code training/labels/README.md}, section "Canonical text of a GMB
 * sentence"; {@code training/coding/sources.py} does the same.
 *
 * @param tokens where each token stands in the text
 */
record CanonicalText(String text, List<Span> tokens) {

    private static final Set<String> NO_BLANK_BEFORE = Set.of(
            ",", ".", ";", ":", "?", "!", ")", "]", "%", "...", "…", "'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m",
            "’s", "”", "’");
    private static final Set<String> NO_BLANK_AFTER = Set.of("(", "[", "$", "#", "“", "‘");

    CanonicalText {
        tokens = List.copyOf(tokens);
    }

    static CanonicalText of(List<String> forms) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        boolean quoteIsOpen = false;
        boolean singleIsOpen = false;
        boolean touchesNext = false;
        for (int i = 0; i < forms.size(); i++) {
            String form = forms.get(i);
            boolean blank = i > 0 && !touchesNext;
            touchesNext = false;
            if (form.equals("\"")) {
                blank &= !quoteIsOpen;
                touchesNext = !quoteIsOpen;
                quoteIsOpen = !quoteIsOpen;
            } else if (form.equals("'")) {
                boolean closes = singleIsOpen || (i > 0 && forms.get(i - 1).endsWith("s"));
                blank &= !closes;
                touchesNext = !closes;
                singleIsOpen = !closes;
            } else if (form.equals("/")) {
                blank = false;
                touchesNext = true;
            } else if (NO_BLANK_BEFORE.contains(form)) {
                blank = false;
            } else if (NO_BLANK_AFTER.contains(form)) {
                touchesNext = true;
            }
            if (blank) {
                text.append(' ');
            }
            spans.add(new Span(text.length(), text.length() + form.length()));
            text.append(form);
        }
        return new CanonicalText(text.toString(), spans);
    }

    /** Tokens that stand in a given text one after another. */
    static CanonicalText aligned(String text, List<String> forms) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (String form : forms) {
            int start = text.indexOf(form, at);
            if (start < 0) {
                throw new IllegalArgumentException(
                        "token \"%s\" is not in \"%s\" after unit %d".formatted(form, text, at));
            }
            at = start + form.length();
            spans.add(new Span(start, at));
        }
        return new CanonicalText(text, spans);
    }

    /** From token offsets to UTF-16 units. */
    Span span(int firstToken, int endToken) {
        return new Span(tokens.get(firstToken).start(), tokens.get(endToken - 1).end());
    }
}
