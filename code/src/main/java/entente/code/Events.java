package entente.code;

import entente.code.Modalities.Judged;
import entente.codebook.Codebook;
import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Confidence;
import entente.model.DateMention;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Modality;
import entente.model.Participant;
import entente.model.Span;
import entente.model.Statement;
import entente.model.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Codes the acts of a document, sentence by sentence. One for each document; not shared between threads. */
final class Events {

    private static final Set<String> TOWARDS =
            Set.of("with", "to", "for", "against", "toward", "towards", "from", "by");

    /** From here on the reader is believed by itself where nobody of public life acts. */
    private static final double SURE = 0.9;

    /** Below this it is not believed by itself where nobody acts, or somebody else says so. */
    private static final double FAIRLY_SURE = 0.8;

    private final Coder.Knowledge knowledge;
    private final Codebook codebook;
    private final Cast cast;
    private final Participants participants;
    private final TimeAndPlace timeAndPlace;
    private final Ids ids;
    private final Optional<LocalDate> reported;
    private final List<Statement> statements;
    private final boolean readerTellsFrames;

    Events(
            Coder.Knowledge knowledge,
            Cast cast,
            TimeAndPlace timeAndPlace,
            Ids ids,
            Optional<LocalDate> reported,
            List<Statement> statements,
            boolean readerTellsFrames) {
        this.knowledge = knowledge;
        this.codebook = knowledge.codebook();
        this.cast = cast;
        this.participants = new Participants(cast);
        this.timeAndPlace = timeAndPlace;
        this.ids = ids;
        this.reported = reported;
        this.statements = statements;
        this.readerTellsFrames = readerTellsFrames;
    }

    List<Event> of(Tree tree) {
        Predicates predicates = new Predicates(knowledge.rules(), cast, tree);
        List<Reading> readings = new Absorption(tree)
                .apply(new Proposals(tree, codebook, knowledge.rules().set("types-that-fall-alone"), readerTellsFrames)
                        .combine(predicates.all()));
        List<Event> events = new ArrayList<>();
        for (Reading reading : readings) {
            cast(reading, predicates);
            if (isReport(reading)) {
                Event event = event(reading);
                if (!isSeenDimly(reading, event)) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    /** Fills the parts of an act, with the help of the readings that were taken into it. */
    private void cast(Reading reading, Predicates predicates) {
        Tree tree = reading.tree;
        Rule rule = reading.rule;
        reading.actors = participants.find(tree, reading.slots, rule.actors());
        if (!rule.reciprocal()) {
            reading.recipients = recipients(reading, rule, predicates);
        }
        for (Reading lender : reading.lenders) {
            cast(lender, predicates);
            if (reading.actors.isEmpty()) {
                reading.actors = lender.actors;
            }
            if (reading.recipients.isEmpty() && !rule.reciprocal()) {
                reading.recipients = lender.recipients;
            }
        }
        if (reading.actors.isEmpty()) {
            reading.actors = unnamedDoers(reading);
        }
        List<Participant> actors = reading.actors;
        reading.recipients = reading.recipients.stream()
                .filter(recipient ->
                        actors.stream().noneMatch(actor -> actor.actor().equals(recipient.actor())))
                .toList();
    }

    private List<Participant> recipients(Reading reading, Rule rule, Predicates predicates) {
        for (List<String> way : rule.recipients().ways()) {
            List<Participant> found = way.contains("about")
                    ? aboutWhom(reading, predicates)
                    : rule.places()
                            ? participants.findWithPlaces(reading.tree, reading.slots, new Rule.Roles(List.of(way)))
                            : participants.find(reading.tree, reading.slots, new Rule.Roles(List.of(way)));
            List<Participant> others = found.stream()
                    .filter(each -> reading.actors.stream()
                            .noneMatch(actor -> actor.actor().equals(each.actor())))
                    .toList();
            if (!others.isEmpty()) {
                return others;
            }
        }
        return List.of();
    }

    /** Parties named in what is agreed to, refused or asked for: "pledged to cooperate with NATO". */
    private List<Participant> aboutWhom(Reading reading, Predicates predicates) {
        Map<String, Participant> found = new LinkedHashMap<>();
        Optional<Reading> about = predicates.about(reading.rule, reading.slots);
        if (about.isPresent()) {
            Reading content = about.get();
            participants
                    .find(reading.tree, content.slots, content.rule.recipients())
                    .forEach(each -> found.putIfAbsent(each.actor(), each));
            List<String> places = content.rule.reciprocal() ? List.of("with", "between", "to") : List.of();
            participants
                    .find(reading.tree, content.slots, new Rule.Roles(List.of(places)))
                    .forEach(each -> found.putIfAbsent(each.actor(), each));
        }
        if (found.isEmpty()) {
            for (String slot : reading.rule.absorbs()) {
                for (Token top : reading.slots.get(slot)) {
                    towards(reading.tree, top, found);
                }
            }
        }
        return found.values().stream()
                .sorted((a, b) -> a.evidence().compareTo(b.evidence()))
                .toList();
    }

    private void towards(Tree tree, Token top, Map<String, Participant> found) {
        BitSet inside = tree.below(top, Tree::isRelativeClause);
        for (Cast.Named named : cast.in(tree.sentence().index())) {
            Token head = tree.token(named.mention().head());
            boolean directed = tree.introducer(head).filter(TOWARDS::contains).isPresent()
                    || head.deprel().equals("obj")
                    || (head.relation().equals("conj")
                            && tree.introducer(tree.token(head.head()))
                                    .filter(TOWARDS::contains)
                                    .isPresent());
            if (inside.get(head.id()) && directed) {
                found.putIfAbsent(named.actor().id(), named.participant());
            }
        }
    }

    /** "gunmen", "a car bomb": the words themselves, where nobody is named as the doer of violence or of a protest. */
    private List<Participant> unnamedDoers(Reading reading) {
        Set<String> doers = knowledge.unnamedDoers(reading.type);
        List<Participant> found = new ArrayList<>();
        String place = reading.slots.has("subj") ? "subj" : Proposals.ACTOR;
        for (Token subject : reading.slots.get(place)) {
            for (Token each : reading.tree.conjuncts(subject)) {
                if (doers.contains(Tree.lemma(each))) {
                    nounPhrase(reading.tree, each)
                            .ifPresent(span -> found.add(
                                    cast.introduce(span, reading.tree.sentence().index(), each, ActorKind.UNKNOWN)
                                            .participant()));
                }
            }
        }
        return found;
    }

    static Optional<Span> nounPhrase(Tree tree, Token head) {
        return tree.span(tree.below(
                head,
                token -> Tree.isClause(token)
                        || Tree.isRelated(
                                token,
                                "conj",
                                "cc",
                                "appos",
                                "parataxis",
                                "nsubj",
                                "cop",
                                "punct",
                                "case",
                                "mark",
                                "advmod",
                                "aux")));
    }

    /**
     * An act needs somebody of public life: among its parties; or, for types that may be told without them ("two were
     * arrested", "talks went on"), in the same sentence or the one before. What private people do among themselves, or agree to,
     * visit, praise and give, is theirs alone.
     */
    private boolean isReport(Reading reading) {
        boolean byAnyone = knowledge.rules().set("types-by-anyone").contains(reading.type);
        boolean publicRecipient = reading.recipients.stream().anyMatch(this::isPublic);
        if (hasUnnamedDoer(reading)) {
            return true;
        }
        if (knowledge.rules().set("types-of-public-bodies").contains(reading.type)
                && !reading.actors.isEmpty()
                && reading.actors.stream().allMatch(this::actsInPrivate)) {
            return false;
        }
        if (!byAnyone && reading.told.equals("reader") && reading.score < SURE) {
            return reading.actors.stream().anyMatch(this::isPublic)
                    && !knowledge.rules().set("plain-saying").contains(Tree.lemma(reading.token));
        }
        return reading.actors.stream().anyMatch(this::isPublic)
                || publicRecipient
                || (knowledge.isKeptWithoutParties(reading.type)
                        && reading.actors.stream().noneMatch(this::isPrivate)
                        && (byAnyone
                                || (!reading.told.equals("reader")
                                        && reading.actors.stream().noneMatch(this::isNobodyKnown)))
                        && isPublicSetting(reading));
    }

    /** Firms, persons of no public office, body or calling, people of whom only a private calling is told, and mere pronouns. */
    private boolean actsInPrivate(Participant participant) {
        Actor actor = cast.actor(participant.actor());
        Set<String> callings = knowledge.rules().set("private-callings");
        return switch (actor.kind()) {
            case STATE, IGO, ALLIANCE, NGO -> false;
            case COMPANY -> callings.containsAll(actor.sectors());
            case PERSON, UNNAMED ->
                actor.office().isEmpty()
                        && actor.organisation().isEmpty()
                        && callings.containsAll(actor.sectors())
                        && !hasPublicWord(actor);
            case GROUP ->
                callings.containsAll(actor.sectors())
                        && (actor.code().isEmpty() || !actor.sectors().isEmpty())
                        && !hasPublicWord(actor);
            case UNKNOWN -> actor.mentions().stream().allMatch(mention -> mention.how() == ActorMention.How.PRONOUN);
        };
    }

    /** "the two countries", "an opposition senator": no code or office known, and public life all the same. */
    private boolean hasPublicWord(Actor actor) {
        Set<String> groups = knowledge.rules().set("public-groups");
        return actor.mentions().stream()
                .flatMap(mention -> Arrays.stream(
                        mention.evidence().text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
                .anyMatch(word -> groups.contains(word)
                        || Lemmas.candidates(word, false).stream().anyMatch(groups::contains));
    }

    /** "Gunmen", "protesters": violence and protest without a named author are kept. */
    private boolean hasUnnamedDoer(Reading reading) {
        Set<String> doers = knowledge.unnamedDoers(reading.type);
        return reading.actors.stream()
                .map(Participant::evidence)
                .flatMap(words -> reading.tree.tokens().stream()
                        .filter(token -> words.span().covers(token.span())))
                .map(Tree::lemma)
                .anyMatch(word ->
                        doers.contains(word) && !knowledge.privateDoers().contains(word));
    }

    private boolean isPublicSetting(Reading reading) {
        int sentence = reading.tree.sentence().index();
        int from = knowledge.rules().set("types-told-on").contains(reading.type) ? sentence - 1 : sentence;
        for (int each = Math.max(0, from); each <= sentence; each++) {
            if (cast.in(each).stream().anyMatch(named -> isPublic(named.participant()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPublic(Participant participant) {
        Actor actor = cast.actor(participant.actor());
        return switch (actor.kind()) {
            case STATE, IGO, ALLIANCE, GROUP, NGO -> true;
            case COMPANY -> actor.sectors().stream().anyMatch(sector -> !isPrivate(sector));
            case PERSON, UNNAMED ->
                actor.office().isPresent()
                        || actor.organisation().isPresent()
                        || actor.sectors().stream().anyMatch(sector -> !isPrivate(sector));
            case UNKNOWN -> false;
        };
    }

    /** Firms, and persons of whom only a private calling is told: what they do is theirs, whoever else the sentence names. */
    private boolean isPrivate(Participant participant) {
        Actor actor = cast.actor(participant.actor());
        return switch (actor.kind()) {
            case COMPANY -> true;
            case PERSON ->
                actor.office().isEmpty()
                        && !actor.sectors().isEmpty()
                        && actor.sectors().stream().allMatch(Events::isPrivate);
            case STATE, IGO, ALLIANCE, NGO, GROUP, UNNAMED, UNKNOWN -> false;
        };
    }

    /** A person of whom no office, body or calling is told anywhere in the document. */
    private boolean isNobodyKnown(Participant participant) {
        Actor actor = cast.actor(participant.actor());
        return switch (actor.kind()) {
            case PERSON, UNNAMED ->
                actor.office().isEmpty()
                        && actor.organisation().isEmpty()
                        && actor.sectors().isEmpty();
            case STATE, IGO, ALLIANCE, NGO, GROUP, COMPANY, UNKNOWN -> false;
        };
    }

    private static boolean isPrivate(String sector) {
        return sector.equals("BUS") || sector.equals("CVL");
    }

    /**
     * What one of the two alone saw, where such sights were mostly wrong on labels: the reader not quite sure, of an act by nobody or
     * in somebody's words; a rule, of types whose words have many other uses, or of what may or might be.
     */
    private boolean isSeenDimly(Reading reading, Event event) {
        return switch (reading.told) {
            case "reader" ->
                reading.score < FAIRLY_SURE
                        && (event.actors().isEmpty() || !event.said().isEmpty());
            case "rule" ->
                readerTellsFrames
                        && !reading.rule.firm()
                        && ((needsReader("always", event) && event.modality() != Modality.NEGATED)
                                || (needsReader("if-conditional", event) && event.modality() == Modality.CONDITIONAL));
            default -> false;
        };
    }

    private boolean needsReader(String when, Event event) {
        return knowledge.rules().set("types-that-need-the-reader-" + when).contains(event.type());
    }

    private Event event(Reading reading) {
        Optional<DateMention> date = timeAndPlace.date(reading);
        Judged byWords = knowledge.modalities().judge(reading.tree, reading, date, reported);
        Judged judged = reading.toldByReader
                .filter(told -> byWords.modality() == Modality.ASSERTED && byWords.ground() instanceof Ground.Inferred)
                .map(told -> new Judged(told, new Ground.Inferred("the reader"), false))
                .orElse(byWords);
        Optional<Shifts.Shift> shift = knowledge.shifts().of(reading.type, judged);
        String type = shift.map(Shifts.Shift::type).orElse(reading.type);
        Modality modality = shift.map(Shifts.Shift::modality).orElse(judged.modality());
        List<String> modes = shift.isEmpty() || type.equals(reading.type)
                ? List.copyOf(reading.modes)
                : shift.get().mode().map(List::of).orElse(List.of());
        Topics.Found topics = knowledge.topics().of(reading.tree, organisationNames(reading.tree));
        SortedMap<String, Ground> grounds = new TreeMap<>(topics.grounds());
        grounds.put("modality", judged.ground());
        Evidence trigger = Evidence.of(reading.trigger(), reading.tree.text());
        for (String mode : modes) {
            grounds.put("mode:" + mode, new Ground.Words(trigger));
        }
        Optional<Event.When> when = timeAndPlace.when(date, modality);
        Optional<Event.Where> where = timeAndPlace.where(reading, modality);
        when.ifPresent(each -> grounds.put("date", each.ground()));
        where.ifPresent(each -> grounds.put("place", each.ground()));
        return new Event(
                ids.of("e", trigger.span(), type),
                type,
                modes,
                topics.contexts(),
                codebook.crosswalk().toCameo(type, modes).map(code -> code.cameo()),
                modality,
                OptionalDouble.of(codebook.intensity(type, modes)),
                trigger,
                reading.actors,
                reading.recipients,
                when,
                where,
                said(trigger.span()),
                knowledge.magnitudes().of(reading),
                knowledge.terms().of(reading),
                confidence(reading, judged),
                reading.basis,
                grounds,
                List.of(trigger));
    }

    private List<Span> organisationNames(Tree tree) {
        return cast.in(tree.sentence().index()).stream()
                .filter(named -> named.mention().how() == ActorMention.How.NAME
                        && switch (named.actor().kind()) {
                            case IGO, ALLIANCE, NGO, COMPANY -> true;
                            case STATE, GROUP, PERSON, UNNAMED, UNKNOWN -> false;
                        })
                .map(named -> named.mention().evidence().span())
                .toList();
    }

    private Confidence confidence(Reading reading, Judged judged) {
        Map<String, Double> scores = new TreeMap<>();
        scores.put("type:" + reading.told, reading.score);
        scores.putAll(parties("actors", reading.actors, reading.slots.likelihood(Proposals.ACTOR)));
        if (!reading.rule.reciprocal()) {
            scores.putAll(parties("recipients", reading.recipients, reading.slots.likelihood(Proposals.RECIPIENT)));
        }
        String told = reading.toldByReader
                .map(each -> each == judged.modality() ? "agreed" : "differs")
                .orElse("words");
        scores.put("modality:" + judged.modality().code() + "-" + told, 0.5);
        return Confidence.of(knowledge.calibration().of(scores));
    }

    private static Map<String, Double> parties(String field, List<Participant> found, OptionalDouble marked) {
        if (found.isEmpty()) {
            return Map.of(field + ":none", 0.5);
        }
        return marked.isPresent() ? Map.of(field + ":marked", marked.getAsDouble()) : Map.of(field + ":placed", 0.5);
    }

    /** The statements that the words stand in, innermost first. */
    private List<String> said(Span words) {
        return statements.stream()
                .filter(statement -> holds(statement, words))
                .sorted((a, b) -> Integer.compare(
                        a.content().span().length(), b.content().span().length()))
                .map(Statement::id)
                .toList();
    }

    private static boolean holds(Statement statement, Span words) {
        return statement.content().span().covers(words)
                || statement.more().stream().anyMatch(more -> more.span().covers(words));
    }
}
