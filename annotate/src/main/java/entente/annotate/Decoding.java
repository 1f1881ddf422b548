package entente.annotate;

import entente.model.Block;
import entente.model.Frame;
import entente.model.Mention;
import entente.model.Modality;
import entente.model.Sentence;
import entente.model.Span;
import entente.model.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From scores to a sentence: tags by the best score, the tree by {@link Trees}, spans by {@link Bio}. */
final class Decoding {

    private static final Map<String, Mention.Kind> NAMES = Map.of(
            "PER", Mention.Kind.PERSON,
            "ORG", Mention.Kind.ORGANISATION,
            "PLACE", Mention.Kind.PLACE,
            "NATION", Mention.Kind.NATIONALITY,
            "DATE", Mention.Kind.DATE,
            "EVENT", Mention.Kind.OTHER,
            "MISC", Mention.Kind.OTHER);

    /** Where a sentence stands: its block's first unit, the kind and number of the block, its own number. */
    record Place(int offset, Block.Kind block, int paragraph, int index) {}

    private final ReaderDescription labels;
    private final LemmaTable lemmas;
    private final Bio names;
    private final Bio actors;
    private final Bio triggers;
    private final Bio cues;
    private final Bio eventRoles;
    private final Bio statementRoles;
    private final Bio contents;

    Decoding(ReaderDescription labels, LemmaTable lemmas) {
        this.labels = labels;
        this.lemmas = lemmas;
        this.names = new Bio(labels.labels("names"));
        this.actors = new Bio(labels.labels("actor"));
        this.triggers = new Bio(labels.labels("trigger"));
        this.cues = new Bio(labels.labels("cue"));
        this.eventRoles = new Bio(labels.labels("event_role"));
        this.statementRoles = new Bio(labels.labels("statement_role"));
        this.contents = new Bio(labels.has("content") ? labels.labels("content") : List.of("O"));
    }

    Sentence sentence(List<TokenRules.Word> words, List<Scores> windows, Place place) {
        List<Token> tokens = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        List<Frame> frames = new ArrayList<>();
        int root = 0;
        for (Scores scores : windows) {
            int before = tokens.size();
            List<TokenRules.Word> window = words.subList(before, before + scores.words());
            int[] heads = heads(scores);
            for (int i = 0; i < window.size(); i++) {
                boolean isRoot = heads[i + 1] == 0;
                int head = isRoot ? root : before + heads[i + 1];
                String relation = !isRoot ? relation(scores, i, heads[i + 1]) : root == 0 ? "root" : "parataxis";
                tokens.add(token(window.get(i), before + i + 1, scores, i, head, relation, place.offset()));
            }
            if (root == 0) {
                root = rootOf(heads);
            }
            mentions(scores, heads, window, place.offset(), mentions);
            frames(scores, heads, before, frames);
        }
        Span span = new Span(
                tokens.getFirst().span().start(), tokens.getLast().span().end());
        mentions.sort(Comparator.comparing(Mention::span).thenComparing(Mention::kind));
        frames.sort(Comparator.comparingInt(Frame::predicate).thenComparing(Frame::kind));
        return new Sentence(
                place.index(), span, place.block(), place.paragraph(), TreeRepairs.mended(tokens), mentions, frames);
    }

    private static int[] heads(Scores scores) {
        float[][] arcs = scores.table("arc");
        double[][] square = new double[arcs.length + 1][arcs.length + 1];
        for (int d = 0; d < arcs.length; d++) {
            for (int h = 0; h <= arcs.length; h++) {
                square[d + 1][h] = arcs[d][h];
            }
        }
        return Trees.decode(square);
    }

    private static int rootOf(int[] heads) {
        for (int d = 1; d < heads.length; d++) {
            if (heads[d] == 0) {
                return d;
            }
        }
        throw new IllegalStateException("a tree without a root");
    }

    private String relation(Scores scores, int word, int head) {
        String relation = best(scores.layers("rel")[word][head], "deprel");
        return relation.equals("root") ? "dep" : relation;
    }

    private Token token(TokenRules.Word word, int id, Scores scores, int row, int head, String relation, int offset) {
        String upos = best(scores.table("upos")[row], "upos");
        String lemma = lemmas.lemma(word.form(), upos)
                .orElseGet(() -> LemmaScript.apply(best(scores.table("lemma")[row], "lemma"), word.form()));
        return new Token(
                id,
                new Span(offset + word.start(), offset + word.end()),
                lemma,
                upos,
                best(scores.table("xpos")[row], "xpos"),
                head,
                relation);
    }

    private String best(float[] row, String output) {
        return labels.labels(output).get(Bio.highest(row));
    }

    private void mentions(
            Scores scores, int[] heads, List<TokenRules.Word> window, int offset, List<Mention> mentions) {
        for (Bio.Found name : names.decode(scores.table("names"))) {
            mentions.add(new Mention(
                    span(window, name, offset),
                    NAMES.getOrDefault(name.label(), Mention.Kind.OTHER),
                    name.probability()));
        }
        if (scores.byWord().containsKey("actor")) {
            for (Bio.Found actor : actors.decode(scores.table("actor"))) {
                mentions.add(new Mention(
                        span(window, actor, offset),
                        Mention.Kind.ROLE,
                        actor.probability(),
                        leaning(scores, headOf(actor, heads))));
            }
        }
    }

    private Optional<Mention.Leaning> leaning(Scores scores, int word) {
        return label(scores, "stance", word).map(stance -> {
            float[] row = scores.table("stance")[word];
            return new Mention.Leaning(stance, Bio.probability(row, Bio.highest(row)));
        });
    }

    private static Span span(List<TokenRules.Word> window, Bio.Found found, int offset) {
        return new Span(
                offset + window.get(found.first()).start(),
                offset + window.get(found.last()).end());
    }

    private void frames(Scores scores, int[] heads, int before, List<Frame> frames) {
        if (!scores.byWord().containsKey("trigger")) {
            return;
        }
        for (Bio.Found trigger : triggers.decode(scores.table("trigger"))) {
            int predicate = headOf(trigger, heads);
            frames.add(new Frame(
                    Frame.Kind.EVENT,
                    before + predicate + 1,
                    Optional.of(trigger.label()),
                    Optional.of(Modality.ofCode(best(scores.table("modality")[predicate], "modality"))),
                    label(scores, "mode", predicate),
                    Optional.empty(),
                    roles(eventRoles.decode(scores.layers("event_role")[predicate]), before),
                    trigger.probability()));
        }
        BitSet reported = new BitSet();
        for (Bio.Found cue : cues.decode(scores.table("cue"))) {
            int predicate = headOf(cue, heads);
            List<Bio.Found> roles = statementRoles.strongest(scores.layers("statement_role")[predicate]);
            roles.stream()
                    .filter(role -> role.label().equals("content"))
                    .forEach(content -> reported.set(content.first(), content.last() + 1));
            frames.add(new Frame(
                    Frame.Kind.STATEMENT,
                    before + predicate + 1,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    label(scores, "source_kind", predicate),
                    roles(roles, before),
                    cue.probability()));
        }
        if (scores.byWord().containsKey("content")) {
            quotations(scores, heads, before, reported, frames);
        }
    }

    private void quotations(Scores scores, int[] heads, int before, BitSet reported, List<Frame> frames) {
        for (Bio.Found content : contents.decode(scores.table("content"))) {
            int next = reported.nextSetBit(content.first());
            if (next < 0 || next > content.last()) {
                frames.add(new Frame(
                        Frame.Kind.QUOTATION,
                        before + headOf(content, heads) + 1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        roles(List.of(content), before),
                        content.probability()));
            }
        }
    }

    /** The label of a word, where the reader has such an output and the label is not "none". */
    private Optional<String> label(Scores scores, String output, int word) {
        if (!scores.byWord().containsKey(output)) {
            return Optional.empty();
        }
        String label = best(scores.table(output)[word], output);
        return label.equals("-") || label.equals("none") ? Optional.empty() : Optional.of(label);
    }

    private static List<Frame.Role> roles(List<Bio.Found> found, int before) {
        return found.stream()
                .map(role -> new Frame.Role(
                        role.label(), before + role.first() + 1, before + role.last() + 1, role.probability()))
                .toList();
    }

    /** The first word of a span whose head lies outside it. */
    private static int headOf(Bio.Found found, int[] heads) {
        for (int i = found.first(); i <= found.last(); i++) {
            int head = heads[i + 1] - 1;
            if (head < found.first() || head > found.last()) {
                return i;
            }
        }
        return found.first();
    }
}
