package entente.code;

import entente.model.Event;
import entente.model.Evidence;
import entente.model.Token;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an act that opens or answers a commitment is about: issue, condition, deadline, amount, each with its words. */
final class Terms {

    private static final Set<String> CONDITIONS = WordSets.of("conditions");

    private static final Set<String> DEADLINES = WordSets.of("deadlines");

    private static final Set<String> CURRENCIES = WordSets.of("currencies");

    private final Set<String> types;

    /** @param types for which terms are told: acts of words about other acts */
    Terms(Set<String> types) {
        this.types = new HashSet<>(types);
    }

    Optional<Event.Terms> of(Reading reading) {
        if (!types.contains(reading.type)) {
            return Optional.empty();
        }
        Tree tree = reading.tree;
        Optional<Evidence> issue = issue(reading);
        Optional<Evidence> condition = first(reading, CONDITIONS, true);
        Optional<Evidence> deadline = deadline(reading);
        Optional<Evidence> amount = amount(tree, reading);
        if (issue.isEmpty() && condition.isEmpty() && deadline.isEmpty() && amount.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Event.Terms(issue, condition, deadline, amount));
    }

    private static Optional<Evidence> issue(Reading reading) {
        for (String slot : List.of("comp", "that", "obj", "for", "on", "of", "to")) {
            if (reading.rule.absorbs().contains(slot)) {
                for (Token top : reading.slots.get(slot)) {
                    return words(reading.tree, reading.tree.below(top));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Evidence> first(Reading reading, Set<String> introducers, boolean clauses) {
        Tree tree = reading.tree;
        BitSet inside = tree.below(reading.clause(), Tree::isRelativeClause);
        for (Token token : tree.tokens()) {
            boolean clause = token.relation().equals("advcl");
            if (inside.get(token.id())
                    && (clause == clauses || token.relation().equals("obl"))
                    && tree.introducer(token).filter(introducers::contains).isPresent()) {
                return words(tree, tree.below(token));
            }
        }
        return Optional.empty();
    }

    private static Optional<Evidence> deadline(Reading reading) {
        return first(reading, DEADLINES, false)
                .filter(
                        words -> words.text()
                                .toLowerCase(Locale.ROOT)
                                .matches(
                                        ".*(\\d|day|week|month|year|january|february|march|april|may|june|july|august|september|october"
                                                + "|november|december|spring|summer|autumn|winter|midnight|noon|tonight|tomorrow|end).*"));
    }

    private static Optional<Evidence> amount(Tree tree, Reading reading) {
        BitSet inside = tree.below(reading.clause(), Tree::isRelativeClause);
        for (Token token : tree.tokens()) {
            if (inside.get(token.id()) && CURRENCIES.contains(Tree.lemma(token))) {
                BitSet near = tree.below(token);
                if (near.cardinality() == 1 && token.head() != 0) {
                    Token head = tree.token(token.head());
                    near = tree.below(
                            head,
                            child -> !Set.of("compound", "nummod", "dep", "nmod:npmod", "advmod")
                                    .contains(child.deprel()));
                }
                Optional<Evidence> words = words(tree, near);
                if (words.filter(each -> each.text().matches(".*\\d.*")).isPresent()) {
                    return words;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Evidence> words(Tree tree, BitSet ids) {
        return tree.span(ids).map(span -> Evidence.of(span, tree.text()));
    }
}
