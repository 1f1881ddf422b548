package entente.evaluate;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Document;
import entente.model.ResolvedDocument;
import entente.model.Sentence;
import entente.model.Span;
import entente.model.Token;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Scores a resolver on the participants of our labelled events: whether the actor at the labelled words has the labelled country,
 * kind and sector.
 *
 * <p>The words are given, so this measures who is meant and not who takes part. The actor is the one named at the head of the
 * labelled words, or else the one whose words share more than half of the longer with them; where there is none, every field that
 * the label fills is wrong.
 *
 * <ul>
 *   <li>{@code country}: the code of the state, or of the organisation that somebody is or acts for. Of companies and NGOs the home
 *       state. A label without a code asks for none.
 *   <li>{@code kind}: as labelled. {@code kind, wide}: state; organisation (igo, alliance); company or ngo; person; and people
 *       without a name (group, unnamed, unknown), since coders do not tell those three apart sharply.
 *   <li>{@code sector}: the first of ours is one of the labelled; none where the label has none.
 * </ul>
 */
public final class ActorEvaluation {

    private static final String NONE = SideCodes.NONE;

    private final LabelledSet labels;

    public ActorEvaluation(LabelledSet labels) {
        this.labels = labels;
    }

    /** The words of the participants of a document's labelled events, and the country or organisation of each, "-" for none. */
    public record Sides(Document document, Map<Span, String> bySpan) {

        /** The label of an actor by most of its mentions; empty where none of them is labelled. */
        public Optional<String> labelOf(List<ActorMention> mentions) {
            Map<String, Integer> votes = new TreeMap<>();
            for (ActorMention mention : mentions) {
                bySpan.forEach((span, code) -> {
                    if (shared(span, mention.evidence().span()) > 0.5) {
                        votes.merge(code, 1, Integer::sum);
                    }
                });
            }
            return votes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        }
    }

    /** Our texts of this name are collections of single sentences: no neighbour tells anything of another. */
    private static final String SINGLE_SENTENCES = "own-wire-";

    /**
     * The labelled sides of participants, by document; of texts whose sentences belong together.
     *
     * @throws IOException if a text that the labels stand off from cannot be read
     */
    public List<Sides> sides(String split) throws IOException {
        List<Sides> sides = new ArrayList<>();
        for (GoldDocument gold : labels.documents(split)) {
            if (gold.document().id().startsWith(SINGLE_SENTENCES)) {
                continue;
            }
            Map<Span, String> bySpan = new TreeMap<>();
            for (GoldDocument.GoldSentence sentence : gold.sentences()) {
                participants(sentence).forEach(mention -> bySpan.put(mention.span(), SideCodes.labelled(mention)));
            }
            sides.add(new Sides(gold.document(), bySpan));
        }
        return sides;
    }

    private record Miss(String field, String labelled, String found, String words, String actor, String sentence) {}

    /**
     * @param split train, dev, calibration or test; a look at test is to be logged in {@code training/looks.md}
     * @param worst how many participants to show whose fields are not as labelled
     * @throws IOException if a text that the labels stand off from cannot be read
     */
    public void report(String split, Function<Document, ResolvedDocument> resolver, int worst, PrintStream out)
            throws IOException {
        List<GoldDocument> documents = labels.documents(split);
        if (documents.isEmpty()) {
            throw new IOException(
                    "the labels hold no document of the split \"%s\"; splits.tsv has train, dev, calibration, test"
                            .formatted(split));
        }
        Scoreboard board = new Scoreboard();
        Map<String, Scoreboard> bySet = new TreeMap<>();
        List<Miss> misses = new ArrayList<>();
        int participants = 0;
        for (GoldDocument gold : documents) {
            board.begin();
            Scoreboard ofSet = bySet.computeIfAbsent(gold.set(), key -> new Scoreboard());
            ofSet.begin();
            ResolvedDocument resolved = resolver.apply(gold.document());
            for (GoldDocument.GoldSentence sentence : gold.sentences()) {
                for (GoldDocument.GoldMention mention : participants(sentence)) {
                    participants++;
                    compare(gold, sentence, mention, resolved, List.of(board, ofSet), misses);
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "Split %s: %d documents and blocks, %d participants of events, their words given. Brackets: 95%% intervals,"
                        + " 1,000 draws of documents.%n%n",
                split,
                documents.size(),
                participants);
        out.println("| field | right |");
        out.println("|---|---|");
        for (String measure : board.measures()) {
            Scoreboard.Figure right = board.micro(measure);
            out.printf(Locale.ROOT, "| %s | %.3f [%.3f–%.3f] |%n", measure, right.value(), right.low(), right.high());
        }
        byHow(board, out);
        bySet(bySet, out);
        if (worst > 0) {
            out.printf("%nNot as labelled%n%n");
            misses.stream()
                    .limit(worst)
                    .forEach(miss -> out.printf(
                            "- %s: labelled %s, found %s: \"%s\" [%s] in: %s%n",
                            miss.field(), miss.labelled(), miss.found(), miss.words(), miss.actor(), miss.sentence()));
        }
    }

    private static void byHow(Scoreboard board, PrintStream out) {
        Map<String, Map<String, Tally>> rows = new TreeMap<>();
        for (String measure : board.measures()) {
            board.byClass(measure)
                    .forEach((how, tally) ->
                            rows.computeIfAbsent(how, key -> new TreeMap<>()).put(measure, tally));
        }
        out.printf("%n| named by | participants | %s |%n", String.join(" | ", board.measures()));
        out.printf("|---|---|%s%n", "---|".repeat(board.measures().size()));
        rows.forEach((how, byMeasure) -> {
            StringBuilder row = new StringBuilder();
            int count = 0;
            for (Tally tally : byMeasure.values()) {
                count = tally.right() + tally.missed();
                row.append(String.format(Locale.ROOT, " %.3f |", tally.recall()));
            }
            out.printf("| %s | %d |%s%n", how, count, row);
        });
    }

    private static void bySet(Map<String, Scoreboard> bySet, PrintStream out) {
        out.printf("%n| set | participants | country | country and kind, wide |%n|---|---|---|---|%n");
        bySet.forEach((set, board) -> {
            Tally total = board.total("country");
            Scoreboard.Figure country = board.micro("country");
            Scoreboard.Figure both = board.micro("country and kind, wide");
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.3f [%.3f–%.3f] | %.3f [%.3f–%.3f] |%n",
                    set,
                    total.right() + total.missed(),
                    country.value(),
                    country.low(),
                    country.high(),
                    both.value(),
                    both.low(),
                    both.high());
        });
    }

    private static List<GoldDocument.GoldMention> participants(GoldDocument.GoldSentence sentence) {
        Map<String, GoldDocument.GoldMention> participants = new LinkedHashMap<>();
        for (GoldDocument.GoldEvent event : sentence.events()) {
            for (List<GoldDocument.GoldMention> side : List.of(event.actors(), event.recipients())) {
                side.forEach(mention -> participants.putIfAbsent(mention.toString(), mention));
            }
        }
        return List.copyOf(participants.values());
    }

    private static void compare(
            GoldDocument gold,
            GoldDocument.GoldSentence sentence,
            GoldDocument.GoldMention mention,
            ResolvedDocument resolved,
            List<Scoreboard> boards,
            List<Miss> misses) {
        Optional<Actor> actor = actorAt(mention.span(), resolved);
        String words = mention.span().in(gold.document().text());
        String inSentence = sentence.span().in(gold.document().text());
        String about = actor.map(Actor::name).orElse("nobody");

        String country = SideCodes.labelled(mention);
        String ourCountry = SideCodes.ours(actor);
        boolean countryRight = country.equals(ourCountry);
        count(boards, "country", mention.how(), countryRight);
        if (!countryRight) {
            misses.add(new Miss("country", country, ourCountry, words, about, inSentence));
        }

        String ourKind = actor.map(one -> one.kind().code()).orElse(ActorKind.UNKNOWN.code());
        boolean kindRight = mention.kind().equals(ourKind);
        boolean wideRight = wide(mention.kind()).equals(wide(ourKind));
        count(boards, "kind", mention.how(), kindRight);
        count(boards, "kind, wide", mention.how(), wideRight);
        count(boards, "country and kind", mention.how(), countryRight && kindRight);
        count(boards, "country and kind, wide", mention.how(), countryRight && wideRight);
        if (!kindRight) {
            misses.add(new Miss(wideRight ? "kind" : "kind, wide", mention.kind(), ourKind, words, about, inSentence));
        }

        Set<String> sectors = Set.copyOf(mention.sector()
                .map(joined -> Arrays.asList(joined.split("\\+")))
                .orElse(Collections.singletonList(NONE)));
        String ourSector =
                actor.flatMap(one -> one.sectors().stream().findFirst()).orElse(NONE);
        boolean sectorRight = sectors.contains(ourSector);
        count(boards, "sector", mention.how(), sectorRight);
        if (!sectorRight) {
            misses.add(new Miss("sector", mention.sector().orElse(NONE), ourSector, words, about, inSentence));
        }
    }

    /** A wrong one is a surplus and a miss, so that F1 is the share of right ones. */
    private static void count(List<Scoreboard> boards, String measure, String how, boolean right) {
        boards.forEach(board -> board.count(measure, how, right ? new Tally(1, 0, 0) : new Tally(0, 1, 1)));
    }

    private static String wide(String kind) {
        return switch (kind) {
            case "igo", "alliance" -> "organisation";
            case "company", "ngo" -> "company or ngo";
            case "group", "unnamed", "unknown" -> "people";
            default -> kind;
        };
    }

    static Optional<Actor> actorAt(Span span, ResolvedDocument resolved) {
        for (Sentence sentence : resolved.annotated().sentences()) {
            if (!sentence.span().overlaps(span)) {
                continue;
            }
            Optional<Token> head = head(sentence, span);
            for (Actor actor : resolved.actors()) {
                for (ActorMention mention : actor.mentions()) {
                    if (mention.sentence() == sentence.index()
                            && head.isPresent()
                            && mention.head() == head.get().id()) {
                        return Optional.of(actor);
                    }
                }
            }
        }
        Actor best = null;
        double most = 0.5;
        for (Actor actor : resolved.actors()) {
            for (ActorMention mention : actor.mentions()) {
                double shared = shared(mention.evidence().span(), span);
                if (shared > most) {
                    most = shared;
                    best = actor;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The token of a span whose head lies outside it; of several the first that is no function word. */
    static Optional<Token> head(Sentence sentence, Span span) {
        return sentence.tokens().stream()
                .filter(token -> span.covers(token.span()))
                .filter(token -> token.head() == 0
                        || !span.covers(sentence.token(token.head()).span()))
                .filter(token -> !Set.of("det", "case", "punct", "cc", "mark").contains(token.relation()))
                .findFirst();
    }

    /** Shared units over the units of the longer span. */
    private static double shared(Span one, Span other) {
        int shared = Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
        return shared <= 0 ? 0 : (double) shared / Math.max(one.length(), other.length());
    }
}
