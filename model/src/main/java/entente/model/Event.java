package entente.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A report of an act: who did what to whom, when and where, told how surely, on whose word (PLOVER 2021, section 8).
 *
 * @param type PLOVER type, or a type of the user's codebook
 * @param modes sub-kinds of the type
 * @param contexts topics
 * @param cameo the CAMEO code that comes nearest
 * @param intensity PLOVER score, −10 to +10
 * @param trigger the words that carry the act
 * @param actors who did it, in the order of the text; reciprocal acts have all parties here
 * @param recipients whom it was aimed at, in the order of the text
 * @param said ids of the statements it is told in, innermost first
 * @param basis what decided the type: "reader", or "rule:" and the rule's id
 * @param grounds by field name ("modality", "mode:aerial", "date", "place" …): what the field rests on
 * @param sentences further words that tell the same act, beside the trigger's sentence
 */
public record Event(
        String id,
        String type,
        List<String> modes,
        List<Context> contexts,
        Optional<String> cameo,
        Modality modality,
        OptionalDouble intensity,
        Evidence trigger,
        List<Participant> actors,
        List<Participant> recipients,
        Optional<When> date,
        Optional<Where> place,
        List<String> said,
        SortedMap<String, Quantity> magnitude,
        Optional<Terms> terms,
        Confidence confidence,
        String basis,
        SortedMap<String, Ground> grounds,
        List<Evidence> evidence)
        implements Finding {

    /** @param level "sentence" or "document" */
    public record Context(String code, String level) {}

    /** The time of the act: the words, or how it was inferred. */
    public record When(EventDate date, Ground ground) {}

    /** The place of the act: the words, or how it was inferred. */
    public record Where(
            String name,
            Optional<String> country,
            Optional<PlaceMention.Coordinates> coordinates,
            String precision,
            Ground ground) {}

    /** A count of people, "at least 12": the best value and its bounds. */
    public record Quantity(Optional<Long> value, Optional<Long> low, Optional<Long> high, Evidence evidence) {}

    /** What an offer, demand or threat is about. */
    public record Terms(
            Optional<Evidence> issue,
            Optional<Evidence> condition,
            Optional<Evidence> deadline,
            Optional<Evidence> amount) {}

    public Event {
        modes = List.copyOf(modes);
        contexts = List.copyOf(contexts);
        actors = List.copyOf(actors);
        recipients = List.copyOf(recipients);
        said = List.copyOf(said);
        magnitude = Collections.unmodifiableSortedMap(new TreeMap<>(magnitude));
        grounds = Collections.unmodifiableSortedMap(new TreeMap<>(grounds));
        evidence = evidence.stream().sorted().distinct().toList();
        if (!evidence.contains(trigger)) {
            List<Evidence> all = new ArrayList<>(evidence);
            all.add(trigger);
            evidence = all.stream().sorted().toList();
        }
    }
}
