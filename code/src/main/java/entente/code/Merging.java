package entente.code;

import entente.model.Event;
import entente.model.EventDate;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Participant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes one event of two tellings of one act in a document: same type and modality, the same parties, dates that do not
 * contradict each other, and a word in common.
 *
 * <p>A party that one telling leaves out does not stand against the merge; a different one does. The first telling keeps its id
 * and gains the other's words as evidence, and whatever field it lacked.
 */
final class Merging {

    /** Words count as the same from so many common first letters: "cooperate" and "cooperation". */
    private static final int STEM = 6;

    private final Cast cast;

    Merging(Cast cast) {
        this.cast = cast;
    }

    /** An event with the lemmas that say what the act is about. */
    record Told(Event event, Set<String> gist) {}

    List<Event> apply(List<Told> tellings) {
        List<Told> kept = new ArrayList<>();
        for (Told told : tellings) {
            boolean merged = false;
            for (int i = 0; i < kept.size() && !merged; i++) {
                if (isSame(kept.get(i), told)) {
                    kept.set(i, join(kept.get(i), told));
                    merged = true;
                }
            }
            if (!merged) {
                kept.add(told);
            }
        }
        return kept.stream().map(Told::event).toList();
    }

    private boolean isSame(Told one, Told other) {
        Event a = one.event();
        Event b = other.event();
        return a.type().equals(b.type())
                && a.modality() == b.modality()
                && !a.actors().isEmpty()
                && parties(a.actors()).equals(parties(b.actors()))
                && (parties(a.recipients()).equals(parties(b.recipients())))
                && compatible(a.date(), b.date())
                && compatiblePlace(a.place(), b.place())
                && haveCommonWord(one.gist(), other.gist());
    }

    private Set<String> parties(List<Participant> participants) {
        Set<String> parties = new LinkedHashSet<>();
        participants.stream()
                .map(each -> cast.party(cast.actor(each.actor())))
                .sorted()
                .forEach(parties::add);
        return parties;
    }

    private static boolean compatible(Optional<Event.When> one, Optional<Event.When> other) {
        if (one.isEmpty() || other.isEmpty() || isInferred(one.get()) || isInferred(other.get())) {
            return true;
        }
        EventDate a = one.get().date();
        EventDate b = other.get().date();
        return !a.first().isAfter(b.last()) && !b.first().isAfter(a.last());
    }

    private static boolean isInferred(Event.When when) {
        return when.ground() instanceof Ground.Inferred;
    }

    private static boolean compatiblePlace(Optional<Event.Where> one, Optional<Event.Where> other) {
        return one.isEmpty()
                || other.isEmpty()
                || one.get().name().equals(other.get().name())
                || !one.get().precision().equals(other.get().precision());
    }

    private static boolean haveCommonWord(Set<String> one, Set<String> other) {
        return one.stream().anyMatch(a -> other.stream().anyMatch(b -> stem(a).equals(stem(b))));
    }

    private static String stem(String word) {
        return word.length() <= STEM ? word : word.substring(0, STEM);
    }

    private static Told join(Told one, Told other) {
        Event a = one.event();
        Event b = other.event();
        Set<String> modes = new LinkedHashSet<>(a.modes());
        modes.addAll(b.modes());
        List<Event.Context> contexts = new ArrayList<>(a.contexts());
        b.contexts().stream()
                .filter(each ->
                        a.contexts().stream().noneMatch(had -> had.code().equals(each.code())))
                .forEach(contexts::add);
        SortedMap<String, Ground> grounds = new TreeMap<>(b.grounds());
        grounds.putAll(a.grounds());
        SortedMap<String, Event.Quantity> magnitude = new TreeMap<>(b.magnitude());
        magnitude.putAll(a.magnitude());
        Optional<Event.When> date =
                a.date().filter(when -> !isInferred(when)).or(b::date).or(a::date);
        date.ifPresent(when -> grounds.put("date", when.ground()));
        Optional<Event.Where> place = a.place().or(b::place);
        place.ifPresent(where -> grounds.put("place", where.ground()));
        List<Evidence> evidence = new ArrayList<>(a.evidence());
        evidence.addAll(b.evidence());
        Set<String> gist = new LinkedHashSet<>(one.gist());
        gist.addAll(other.gist());
        Event joined = new Event(
                a.id(),
                a.type(),
                List.copyOf(modes),
                contexts,
                a.cameo(),
                a.modality(),
                a.intensity(),
                a.trigger(),
                a.actors(),
                a.recipients(),
                date,
                place,
                a.said().isEmpty() ? a.said() : b.said().isEmpty() ? b.said() : a.said(),
                magnitude,
                a.terms().or(b::terms),
                a.confidence(),
                a.basis(),
                grounds,
                evidence);
        return new Told(joined, gist);
    }
}
