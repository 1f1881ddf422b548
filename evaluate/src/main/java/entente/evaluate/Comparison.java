package entente.evaluate;

import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Participant;
import entente.model.Span;
import entente.model.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A coded document held against its labels.
 *
 * <p>What is measured, and how:
 *
 * <ul>
 *   <li>An event that the coder found told in several sentences counts in each of them, with the parties named there.
 *   <li>{@code type in sentence}: the types coded in a sentence against those labelled, each counted as often as it occurs.
 *   <li>{@code trigger and type}: an event is right if its trigger overlaps a labelled trigger of the same type.
 *   <li>{@code triple}: actor code, type, recipient code within a sentence; every actor with every recipient, "-" where there is
 *       none.
 *   <li>{@code actors}, {@code recipients} (codes), {@code mode}, {@code modality}, {@code date}, {@code place} (words overlap): on events whose
 *       trigger and type are right.
 *   <li>{@code statement …}: sentence by sentence, as the labels are made, so a quotation over several sentences is cut at their
 *       ends, and goes on without source and cue. Attitudes, which the labels do not have, are left out. A statement is paired with the labelled one whose content it overlaps most;
 *       source, cue, content and addressee are right if their words are the same ({@code exact}), or share more than half of the
 *       longer ({@code overlap}). {@code stance} counts actors towards whom a stance is told or labelled; {@code
 *       stance, labelled actors} leaves out whom the label does not name.
 * </ul>
 */
final class Comparison {

    private static final String ALL = "all";

    /**
     * Something that is not as labelled.
     *
     * @param kind surplus or missed for an event; actors, recipients, modality, date or place for a field of one that is right
     * @param at the words of the trigger
     * @param document set and name
     * @param basis what decided the type of the coded event; empty where there is none
     */
    record Miss(String kind, String what, String sentence, double confidence, String document, Span at, String basis) {}

    /**
     * What a finding gave itself in one field, and whether the field was right; of fields other than the type only where the type
     * was.
     *
     * @param field as in the finding: "type", or "type:agreed" of a coder whose scores are not calibrated
     */
    record Judgement(String field, double confidence, boolean right) {}

    private final List<Judgement> judgements = new ArrayList<>();
    private final Scoreboard board;
    private final Scoreboard groups = new Scoreboard();
    private Map<String, String> told = Map.of();
    private final List<Miss> misses = new ArrayList<>();
    private final Map<String, Map<String, Integer>> confusion = new TreeMap<>();
    private String document = "";

    Comparison(Scoreboard board) {
        this.board = board;
    }

    /** "trigger and type" by set, region of the parties, decade and outlet, where they are known. */
    Scoreboard groups() {
        return groups;
    }

    private void group(Tally tally, SortedSet<String> codes) {
        told.forEach((group, value) -> groups.count(group, value, tally));
        SortedSet<String> regions = new TreeSet<>();
        codes.forEach(code -> regions.add(Regions.of(code)));
        if (regions.size() > 1) {
            regions.remove(Regions.NONE);
        }
        (regions.isEmpty() ? Set.of(Regions.NONE) : regions).forEach(region -> groups.count("region", region, tally));
    }

    private static SortedSet<String> both(SortedSet<String> one, SortedSet<String> other) {
        SortedSet<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    List<Judgement> judgements() {
        return List.copyOf(judgements);
    }

    private void judge(Event event, String field, boolean right) {
        event.confidence().byField().forEach((name, confidence) -> {
            if (name.equals(field) || name.startsWith(field + ":")) {
                judgements.add(new Judgement(name, confidence, right));
            }
        });
    }

    List<Miss> misses() {
        return List.copyOf(misses);
    }

    /** Labelled type, then coded type, then how often, for triggers that overlap. */
    Map<String, Map<String, Integer>> confusion() {
        return confusion;
    }

    void compare(GoldDocument gold, CodedDocument coded) {
        board.begin();
        groups.begin();
        told = Map.of("set", gold.set(), "decade", Provenance.decade(gold), "outlet", Provenance.outlet(gold));
        document = gold.set() + " " + gold.document().id();
        for (GoldDocument.GoldSentence sentence : gold.sentences()) {
            List<Event> events = tellings(coded, sentence.span());
            String text = sentence.span().in(gold.document().text());
            types(sentence, events);
            triples(sentence, events, coded);
            triggers(sentence, events, coded, text);
            statements(sentence, coded);
        }
    }

    /**
     * The events as this sentence tells them: an act that several sentences tell is found in each, with the parties that are
     * named there.
     */
    private static List<Event> tellings(CodedDocument coded, Span sentence) {
        List<Event> told = new ArrayList<>();
        for (Event event : coded.events()) {
            for (Evidence words : event.evidence()) {
                if (words.equals(event.trigger())
                        && sentence.covers(words.span().start())) {
                    told.add(event);
                } else if (sentence.covers(words.span().start())) {
                    told.add(toldAgain(coded, event, words, sentence));
                }
            }
        }
        return told;
    }

    private static Event toldAgain(CodedDocument coded, Event event, Evidence words, Span sentence) {
        return new Event(
                event.id(),
                event.type(),
                event.modes(),
                event.contexts(),
                event.cameo(),
                event.modality(),
                event.intensity(),
                words,
                namedIn(coded, event.actors(), sentence),
                namedIn(coded, event.recipients(), sentence),
                event.date(),
                event.place(),
                event.said(),
                event.magnitude(),
                event.terms(),
                event.confidence(),
                event.basis(),
                event.grounds(),
                List.of(words));
    }

    private static List<Participant> namedIn(CodedDocument coded, List<Participant> participants, Span sentence) {
        return participants.stream()
                .filter(one -> coded.actors().stream()
                        .filter(actor -> actor.id().equals(one.actor()))
                        .flatMap(actor -> actor.mentions().stream())
                        .anyMatch(mention ->
                                sentence.covers(mention.evidence().span().start())))
                .toList();
    }

    private void types(GoldDocument.GoldSentence sentence, List<Event> events) {
        Map<String, int[]> counts = new TreeMap<>();
        sentence.events().forEach(event -> counts.computeIfAbsent(event.type(), key -> new int[2])[0]++);
        events.forEach(event -> counts.computeIfAbsent(event.type(), key -> new int[2])[1]++);
        counts.forEach((type, count) -> board.count("type in sentence", type, tally(count[0], count[1])));
    }

    private static Tally tally(int labelled, int coded) {
        int right = Math.min(labelled, coded);
        return new Tally(right, coded - right, labelled - right);
    }

    private void triples(GoldDocument.GoldSentence sentence, List<Event> events, CodedDocument coded) {
        Map<String, int[]> counts = new TreeMap<>();
        for (GoldDocument.GoldEvent event : sentence.events()) {
            for (String triple : triples(goldCodes(event.actors()), event.type(), goldCodes(event.recipients()))) {
                counts.computeIfAbsent(triple, key -> new int[2])[0]++;
            }
        }
        for (Event event : events) {
            for (String triple :
                    triples(codes(coded, event.actors()), event.type(), codes(coded, event.recipients()))) {
                counts.computeIfAbsent(triple, key -> new int[2])[1]++;
            }
        }
        counts.forEach((triple, count) ->
                board.count("triple", triple.split(" ")[1], tally(Math.min(count[0], 1), Math.min(count[1], 1))));
    }

    private static List<String> triples(SortedSet<String> actors, String type, SortedSet<String> recipients) {
        List<String> triples = new ArrayList<>();
        for (String actor : actors.isEmpty() ? Set.of("-") : actors) {
            for (String recipient : recipients.isEmpty() ? Set.of("-") : recipients) {
                triples.add(actor + " " + type + " " + recipient);
            }
        }
        return triples;
    }

    private static SortedSet<String> goldCodes(List<GoldDocument.GoldMention> mentions) {
        SortedSet<String> codes = new TreeSet<>();
        mentions.forEach(mention -> codes.add(known(SideCodes.labelled(mention))));
        return codes;
    }

    /** Somebody without a code is told from nobody at all. */
    private static String known(String code) {
        return code.equals(SideCodes.NONE) ? "?" : code;
    }

    private static SortedSet<String> codes(CodedDocument coded, List<Participant> participants) {
        return PartyCodes.of(coded, participants, actor -> known(SideCodes.ours(Optional.of(actor))), "");
    }

    private void triggers(GoldDocument.GoldSentence sentence, List<Event> events, CodedDocument coded, String text) {
        Set<Event> used = new HashSet<>();
        for (GoldDocument.GoldEvent gold : sentence.events()) {
            Optional<Event> match = events.stream()
                    .filter(event -> !used.contains(event)
                            && event.trigger().span().overlaps(gold.trigger())
                            && event.type().equals(gold.type()))
                    .findFirst();
            board.count("trigger and type", gold.type(), match.isPresent() ? new Tally(1, 0, 0) : new Tally(0, 0, 1));
            group(
                    match.isPresent() ? new Tally(1, 0, 0) : new Tally(0, 0, 1),
                    both(goldCodes(gold.actors()), goldCodes(gold.recipients())));
            if (match.isPresent()) {
                used.add(match.get());
                judge(match.get(), "type", true);
                fields(gold, match.get(), coded, text);
            } else {
                missed(sentence, gold, events, text);
            }
        }
        for (Event event : events) {
            if (!used.contains(event)) {
                judge(event, "type", false);
                group(new Tally(0, 1, 0), both(codes(coded, event.actors()), codes(coded, event.recipients())));
                board.count("trigger and type", event.type(), new Tally(0, 1, 0));
                misses.add(new Miss(
                        "surplus",
                        "%s on \"%s\" (%s)"
                                .formatted(event.type(), event.trigger().text(), event.basis()),
                        text,
                        event.confidence().byField().getOrDefault("type", 0.5),
                        document,
                        event.trigger().span(),
                        event.basis()));
            }
        }
    }

    private void missed(
            GoldDocument.GoldSentence sentence, GoldDocument.GoldEvent gold, List<Event> events, String text) {
        int offset = sentence.span().start();
        String words =
                text.substring(gold.trigger().start() - offset, gold.trigger().end() - offset);
        misses.add(new Miss(
                "missed", "%s on \"%s\"".formatted(gold.type(), words), text, 0.5, document, gold.trigger(), ""));
        String instead = events.stream()
                .filter(event -> event.trigger().span().overlaps(gold.trigger()))
                .map(Event::type)
                .findFirst()
                .orElse("–");
        confusion.computeIfAbsent(gold.type(), key -> new TreeMap<>()).merge(instead, 1, Integer::sum);
    }

    private void fields(GoldDocument.GoldEvent gold, Event event, CodedDocument coded, String sentence) {
        sets("actors", goldCodes(gold.actors()), codes(coded, event.actors()));
        sets("recipients", goldCodes(gold.recipients()), codes(coded, event.recipients()));
        sets("mode", new TreeSet<>(gold.modes()), new TreeSet<>(event.modes()));
        judge(event, "actors", goldCodes(gold.actors()).equals(codes(coded, event.actors())));
        judge(event, "recipients", goldCodes(gold.recipients()).equals(codes(coded, event.recipients())));
        judge(event, "modality", gold.modality().equals(event.modality().code()));
        wrong("actors", goldCodes(gold.actors()), codes(coded, event.actors()), event, sentence);
        wrong("recipients", goldCodes(gold.recipients()), codes(coded, event.recipients()), event, sentence);
        wrong("modality", gold.modality(), event.modality().code(), event, sentence);
        boolean same = gold.modality().equals(event.modality().code());
        board.count("modality", gold.modality(), same ? new Tally(1, 0, 0) : new Tally(0, 0, 1));
        if (!same) {
            board.count("modality", event.modality().code(), new Tally(0, 1, 0));
        }
        words("date", gold.date(), event.date().map(Event.When::ground).flatMap(Comparison::span));
        words("place", gold.place(), event.place().map(Event.Where::ground).flatMap(Comparison::span));
    }

    private void wrong(String field, Object labelled, Object found, Event event, String sentence) {
        if (!labelled.equals(found)) {
            misses.add(new Miss(
                    field,
                    "%s on \"%s\": labelled %s, coded %s"
                            .formatted(event.type(), event.trigger().text(), labelled, found),
                    sentence,
                    0,
                    document,
                    event.trigger().span(),
                    event.basis()));
        }
    }

    private static Optional<Span> span(Ground ground) {
        return ground instanceof Ground.Words words
                ? Optional.of(words.evidence().span())
                : Optional.empty();
    }

    private void sets(String measure, SortedSet<String> labelled, SortedSet<String> found) {
        SortedSet<String> both = new TreeSet<>(labelled);
        both.retainAll(found);
        board.count(measure, ALL, new Tally(both.size(), found.size() - both.size(), labelled.size() - both.size()));
    }

    private void words(String measure, Optional<Span> labelled, Optional<Span> found) {
        boolean right =
                labelled.isPresent() && found.isPresent() && labelled.get().overlaps(found.get());
        board.count(
                measure,
                ALL,
                new Tally(right ? 1 : 0, found.isPresent() && !right ? 1 : 0, labelled.isPresent() && !right ? 1 : 0));
    }

    /**
     * What a statement says in one sentence, as labels are made sentence by sentence.
     *
     * @param source empty, as the cue is, where the statement only goes on here
     * @param content the longest stretch in the sentence
     */
    private record Told(Statement statement, Optional<Span> source, Optional<Span> cue, Span content) {

        static Optional<Told> in(Span sentence, Statement statement) {
            List<Evidence> stretches = new ArrayList<>(statement.more());
            stretches.add(statement.content());
            Optional<Span> content = stretches.stream()
                    .map(Evidence::span)
                    .filter(sentence::overlaps)
                    .map(span ->
                            new Span(Math.max(span.start(), sentence.start()), Math.min(span.end(), sentence.end())))
                    .max(Comparator.comparingInt(Span::length).thenComparing(Comparator.reverseOrder()));
            boolean here = statement
                    .cue()
                    .map(cue -> sentence.covers(cue.span()))
                    .orElse(sentence.covers(statement.content().span().start()));
            if (!here && content.isPresent() && content.get().length() < 12) {
                return Optional.empty();
            }
            return content.map(span -> new Told(
                    statement,
                    statement
                            .source()
                            .filter(source -> here)
                            .map(source -> source.evidence().span()),
                    statement.cue().filter(cue -> here).map(Evidence::span),
                    span));
        }
    }

    private void statements(GoldDocument.GoldSentence sentence, CodedDocument coded) {
        List<Told> found = new ArrayList<>(coded.statements().stream()
                .filter(statement -> statement.kind().isWords())
                .flatMap(statement -> Told.in(sentence.span(), statement).stream())
                .toList());
        for (GoldDocument.GoldStatement gold : sentence.statements()) {
            Optional<Told> match = found.stream()
                    .filter(told -> shared(told.content(), gold.content()) > 0)
                    .max(Comparator.comparingDouble((Told told) -> closeness(told, gold)));
            match.ifPresent(found::remove);
            spans("source", gold.source().map(GoldDocument.GoldMention::span), match.flatMap(Told::source));
            spans("cue", gold.cue(), match.flatMap(Told::cue));
            spans("content", Optional.of(gold.content()), match.map(Told::content));
            match.filter(told -> told.source().isPresent()).ifPresent(told -> {
                String kind = told.statement().sourceKind().code();
                boolean same = kind.equals(gold.sourceKind());
                board.count("statement source kind", gold.sourceKind(), same ? new Tally(1, 0, 0) : new Tally(0, 0, 1));
                if (!same) {
                    board.count("statement source kind", kind, new Tally(0, 1, 0));
                }
            });
            match.filter(told -> told.cue().isPresent()).ifPresent(told -> {
                spans(
                        "addressee",
                        gold.addressee().map(GoldDocument.GoldMention::span),
                        told.statement()
                                .addressee()
                                .map(addressee -> addressee.evidence().span()));
                within(gold, told, coded);
                stances(gold, told);
            });
        }
        for (Told surplus : found) {
            spans("source", Optional.empty(), surplus.source());
            spans("cue", Optional.empty(), surplus.cue());
            spans("content", Optional.empty(), Optional.of(surplus.content()));
        }
    }

    /** Right where the statement stands within one, and the label says so: which one is not asked. */
    private void within(GoldDocument.GoldStatement gold, Told told, CodedDocument coded) {
        boolean found = told.statement()
                .within()
                .filter(id ->
                        coded.statements().stream().anyMatch(outer -> outer.id().equals(id)))
                .isPresent();
        count("statement within", gold.within() && found, gold.within(), found);
    }

    /** "actor stance": about whom, where somebody is told; an actor is the labelled one if their words overlap. */
    private void stances(GoldDocument.GoldStatement gold, Told told) {
        List<Statement.About> stances = new ArrayList<>(told.statement().about().stream()
                .filter(about -> about.stance().isPresent())
                .toList());
        for (GoldDocument.GoldAbout labelled : gold.about()) {
            Optional<Statement.About> match = stances.stream()
                    .filter(about ->
                            about.evidence().span().overlaps(labelled.mention().span()))
                    .findFirst();
            match.ifPresent(stances::remove);
            boolean right = match.flatMap(Statement.About::stance)
                    .filter(labelled.stance()::equals)
                    .isPresent();
            board.count("statement stance", labelled.stance(), right ? new Tally(1, 0, 0) : new Tally(0, 0, 1));
            board.count(
                    "statement stance, labelled actors",
                    labelled.stance(),
                    new Tally(right ? 1 : 0, match.isPresent() && !right ? 1 : 0, right ? 0 : 1));
            if (match.isPresent() && !right) {
                board.count("statement stance", match.get().stance().orElse("-"), new Tally(0, 1, 0));
            }
            boolean abouts = told.statement().about().stream()
                    .anyMatch(about ->
                            about.evidence().span().overlaps(labelled.mention().span()));
            board.count("statement about", ALL, abouts ? new Tally(1, 0, 0) : new Tally(0, 0, 1));
        }
        stances.forEach(about -> board.count("statement stance", about.stance().orElse("-"), new Tally(0, 1, 0)));
    }

    private static double closeness(Told told, GoldDocument.GoldStatement gold) {
        boolean sameCue = gold.cue().isPresent()
                && told.cue().filter(cue -> cue.overlaps(gold.cue().get())).isPresent();
        return shared(told.content(), gold.content()) + (sameCue ? 1 : 0);
    }

    private void spans(String field, Optional<Span> labelled, Optional<Span> found) {
        boolean exact =
                labelled.isPresent() && found.isPresent() && labelled.get().equals(found.get());
        boolean overlap = labelled.isPresent() && found.isPresent() && shared(labelled.get(), found.get()) > 0.5;
        count("statement " + field + " exact", exact, labelled.isPresent(), found.isPresent());
        count("statement " + field + " overlap", overlap, labelled.isPresent(), found.isPresent());
    }

    private void count(String measure, boolean right, boolean labelled, boolean found) {
        board.count(measure, ALL, new Tally(right ? 1 : 0, found && !right ? 1 : 0, labelled && !right ? 1 : 0));
    }

    /** Shared units over the units of the longer span. */
    private static double shared(Span one, Span other) {
        int shared = Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
        return shared <= 0 ? 0 : (double) shared / Math.max(one.length(), other.length());
    }
}
