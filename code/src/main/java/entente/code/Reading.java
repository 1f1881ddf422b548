package entente.code;

import entente.model.Modality;
import entente.model.Participant;
import entente.model.Span;
import entente.model.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A predicate taken for an act, while it is being coded.
 *
 * <p>Mutable within one sentence's coding and seen by nobody outside it: acts told inside others lend them modes and roles.
 */
final class Reading {

    /** Stands for the type where a rule says that the words tell no act. */
    static final String NO_ACT = "";

    final Tree tree;
    final Token token;
    final Optional<Token> light;

    /** The object that makes one act with the verb: "talks" of "held talks". */
    final Optional<Token> object;

    final Slots slots;
    final Rule rule;
    final String basis;
    final double sure;

    /** How specific the rule was under its word; 0 for a reading of the reader's. */
    final int weight;

    /** The modality that the reader saw, where the reading is the reader's. */
    Optional<Modality> toldByReader = Optional.empty();

    /** Who told the type: agreed (rule and reader), rule, overruled (the rule against the reader), reader. */
    String told = "rule";

    /** How sure that is, before it is calibrated, 0 to 1. */
    double score;

    String type;
    final Set<String> modes;
    List<Participant> actors = new ArrayList<>();
    List<Participant> recipients = new ArrayList<>();

    Reading(
            Tree tree,
            Token token,
            Optional<Token> light,
            Optional<Token> object,
            Slots slots,
            Rule rule,
            int weight,
            String basis,
            double sure,
            String type,
            Set<String> modes) {
        this.tree = tree;
        this.token = token;
        this.light = light;
        this.object = object;
        this.slots = slots;
        this.rule = rule;
        this.weight = weight;
        this.basis = basis;
        this.sure = sure;
        this.score = sure;
        this.type = type;
        this.modes = new LinkedHashSet<>(modes);
    }

    /** Readings of the same act that were taken into this one. */
    final List<Reading> lenders = new ArrayList<>();

    void lend(Reading other) {
        modes.addAll(other.modes);
        lenders.add(other);
    }

    /** The same reading by a rule that looks for its parties elsewhere, with another sureness. */
    Reading by(Rule other, double otherSure) {
        return new Reading(tree, token, light, object, slots, other, weight, basis, otherSure, type, modes);
    }

    boolean isNoAct() {
        return type.equals(NO_ACT);
    }

    boolean isVerbal() {
        return Slots.isVerbal(token);
    }

    /** The verb whose tense and negation count: the light verb if there is one. */
    Token clause() {
        return light.orElse(token);
    }

    /** The predicate with its particle; with its light verb where the two stand close together. */
    Span trigger() {
        Span span = token.span();
        for (Token particle : slots.get("particle")) {
            if (Math.abs(particle.id() - token.id()) <= 2) {
                span = span.union(particle.span());
            }
        }
        if (object.isPresent() && Math.abs(object.get().id() - token.id()) <= 4) {
            span = span.union(object.get().span());
        }
        if (light.isPresent() && Math.abs(light.get().id() - token.id()) <= 4) {
            span = span.union(light.get().span());
        }
        return span;
    }
}
