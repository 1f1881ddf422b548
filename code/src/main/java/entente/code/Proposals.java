package entente.code;

import entente.codebook.Codebook;
import entente.model.Frame;
import entente.model.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Joins what the rules say with what the reader saw.
 *
 * <p>Without frames the rules decide alone. With frames:
 *
 * <ul>
 *   <li>rule and reader agree on a word: the rule's reading stands, as sure as the surer of the two;
 *   <li>they differ: a rule that asks for something (weight of at least {@value #CARRIES_OUT_A_BOUNDARY}) stands, because it
 *       carries out a boundary of the codebook; a bare word of the lexicon yields to the reader's type;
 *   <li>only the reader saw an act: it is one, if it is likely enough and the codebook has the type, with the parties that the
 *       reader marked, else those at the usual places;
 *   <li>only a rule saw an act: it stands.
 * </ul>
 */
final class Proposals {

    /** Slots that hold the words which the reader marked as parties. */
    private static final String ACTOR = "reader-actor";

    private static final String RECIPIENT = "reader-recipient";

    private static final int CARRIES_OUT_A_BOUNDARY = 3;
    private static final double LIKELY = 0.5;

    private final Tree tree;
    private final Codebook codebook;

    Proposals(Tree tree, Codebook codebook) {
        this.tree = tree;
        this.codebook = codebook;
    }

    List<Reading> combine(List<Reading> byRule) {
        List<Reading> combined = new ArrayList<>(byRule);
        for (Frame frame : tree.sentence().frames()) {
            Optional<String> type =
                    frame.type().filter(name -> codebook.findType(name).isPresent());
            if (frame.kind() == Frame.Kind.EVENT
                    && type.isPresent()
                    && frame.predicate() <= tree.tokens().size()) {
                join(combined, frame, type.get());
            }
        }
        return combined;
    }

    private void join(List<Reading> readings, Frame frame, String type) {
        Token predicate = tree.token(frame.predicate());
        Optional<Reading> rule = readings.stream()
                .filter(reading -> reading.trigger().overlaps(predicate.span()))
                .findFirst();
        if (rule.isEmpty()) {
            if (frame.probability() >= LIKELY) {
                readings.add(byReader(frame, type, predicate));
            }
            return;
        }
        Reading reading = rule.get();
        boolean stands = reading.weight >= CARRIES_OUT_A_BOUNDARY || frame.probability() < LIKELY;
        if (reading.type.equals(type)) {
            readings.set(readings.indexOf(reading), reading.asSureAs(Math.max(reading.sure, frame.probability())));
        } else if (!stands) {
            readings.set(readings.indexOf(reading), byReader(frame, type, predicate));
        }
    }

    private Reading byReader(Frame frame, String type, Token predicate) {
        Slots slots = Slots.of(tree, predicate, Optional.empty());
        for (Frame.Role role : frame.roles()) {
            if (role.last() <= tree.tokens().size()) {
                switch (role.name()) {
                    case "actor" -> slots.put(ACTOR, head(role));
                    case "recipient" -> slots.put(RECIPIENT, head(role));
                    default -> {}
                }
            }
        }
        Rule.Roles actors = slots.has(ACTOR)
                ? new Rule.Roles(List.of(List.of(ACTOR)))
                : new Rule.Roles(List.of(List.of("subj"), List.of("poss"), List.of("by")));
        Rule.Roles recipients = slots.has(RECIPIENT) ? new Rule.Roles(List.of(List.of(RECIPIENT))) : Rule.Roles.NOBODY;
        Rule rule = new Rule(
                "reader",
                "the reader's frame",
                List.of(),
                List.of(),
                Optional.of(type),
                List.of(),
                List.of(),
                actors,
                recipients,
                false,
                false,
                Set.of(),
                frame.probability(),
                0);
        Reading reading = new Reading(
                tree,
                predicate,
                Optional.empty(),
                Optional.empty(),
                slots,
                rule,
                0,
                "reader",
                frame.probability(),
                type,
                Set.of());
        reading.toldByReader = frame.modality();
        return reading;
    }

    /** The token of the role's words that hangs on a word outside them. */
    private Token head(Frame.Role role) {
        for (int id = role.first(); id <= role.last(); id++) {
            int head = tree.token(id).head();
            if (head < role.first() || head > role.last()) {
                return tree.token(id);
            }
        }
        return tree.token(role.last());
    }
}
