package entente.code;

import entente.codebook.Codebook;
import entente.model.Frame;
import entente.model.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Joins what the rules say with what the reader saw.
 *
 * <p>Without frames the rules decide alone. With frames:
 *
 * <ul>
 *   <li>rule and reader agree on a word: the rule's reading stands, as sure as the surer of the two, with the parties that the
 *       reader marked before those at the rule's own places;
 *   <li>they differ: a rule that asks for something (weight of at least {@value #CARRIES_OUT_A_BOUNDARY}) or is firm stands, because it
 *       carries out a boundary of the codebook; a bare word of the lexicon yields to the reader's type;
 *   <li>only the reader saw an act: it is one, if it is likely enough and the codebook has the type, with the parties that the
 *       reader marked, else those at the usual places;
 *   <li>only a rule saw an act: it stands if it carries out a boundary; a bare word of the lexicon falls where the reader looked and
 *       saw nothing, since bare words have many other uses.
 * </ul>
 */
final class Proposals {

    /** Slots that hold the words which the reader marked as parties. */
    static final String ACTOR = "reader-actor";

    static final String RECIPIENT = "reader-recipient";

    /** Slots that hold the words which the reader marked as place and date. */
    static final String PLACE = "reader-place";

    static final String DATE = "reader-date";

    /** Where parties are looked for that the reader did not mark. */
    private static final Rule.Roles DOERS_OF_VERBS = ways("subj");

    private static final Rule.Roles DOERS_OF_NOUNS = ways("poss", "by", "subj", "between");
    private static final Rule.Roles AIMED_AT_BY_VERBS = ways("obj", "iobj");
    private static final Rule.Roles AIMED_AT_BY_NOUNS = ways("on", "against");

    private static final int CARRIES_OUT_A_BOUNDARY = 3;
    private static final double LIKELY = 0.5;

    /** A party less likely than this is none beside a likely one. */
    private static final double GUESS = 0.05;

    private final Tree tree;
    private final Codebook codebook;

    private final Set<String> fallAlone;
    private final boolean readerTellsFrames;

    /** @param fallAlone types whose bare words fall where the reader looked and saw nothing */
    Proposals(Tree tree, Codebook codebook, Set<String> fallAlone, boolean readerTellsFrames) {
        this.tree = tree;
        this.codebook = codebook;
        this.fallAlone = fallAlone;
        this.readerTellsFrames = readerTellsFrames;
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
        if (readerTellsFrames) {
            combined.removeIf(this::isWordAlone);
        }
        return combined;
    }

    /** A bare word of the lexicon in which the reader, who looked, saw no act. */
    private boolean isWordAlone(Reading reading) {
        return !reading.isNoAct()
                && !Set.of("agreed", "reader").contains(reading.told)
                && !carriesOutABoundary(reading)
                && fallAlone.contains(reading.type);
    }

    private static boolean carriesOutABoundary(Reading reading) {
        return reading.rule.firm() || reading.weight >= CARRIES_OUT_A_BOUNDARY;
    }

    private void join(List<Reading> readings, Frame frame, String type) {
        Token predicate = tree.token(frame.predicate());
        if (Set.of("ADV", "PART", "DET", "CCONJ", "SCONJ").contains(predicate.upos())) {
            return; // "never", "not": a word that changes an act and tells none
        }
        Optional<Reading> rule = readings.stream()
                .filter(reading -> reading.trigger().overlaps(predicate.span())
                        || (reading.type.equals(type) && isModifierOf(predicate, reading.token)))
                .findFirst();
        if (rule.isEmpty()) {
            if (frame.probability() >= LIKELY) {
                readings.add(byReader(frame, type, predicate));
            }
            return;
        }
        Reading reading = rule.get();
        boolean stands = carriesOutABoundary(reading) || frame.probability() < LIKELY;
        if (reading.type.equals(type)) {
            readings.set(readings.indexOf(reading), both(reading, frame));
        } else if (!stands) {
            readings.set(readings.indexOf(reading), byReader(frame, type, predicate));
        } else {
            reading.told = "overruled";
            reading.score = 1 - frame.probability();
        }
    }

    /** "civil" of "civil war": the same act, told at the noun. */
    private static boolean isModifierOf(Token predicate, Token noun) {
        return predicate.head() == noun.id() && Tree.isRelated(predicate, "amod", "compound", "flat");
    }

    /** The rule's reading, with the parties that the reader marked before those that the rule would look for. */
    private Reading both(Reading reading, Frame frame) {
        Rule own = reading.rule;
        markParties(frame, reading.slots);
        if (!own.reciprocal()) {
            reading.slots.keep(ACTOR, each -> !isAimedAt(reading, each));
        }
        Rule rule = own.reciprocal()
                ? own.withParties(after(own.actors(), List.of(ACTOR, RECIPIENT)), own.recipients())
                : own.withParties(
                        before(reading.slots, ACTOR, own.actors()),
                        own.firm() ? own.recipients() : before(reading.slots, RECIPIENT, own.recipients()));
        Reading both = reading.by(rule, Math.max(reading.sure, frame.probability()));
        both.told = "agreed";
        both.score = frame.probability();
        if (frame.probability() >= LIKELY) {
            both.toldByReader = frame.modality();
        }
        mode(frame, reading.type).filter(mode -> both.modes.isEmpty()).ifPresent(both.modes::add);
        return both;
    }

    /** "signed the treaty with Tajikistan": of several whom the reader takes for doers, not the one at the rule's place for the other. */
    private static boolean isAimedAt(Reading reading, Token marked) {
        return reading.rule.recipients().ways().stream()
                        .flatMap(List::stream)
                        .anyMatch(slot -> reading.slots.get(slot).contains(marked))
                && reading.rule.actors().ways().stream()
                        .flatMap(List::stream)
                        .noneMatch(slot -> reading.slots.get(slot).contains(marked));
    }

    private static Rule.Roles after(Rule.Roles usual, List<String> marked) {
        List<List<String>> ways = new ArrayList<>(usual.ways());
        ways.add(marked);
        return new Rule.Roles(ways);
    }

    private static Rule.Roles before(Slots slots, String marked, Rule.Roles usual) {
        if (!slots.has(marked)) {
            return usual;
        }
        List<List<String>> ways = new ArrayList<>();
        ways.add(List.of(marked));
        ways.addAll(usual.ways());
        return new Rule.Roles(ways);
    }

    /** The reader's mode, where it is one of the type's. */
    private Optional<String> mode(Frame frame, String type) {
        return frame.mode()
                .filter(name -> codebook.type(type).modes().stream()
                        .anyMatch(mode -> mode.name().equals(name)));
    }

    private void markParties(Frame frame, Slots slots) {
        for (Frame.Role role : frame.roles()) {
            if (role.last() <= tree.tokens().size()) {
                switch (role.name()) {
                    case "actor" -> {
                        if (role.probability() >= GUESS || !hasLikely(frame, "actor")) {
                            slots.put(ACTOR, head(role), role.probability());
                        }
                    }
                    case "recipient" -> slots.put(RECIPIENT, head(role), role.probability());
                    case "place" -> slots.put(PLACE, head(role));
                    case "date" -> slots.put(DATE, head(role));
                    default -> {}
                }
            }
        }
    }

    /** Whether the reader is sure of one of the words in this role: mere guesses fall beside it. */
    private static boolean hasLikely(Frame frame, String name) {
        return frame.roles().stream().anyMatch(role -> role.name().equals(name) && role.probability() >= LIKELY);
    }

    private static Rule.Roles ways(String... slots) {
        return new Rule.Roles(Arrays.stream(slots).map(List::of).toList());
    }

    private Reading byReader(Frame frame, String type, Token predicate) {
        Slots slots = Slots.of(tree, predicate, Optional.empty());
        markParties(frame, slots);
        Rule.Roles actors = slots.has(ACTOR)
                ? new Rule.Roles(List.of(List.of(ACTOR)))
                : Slots.isVerbal(predicate) ? DOERS_OF_VERBS : DOERS_OF_NOUNS;
        Rule.Roles usual = Slots.isVerbal(predicate) ? AIMED_AT_BY_VERBS : AIMED_AT_BY_NOUNS;
        Rule.Roles recipients = slots.has(RECIPIENT) ? new Rule.Roles(List.of(List.of(RECIPIENT))) : usual;
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
                Set.of(),
                false,
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
                mode(frame, type).map(Set::of).orElse(Set.of()));
        reading.toldByReader = frame.modality();
        reading.told = "reader";
        reading.score = frame.probability();
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
