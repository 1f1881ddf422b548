package entente.ledger;

import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.EventDate;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Modality;
import entente.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An act as the ledger compares it: who did what to whom on what day, in which words, in which report.
 *
 * @param id of the event that was coded
 * @param document id of the report
 * @param digest of the report's text: tells reports apart
 * @param reported day of the report
 * @param day of the act: as the text gives it, else the day of the report; a promise is made on the day of the report though it
 *     names a later one
 * @param dated whether the text gives the day
 * @param actors codes of those who act (see {@link Parties})
 * @param recipients codes of those acted upon
 * @param nearby codes of others whom the sentence names
 * @param place name of the place, in small letters
 * @param country of the place
 * @param region first-level region of the place
 * @param at where the trigger begins in the text; of an act that a report tells several times, in its longest telling
 * @param trigger the word that carries the act
 * @param words the sentence that tells it
 * @param stems what the sentence is about: stems of its words, without the parties' names and the words that stand everywhere
 * @param numbers that the sentence tells, without those of dates
 * @param terms what an offer, demand or threat is about
 * @param lead whether it stands in the headline or the first two sentences
 * @param said whether it is told as somebody's words
 * @param retold whether it is told as past already ("had been held", or as background): its day is then no later than told
 */
public record Act(
        String id,
        String document,
        String digest,
        Optional<String> outlet,
        LocalDate reported,
        LocalDate day,
        boolean dated,
        String type,
        List<String> modes,
        Modality modality,
        double intensity,
        SortedSet<String> actors,
        SortedSet<String> recipients,
        SortedSet<String> nearby,
        Optional<String> place,
        Optional<String> country,
        Optional<String> region,
        int at,
        String trigger,
        String words,
        SortedSet<String> stems,
        SortedSet<String> numbers,
        Terms terms,
        boolean lead,
        boolean said,
        boolean retold)
        implements Comparable<Act> {

    private static final Pattern PAST =
            Pattern.compile("\\b(?:(after|following|since) [^,;]*|had (?:\\w+ly )?(?:been |also |already )?)$");

    /** Units of text after a meeting within which "they" are those who met. */
    private static final int MEETING = 400;

    /** What will be done was not done on a day before the report: "would arrive on Wednesday". */
    private static final Pattern FUTURE =
            Pattern.compile("\\b(will|would|shall|(is|are|was|were) to)( be)?( \\w+ly)? $");

    private static final Pattern ENDS = Pattern.compile("[.!?][\"'”’)]*$");

    /** The words for what an act is about; none where the coder found none. */
    public record Terms(
            Optional<String> issue, Optional<String> condition, Optional<String> deadline, Optional<String> amount) {

        public static final Terms NONE =
                new Terms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Act {
        modes = List.copyOf(modes);
        actors = Collections.unmodifiableSortedSet(new TreeSet<>(actors));
        recipients = Collections.unmodifiableSortedSet(new TreeSet<>(recipients));
        nearby = Collections.unmodifiableSortedSet(new TreeSet<>(nearby));
        stems = Collections.unmodifiableSortedSet(new TreeSet<>(stems));
        numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
    }

    /** Type of an act that is no coded event but a sentence whose words carry a thread further: "has not replied". */
    public static final String WORDS = "WORDS";

    /** Both sides are known by code: the act can be part of a dyad or a thread. */
    public boolean isBetween() {
        return !actors.isEmpty() && !recipients.isEmpty();
    }

    /** It stands at the top of its report, in words that are no whole sentence. */
    boolean isHeadline() {
        return lead && !ENDS.matcher(words).find();
    }

    /** All parties, whatever their part: those of a meeting are all actors. */
    public SortedSet<String> parties() {
        SortedSet<String> parties = new TreeSet<>(actors);
        parties.addAll(recipients);
        return parties;
    }

    /**
     * Who did it to whom, by code, "RUS|UKR": each actor with each recipient, or the actors with one another, the first in the
     * alphabet first, where nobody is acted upon.
     */
    public SortedSet<String> dyads() {
        return dyads(actors, recipients);
    }

    /** As {@link #dyads()}, for codes that stand by themselves. */
    public static SortedSet<String> dyads(SortedSet<String> actors, SortedSet<String> recipients) {
        SortedSet<String> dyads = new TreeSet<>();
        for (String one : actors) {
            for (String other : recipients.isEmpty() ? actors : recipients) {
                if (!one.equals(other) && (!recipients.isEmpty() || one.compareTo(other) < 0)) {
                    dyads.add(one + "|" + other);
                }
            }
        }
        return dyads;
    }

    /** The country in which it is counted: that of its place, else that of all its parties, where they have one in common. */
    public Optional<String> where() {
        if (country.isPresent()) {
            return country;
        }
        SortedSet<String> countries = new TreeSet<>();
        parties().forEach(party -> countries.add(Parties.country(party)));
        return countries.size() == 1 && countries.first().length() == 3
                ? Optional.of(countries.first())
                : Optional.empty();
    }

    /** By day, then report, then place in the text: the same whatever the order of arrival. */
    @Override
    public int compareTo(Act other) {
        int byDay = day.compareTo(other.day);
        int byReport = byDay != 0 ? byDay : reported.compareTo(other.reported);
        int byDigest = byReport != 0 ? byReport : digest.compareTo(other.digest);
        int byPlace = byDigest != 0 ? byDigest : Integer.compare(at, other.at);
        return byPlace != 0 ? byPlace : id.compareTo(other.id);
    }

    /** The acts of a document, in the order of its events; none if it has no date, for then nothing of it can be put in order. */
    public static List<Act> of(CodedDocument coded) {
        if (coded.document().date().isEmpty()) {
            return List.of();
        }
        List<Act> acts = new ArrayList<>();
        for (Event event : coded.events()) {
            acts.add(of(coded, event, coded.document().date().get()));
        }
        List<Act> told = acts.stream().map(act -> amongThoseWhoMet(act, acts)).toList();
        List<Act> all = new ArrayList<>(told);
        all.addAll(words(coded, coded.document().date().get(), told));
        return all;
    }

    /** "They agreed": of one side alone an agreement is not; the other is that of the meeting told before it. */
    private static Act amongThoseWhoMet(Act act, List<Act> told) {
        if (!act.type().equals("AGREE")
                || act.parties().size() != 1
                || !act.parties().containsAll(act.nearby())
                || !act.trigger().toLowerCase(java.util.Locale.ROOT).startsWith("agree")) {
            return act;
        }
        return told.stream()
                .filter(other -> other.type().equals("CONSULT")
                        && other.modality() == Modality.ASSERTED
                        && other.at() < act.at()
                        && act.at() - other.at() < MEETING
                        && other.nearby().size() == 2
                        && other.nearby().containsAll(act.parties()))
                .max(java.util.Comparator.comparingInt(Act::at))
                .map(other -> act.withNearby(other.nearby()))
                .orElse(act);
    }

    private Act withNearby(SortedSet<String> named) {
        return new Act(
                id,
                document,
                digest,
                outlet,
                reported,
                day,
                dated,
                type,
                modes,
                modality,
                intensity,
                actors,
                recipients,
                named,
                place,
                country,
                region,
                at,
                trigger,
                words,
                stems,
                numbers,
                terms,
                lead,
                said,
                retold);
    }

    /** Sentences with the words of {@code threads.tsv}; words that open a thread, only where no act of their sentence does. */
    private static List<Act> words(CodedDocument coded, LocalDate reported, List<Act> told) {
        List<Act> acts = new ArrayList<>();
        ThreadRules rules = ThreadRules.standard();
        for (Span sentence : clauses(coded)) {
            String words = sentence.in(coded.document().text());
            SortedSet<String> seen = new TreeSet<>();
            for (ThreadRules.Cue cue : rules.cues(words)) {
                Span at = new Span(sentence.start() + cue.start(), sentence.start() + cue.end());
                SortedSet<String> named = new TreeSet<>(Parties.named(coded, sentence));
                SortedSet<String> doers =
                        cue.ofText() ? partiesOfText(told, at.start()) : Parties.doers(coded, sentence, at);
                named.addAll(cue.ofText() ? doers : new TreeSet<>());
                boolean opened = cue.opens()
                        .filter(kind -> told.stream()
                                .filter(act -> sentence.start() <= act.at() && act.at() < sentence.end())
                                .anyMatch(act -> Threading.opens(act)
                                        .filter(other -> Threading.areKin(kind, other))
                                        .isPresent()))
                        .isPresent();
                boolean nobody = named.isEmpty() && !cue.withoutParties();
                if (!opened && !nobody && seen.add(doers + " " + at)) {
                    acts.add(words(coded, reported, sentence, at, doers, named, cue.ofRest()));
                }
            }
        }
        return acts;
    }

    /** "The text says": its parties are those of the agreement that the report told before. */
    private static SortedSet<String> partiesOfText(List<Act> told, int at) {
        return told.stream()
                .filter(act -> act.at() < at
                        && Threading.opens(act).filter("agreement"::equals).isPresent())
                .max(java.util.Comparator.comparingInt(Act::at))
                .map(Act::actors)
                .orElseGet(TreeSet::new);
    }

    private static Act words(
            CodedDocument coded,
            LocalDate reported,
            Span sentence,
            Span cue,
            SortedSet<String> doers,
            SortedSet<String> named,
            boolean ofRest) {
        String text = coded.document().text();
        SortedSet<String> others = new TreeSet<>(named);
        others.removeAll(doers);
        SubjectWords about = SubjectWords.of(coded, sentence);
        boolean background = coded.events().stream()
                .anyMatch(event -> event.modality() == Modality.BACKGROUND
                        && sentence.covers(event.trigger().span()));
        SortedSet<String> stems = new TreeSet<>(about.stems());
        if (background || ofRest) {
            // What is told as background, or as left over, is of the matter that the report is about.
            coded.sentences().stream()
                    .limit(2)
                    .forEach(top -> stems.addAll(SubjectWords.of(coded, top).stems()));
        }
        return new Act(
                "w-"
                        + entente.model.Digest.of(coded.document().digest().hex() + " " + cue.start() + " " + cue.end())
                                .prefix(12),
                coded.document().id(),
                coded.document().digest().hex(),
                coded.document().outlet(),
                reported,
                reported,
                false,
                WORDS,
                List.of(),
                Modality.ASSERTED,
                0,
                doers,
                others,
                named,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cue.start(),
                cue.in(text),
                sentence.in(text),
                stems,
                about.numbers(),
                Terms.NONE,
                isLead(coded, cue),
                coded.statements().stream()
                        .anyMatch(statement -> statement.kind().isWords()
                                && statement.content().span().overlaps(sentence)),
                background);
    }

    /** Sentences, parted at semicolons: "Djibouti accepted; Eritrea has not replied". */
    private static List<Span> clauses(CodedDocument coded) {
        List<Span> clauses = new ArrayList<>();
        for (Span sentence : coded.sentences()) {
            int from = sentence.start();
            for (int at = from; at < sentence.end(); at++) {
                if (coded.document().text().charAt(at) == ';' && at > from) {
                    clauses.add(new Span(from, at));
                    from = Math.min(sentence.end() - 1, at + 2);
                }
            }
            clauses.add(new Span(from, sentence.end()));
        }
        return clauses;
    }

    private static Act of(CodedDocument coded, Event event, LocalDate reported) {
        Optional<LocalDate> told = event.date()
                .filter(when -> when.date().precision() == EventDate.Precision.DAY)
                .map(when -> when.date().first())
                .filter(first -> !first.isAfter(reported));
        boolean dated = told.isPresent()
                && event.date()
                        .map(Event.When::ground)
                        .filter(ground -> ground instanceof Ground.Words)
                        .isPresent();
        Evidence trigger = fullest(coded, event);
        Evidence sentence = sentence(coded, trigger);
        int from = sentence.span().start();
        String before = coded.document()
                .text()
                .substring(from, Math.max(from, trigger.span().start()));
        Matcher past = PAST.matcher(before);
        // A day that stands before "after" is that of the main clause.
        Optional<Integer> dayAt = event.date()
                .map(Event.When::ground)
                .filter(ground -> ground instanceof Ground.Words)
                .map(ground -> ((Ground.Words) ground).evidence().span().start());
        boolean retold = event.modality() == Modality.BACKGROUND;
        while (past.find()) {
            int after = from + past.start();
            retold |= past.group(1) == null || dayAt.filter(at -> at > after).isEmpty();
        }
        boolean future = FUTURE.matcher(before).find();
        SortedSet<String> stems = new TreeSet<>();
        SortedSet<String> numbers = new TreeSet<>();
        SortedSet<String> nearby = new TreeSet<>();
        for (Evidence telling : event.evidence()) {
            Evidence there = sentence(coded, telling);
            SubjectWords about = SubjectWords.of(coded, event, there);
            stems.addAll(about.stems());
            numbers.addAll(about.numbers());
            nearby.addAll(Parties.named(coded, there.span()));
        }
        return new Act(
                event.id(),
                coded.document().id(),
                coded.document().digest().hex(),
                coded.document().outlet(),
                reported,
                future ? reported : told.orElse(reported),
                dated && !retold && !future,
                event.type(),
                event.modes(),
                event.modality(),
                event.intensity().orElse(0),
                Parties.codes(coded, event.actors()),
                Parties.codes(coded, event.recipients()),
                nearby,
                event.place()
                        .filter(where -> !where.precision().equals("country"))
                        .map(where -> where.name().toLowerCase(java.util.Locale.ROOT)),
                event.place().flatMap(Event.Where::country),
                event.place()
                        .filter(where -> where.precision().equals("region"))
                        .map(Event.Where::name),
                trigger.span().start(),
                trigger.text(),
                sentence.text(),
                stems,
                numbers,
                terms(event),
                event.evidence().stream().anyMatch(telling -> isLead(coded, telling.span())),
                !event.said().isEmpty(),
                retold);
    }

    private static Terms terms(Event event) {
        return event.terms()
                .map(terms -> new Terms(
                        terms.issue().map(Evidence::text),
                        terms.condition().map(Evidence::text),
                        terms.deadline().map(Evidence::text),
                        terms.amount().map(Evidence::text)))
                .orElse(Terms.NONE);
    }

    private static boolean isLead(CodedDocument coded, Span words) {
        int sentence = 0;
        for (Span span : coded.sentences()) {
            if (span.covers(words)) {
                return sentence < 3;
            }
            sentence++;
        }
        return false;
    }

    /** Of the places where a report tells an act, the one with the longest sentence: a headline says less than what it heads. */
    private static Evidence fullest(CodedDocument coded, Event event) {
        Evidence fullest = event.trigger();
        for (Evidence telling : event.evidence()) {
            if (sentence(coded, telling).span().length()
                    > sentence(coded, fullest).span().length()) {
                fullest = telling;
            }
        }
        return fullest;
    }

    private static Evidence sentence(CodedDocument coded, Evidence words) {
        return coded.sentences().stream()
                .filter(sentence -> sentence.covers(words.span()))
                .findFirst()
                .map(sentence -> Evidence.of(sentence, coded.document().text()))
                .orElse(words);
    }
}
