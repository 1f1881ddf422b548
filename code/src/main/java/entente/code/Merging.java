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

    /** How many sentences a noun points back. */
    private static final int REACH = 4;

    private final Cast cast;
    private final Set<String> toldTwice;

    /** @param toldTwice types of which two words for the same parties in one sentence are one act */
    Merging(Cast cast, Set<String> toldTwice) {
        this.cast = cast;
        this.toldTwice = toldTwice;
    }

    /**
     * An event with the lemmas that say what the act is about.
     *
     * @param sentence where it is told
     * @param pointsBack whether a bare noun that is taken for known tells it, without any party: "the meeting", "that visit"
     */
    record Told(Event event, Set<String> gist, int sentence, boolean pointsBack) {}

    List<Event> apply(List<Told> tellings) {
        List<Told> kept = new ArrayList<>();
        for (Told told : tellings) {
            boolean merged = false;
            if (told.pointsBack()) {
                merged = joinsEarlier(kept, told);
            }
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

    /** "During the meeting, …": words for the last act of that type, which gains them as evidence and keeps its own fields. */
    private static boolean joinsEarlier(List<Told> kept, Told told) {
        for (int i = kept.size() - 1; i >= 0; i--) {
            Told earlier = kept.get(i);
            boolean near = told.sentence() - earlier.sentence() <= REACH;
            if (near && earlier.event().type().equals(told.event().type())) {
                kept.set(
                        i,
                        new Told(
                                withEvidence(earlier.event(), told.event().evidence()),
                                earlier.gist(),
                                earlier.sentence(),
                                earlier.pointsBack()));
                return true;
            }
        }
        return false;
    }

    private boolean isSame(Told one, Told other) {
        Event a = one.event();
        Event b = other.event();
        return a.type().equals(b.type())
                && a.modality() == b.modality()
                && !(a.actors().isEmpty() && a.recipients().isEmpty())
                && parties(a.actors()).equals(parties(b.actors()))
                && (parties(a.recipients()).equals(parties(b.recipients())))
                && compatible(a.date(), b.date())
                && compatiblePlace(a.place(), b.place())
                && (haveCommonWord(one.gist(), other.gist()) || isToldTwice(one, other));
    }

    /** "expressed gratitude and appreciated": one act in two words of a sentence. */
    private boolean isToldTwice(Told one, Told other) {
        return one.sentence() == other.sentence()
                && toldTwice.contains(one.event().type())
                && !one.event().actors().isEmpty()
                && !one.event().recipients().isEmpty();
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

    /** Of two tellings of one promise each may say what the other leaves out; the longer words say more of what it is about. */
    private static Optional<Event.Terms> terms(Optional<Event.Terms> one, Optional<Event.Terms> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        Event.Terms a = one.get();
        Event.Terms b = other.get();
        boolean longer = length(b.issue()) > length(a.issue());
        return Optional.of(new Event.Terms(
                longer ? b.issue() : a.issue(),
                a.condition().or(b::condition),
                a.deadline().or(b::deadline),
                a.amount().or(b::amount)));
    }

    private static int length(Optional<Evidence> words) {
        return words.map(each -> each.span().length()).orElse(0);
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
                terms(a.terms(), b.terms()),
                a.confidence(),
                a.basis(),
                grounds,
                evidence);
        return new Told(joined, gist, one.sentence(), one.pointsBack());
    }

    private static Event withEvidence(Event event, List<Evidence> more) {
        List<Evidence> evidence = new ArrayList<>(event.evidence());
        evidence.addAll(more);
        return new Event(
                event.id(),
                event.type(),
                event.modes(),
                event.contexts(),
                event.cameo(),
                event.modality(),
                event.intensity(),
                event.trigger(),
                event.actors(),
                event.recipients(),
                event.date(),
                event.place(),
                event.said(),
                event.magnitude(),
                event.terms(),
                event.confidence(),
                event.basis(),
                event.grounds(),
                evidence);
    }
}
