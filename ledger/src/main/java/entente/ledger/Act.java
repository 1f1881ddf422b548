package entente.ledger;

import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.EventDate;
import entente.model.Evidence;
import entente.model.Span;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An event as the ledger compares it: who did what to whom on what day, with the report that tells it.
 *
 * @param document id of the report
 * @param outlet of the report
 * @param reported day of the report
 * @param day of the act: as the text gives it, else the day of the report; a promise is made on the day of the report though it
 *     names a later one
 * @param actors codes of those who act, states and organisations only
 * @param recipients codes of those acted upon
 * @param words the sentence, or the clause, that tells it
 */
public record Act(
        String document,
        Optional<String> outlet,
        LocalDate reported,
        LocalDate day,
        Event event,
        SortedSet<String> actors,
        SortedSet<String> recipients,
        Evidence words)
        implements Comparable<Act> {

    public Act {
        actors = Collections.unmodifiableSortedSet(new TreeSet<>(actors));
        recipients = Collections.unmodifiableSortedSet(new TreeSet<>(recipients));
    }

    /** Both sides are known by code: the act can be part of a dyad or a thread. */
    public boolean isBetween() {
        return !actors.isEmpty() && !recipients.isEmpty();
    }

    /** All parties, whatever their part: those of a meeting are all actors. */
    public SortedSet<String> parties() {
        SortedSet<String> parties = new TreeSet<>(actors);
        parties.addAll(recipients);
        return parties;
    }

    /** By day, then report, then place in the text: the same whatever the order of arrival. */
    @Override
    public int compareTo(Act other) {
        int byDay = day.compareTo(other.day);
        int byReport = byDay != 0 ? byDay : reported.compareTo(other.reported);
        int byDocument = byReport != 0 ? byReport : document.compareTo(other.document);
        int byPlace = byDocument != 0 ? byDocument : event.trigger().compareTo(other.event.trigger());
        return byPlace != 0 ? byPlace : event.id().compareTo(other.event.id());
    }

    static Optional<Act> of(CodedDocument coded, Event event) {
        if (coded.document().date().isEmpty()) {
            return Optional.empty();
        }
        LocalDate reported = coded.document().date().get();
        LocalDate day = event.date()
                .filter(when -> when.date().precision() == EventDate.Precision.DAY)
                .map(when -> when.date().first())
                .filter(first -> !first.isAfter(reported))
                .orElse(reported);
        return Optional.of(new Act(
                coded.document().id(),
                coded.document().outlet(),
                reported,
                day,
                event,
                Parties.codes(coded, event.actors()),
                Parties.codes(coded, event.recipients()),
                sentenceOf(coded, event)));
    }

    private static Evidence sentenceOf(CodedDocument coded, Event event) {
        List<Span> sentences = coded.sentences();
        return sentences.stream()
                .filter(sentence -> sentence.covers(event.trigger().span()))
                .findFirst()
                .map(sentence -> Evidence.of(sentence, coded.document().text()))
                .orElse(event.trigger());
    }
}
