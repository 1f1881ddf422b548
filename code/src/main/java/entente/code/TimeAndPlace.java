package entente.code;

import entente.model.DateMention;
import entente.model.Event;
import entente.model.EventDate;
import entente.model.Ground;
import entente.model.Modality;
import entente.model.PlaceMention;
import entente.model.ResolvedDocument;
import entente.model.Span;
import entente.model.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** When and where an act was: from the words of its own clause, else of its sentence, else from the report. */
final class TimeAndPlace {

    private static final Set<String> LOCATING = Set.of(
            "in", "at", "near", "outside", "on", "around", "across", "over", "inside", "along", "from", "within");

    private final ResolvedDocument resolved;
    private final Map<Integer, List<DateMention>> dates = new HashMap<>();
    private final Map<Integer, List<PlaceMention>> places = new HashMap<>();

    TimeAndPlace(ResolvedDocument resolved) {
        this.resolved = resolved;
        for (DateMention date : resolved.dates()) {
            dates.computeIfAbsent(date.sentence(), each -> new ArrayList<>()).add(date);
        }
        for (PlaceMention place : resolved.places()) {
            places.computeIfAbsent(place.sentence(), each -> new ArrayList<>()).add(place);
        }
    }

    /** A date whose words hang on the act's own clause; else the only date of the sentence. */
    Optional<DateMention> date(Reading reading) {
        List<DateMention> all = dates.getOrDefault(reading.tree.sentence().index(), List.of());
        List<DateMention> own = inClause(reading, all, date -> date.evidence().span());
        if (!own.isEmpty()) {
            return Optional.of(own.getFirst());
        }
        Optional<DateMention> marked =
                marked(reading, Proposals.DATE, all, date -> date.evidence().span());
        if (marked.isPresent()) {
            return marked;
        }
        return all.size() == 1 && isNear(reading, all.getFirst().evidence().span())
                ? Optional.of(all.getFirst())
                : Optional.empty();
    }

    /** The words' date, else the report's own day for what is told as done. */
    Optional<Event.When> when(Optional<DateMention> date, Modality modality) {
        if (date.isPresent()) {
            return Optional.of(new Event.When(
                    date.get().date(), new Ground.Words(date.get().evidence())));
        }
        if (modality == Modality.ASSERTED) {
            return resolved.document()
                    .date()
                    .map(day -> new Event.When(
                            new EventDate(day, EventDate.Precision.DAY), new Ground.Inferred("date of the report")));
        }
        return Optional.empty();
    }

    Optional<Event.Where> where(Reading reading, Modality modality) {
        Tree tree = reading.tree;
        List<PlaceMention> all = places.getOrDefault(tree.sentence().index(), List.of()).stream()
                .filter(place -> isLocated(tree, place.evidence().span()))
                .toList();
        List<PlaceMention> own =
                inClause(reading, all, place -> place.evidence().span());
        Optional<PlaceMention> marked = marked(
                reading,
                Proposals.PLACE,
                places.getOrDefault(tree.sentence().index(), List.of()),
                place -> place.evidence().span());
        Optional<PlaceMention> found = own.isEmpty()
                ? all.stream()
                        .filter(place -> isNear(reading, place.evidence().span()))
                        .findFirst()
                : Optional.of(own.stream()
                        .min((a, b) -> Integer.compare(fineness(a), fineness(b)))
                        .orElseThrow());
        return marked.or(() -> found)
                .map(place -> new Event.Where(
                        place.name(),
                        place.country(),
                        place.coordinates(),
                        place.precision(),
                        new Ground.Words(place.evidence())));
    }

    /** The mention that the reader marked for the act. */
    private static <T> Optional<T> marked(Reading reading, String slot, List<T> mentions, Function<T, Span> span) {
        return reading.slots.get(slot).stream()
                .flatMap(token ->
                        mentions.stream().filter(each -> span.apply(each).covers(token.span())))
                .findFirst();
    }

    private static int fineness(PlaceMention place) {
        return switch (place.precision()) {
            case "place" -> 0;
            case "city" -> 1;
            case "region" -> 2;
            default -> 3;
        };
    }

    /** Whether the words stand after "in", "at", "near" … and so say where something is. */
    private static boolean isLocated(Tree tree, Span span) {
        for (Token token : tree.tokens()) {
            if (span.covers(token.span()) && !tokenWithin(tree, token.head(), span)) {
                Optional<String> introducer = tree.introducer(token);
                if (introducer.isPresent()) {
                    return LOCATING.contains(introducer.get());
                }
                // An apposition is where the word before it is: "in the Kyrgyz capital, Bishkek".
                return Tree.isRelated(token, "appos", "dep", "conj")
                        && token.head() != 0
                        && tree.introducer(tree.token(token.head()))
                                .filter(LOCATING::contains)
                                .isPresent();
            }
        }
        return false;
    }

    private static boolean tokenWithin(Tree tree, int id, Span span) {
        return id != 0 && span.covers(tree.token(id).span());
    }

    private static <T> List<T> inClause(Reading reading, List<T> mentions, Function<T, Span> span) {
        Tree tree = reading.tree;
        Token top = reading.clause();
        BitSet clause = tree.below(
                top,
                token -> Tree.isClause(token)
                        || (token.relation().equals("conj") && Slots.isVerbal(token))
                        || token.relation().equals("parataxis"));
        return mentions.stream()
                .filter(mention -> tree.tokens().stream()
                        .anyMatch(token ->
                                clause.get(token.id()) && span.apply(mention).covers(token.span())))
                .toList();
    }

    /** Whether the words belong to a clause that the act's clause hangs on, or hangs on it, and to no statement between. */
    private static boolean isNear(Reading reading, Span span) {
        Tree tree = reading.tree;
        for (Token token : tree.tokens()) {
            if (!span.covers(token.span())) {
                continue;
            }
            Token each = reading.clause();
            int steps = 0;
            while (each.head() != 0 && steps++ < 6) {
                if (each.relation().equals("ccomp")
                        || each.relation().equals("parataxis")
                        || Tree.isRelativeClause(each)) {
                    break;
                }
                each = tree.token(each.head());
            }
            Token top = each;
            BitSet clause = tree.below(
                    top,
                    child -> child.relation().equals("ccomp")
                            || child.relation().equals("parataxis")
                            || Tree.isRelativeClause(child));
            return clause.get(token.id());
        }
        return false;
    }
}
