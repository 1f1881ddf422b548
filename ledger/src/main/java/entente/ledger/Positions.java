package entente.ledger;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.Modality;
import entente.model.Participant;
import entente.model.Span;
import entente.model.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where actors stand on an issue, month by month, by what they said and did about it.
 *
 * <p>An actor that said nothing on the issue while reports on it named it is silent; that is another thing than neutral, which has
 * to be said.
 */
public final class Positions {

    /** What a stand counts as where words were said and no side was taken. */
    public static final String UNCLEAR = "spoke, stance unclear";

    private static final Pattern PAIR = Pattern.compile("(?<![\\w'’-])(?=(\\p{Ll}{4,}) (\\p{Ll}{4,})(?![\\w'’-]))");

    private Positions() {}

    /**
     * What positions are asked on: words, all of which must stand in a sentence (by their stems) for it to be about the issue; or a
     * code, which a statement must be about.
     */
    public record Issue(String asked, SortedSet<String> stems) {

        public Issue {
            stems = Collections.unmodifiableSortedSet(new TreeSet<>(stems));
        }

        public static Issue of(String asked) {
            return new Issue(asked, stemsOf(asked));
        }

        public boolean isIn(String sentence) {
            return !stems.isEmpty() && stemsOf(sentence).containsAll(stems);
        }

        public boolean isCode(Optional<String> code) {
            return code.filter(asked::equalsIgnoreCase).isPresent();
        }
    }

    /** Whom a statement is about. @param stance as coded; empty where it is unclear */
    public record About(Optional<String> code, Optional<String> stance) {}

    /** A sentence of a report. @param report tells reports apart */
    public record Sentence(String report, String words) {}

    /** Pairs of plain words that stand side by side in sentences of at least two reports, those of most reports first. */
    public static List<String> issues(Iterable<Sentence> sentences, int limit) {
        SortedMap<String, SortedSet<String>> reports = new TreeMap<>();
        for (Sentence sentence : sentences) {
            Matcher pair = PAIR.matcher(sentence.words());
            while (pair.find()) {
                if (isTelling(pair.group(1)) && isTelling(pair.group(2))) {
                    reports.computeIfAbsent(pair.group(1) + " " + pair.group(2), key -> new TreeSet<>())
                            .add(sentence.report());
                }
            }
        }
        return reports.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .sorted(Comparator.comparingInt((Map.Entry<String, SortedSet<String>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isTelling(String word) {
        return !word.endsWith("ed")
                && !word.endsWith("ly")
                && !SubjectWords.of(word).stems().isEmpty();
    }

    /** One stand: what was said or done, and what it counts as. */
    public record Stand(
            String actor,
            LocalDate day,
            String stance,
            String by,
            String document,
            Optional<String> outlet,
            String words) {}

    /**
     * @param months by code, then by the first day of the month; an actor without stands there is silent
     * @param silent codes of those who were named in reports on the issue and said and did nothing about it
     */
    public record Table(SortedMap<String, SortedMap<LocalDate, List<Stand>>> months, SortedSet<String> silent) {}

    /**
     * What somebody says or does, before it is asked on which issue.
     *
     * @param finding its id
     * @param actor the code, or "~" and the name of one who has none
     * @param name of one who speaks for the actor
     * @param stance whatever the words are about
     * @param about codes of those whom the words are about, with the stance towards each
     * @param by "statement", or "act: " and its type
     * @param sentence that tells it
     * @param words what is said, else the sentence
     */
    public record Told(
            String finding,
            String actor,
            Optional<String> name,
            LocalDate day,
            String stance,
            SortedMap<String, String> about,
            String by,
            String sentence,
            String words) {

        public Told {
            about = Collections.unmodifiableSortedMap(new TreeMap<>(about));
        }

        /** What it counts as on an issue; empty if it is not on it. */
        public Optional<String> on(Issue issue) {
            Optional<String> towards = about.keySet().stream()
                    .filter(issue.asked()::equalsIgnoreCase)
                    .findFirst()
                    .map(about::get);
            return towards.or(() -> issue.isIn(sentence) ? Optional.of(stance) : Optional.empty());
        }
    }

    /** All that a report tells; nothing if it has no date. */
    public static List<Told> told(CodedDocument coded) {
        List<Told> told = new ArrayList<>();
        Optional<LocalDate> day = coded.document().date();
        if (day.isEmpty()) {
            return told;
        }
        Map<String, Actor> actors = new TreeMap<>();
        coded.actors().forEach(actor -> actors.put(actor.id(), actor));
        for (Statement statement : coded.statements()) {
            statement(coded, statement, actors, day.get()).ifPresent(told::add);
        }
        for (Event event : coded.events()) {
            if (event.modality() == Modality.ASSERTED) {
                String sentence = sentence(coded, event.trigger().span());
                for (String code : Parties.codes(coded, event.actors())) {
                    told.add(new Told(
                            event.id(),
                            code,
                            Optional.empty(),
                            day.get(),
                            stanceOfAct(event.type()),
                            new TreeMap<>(),
                            "act: " + event.type(),
                            sentence,
                            sentence));
                }
            }
        }
        return told;
    }

    /** The stems of a sentence, by which it is found for an issue. */
    public static SortedSet<String> stems(String sentence) {
        return stemsOf(sentence);
    }

    /** @param asked as {@link Issue} takes it */
    public static Table of(String asked, Iterable<CodedDocument> documents) {
        Issue issue = Issue.of(asked);
        SortedMap<String, SortedMap<LocalDate, List<Stand>>> months = new TreeMap<>();
        SortedSet<String> named = new TreeSet<>();
        SortedSet<String> heard = new TreeSet<>();
        for (CodedDocument coded : documents) {
            boolean spoken = false;
            for (Told told : told(coded)) {
                Optional<String> stance = told.on(issue);
                if (stance.isPresent()) {
                    spoken = true;
                    heard.add(told.actor());
                    put(
                            months,
                            new Stand(
                                    who(told.actor(), told.name()),
                                    told.day(),
                                    stance.get(),
                                    told.by(),
                                    coded.document().id(),
                                    coded.document().outlet(),
                                    told.words()));
                }
            }
            if (spoken) {
                coded.actors().forEach(actor -> Parties.code(actor).ifPresent(named::add));
            }
        }
        named.removeAll(heard);
        return new Table(months, named);
    }

    /** How an actor is shown: "NATO: Leo Vermeer", a name without a code by itself. */
    public static String who(String actor, Optional<String> name) {
        return actor.startsWith("~")
                ? actor.substring(1)
                : name.map(one -> actor + ": " + one).orElse(actor);
    }

    private static Optional<Told> statement(
            CodedDocument coded, Statement statement, Map<String, Actor> actors, LocalDate day) {
        Optional<Actor> source = statement.source().map(Participant::actor).map(actors::get);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> side = Parties.code(source.get());
        boolean itself = source.get().kind() == ActorKind.STATE
                || side.filter(source.get().name()::equals).isPresent();
        List<About> about = statement.about().stream()
                .map(one ->
                        new About(Optional.ofNullable(actors.get(one.actor())).flatMap(Parties::code), one.stance()))
                .toList();
        if (!isStand(statement.kind(), about)) {
            return Optional.empty();
        }
        String words = statement.content().text();
        SortedMap<String, String> towards = new TreeMap<>();
        for (About one : about) {
            one.code().ifPresent(code -> towards.put(code, stanceOfWords(Issue.of(code), about, words)));
        }
        return Optional.of(new Told(
                statement.id(),
                side.orElseGet(() -> "~" + source.get().name()),
                itself || side.isEmpty()
                        ? Optional.empty()
                        : Optional.of(source.get().name()),
                day,
                stanceOfWords(Issue.of(""), about, words),
                towards,
                "statement",
                sentence(coded, statement.content().span()),
                words));
    }

    private static void put(SortedMap<String, SortedMap<LocalDate, List<Stand>>> months, Stand stand) {
        months.computeIfAbsent(stand.actor(), key -> new TreeMap<>())
                .computeIfAbsent(stand.day().withDayOfMonth(1), key -> new ArrayList<>())
                .add(stand);
    }

    private static SortedSet<String> stemsOf(String words) {
        SortedSet<String> stems = new TreeSet<>();
        for (String word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                stems.add(SubjectWords.stem(word));
            }
        }
        return stems;
    }

    /** What somebody is told to plan or fear is no word of his on an issue; what he backs or opposes is. */
    public static boolean isStand(Statement.Kind kind, List<About> about) {
        return kind.isWords() || about.stream().anyMatch(one -> one.stance().isPresent());
    }

    /** What words say: the stance towards the issue, else towards anybody, else what the words themselves answer. */
    public static String stanceOfWords(Issue issue, List<About> about, String content) {
        Optional<String> stance = Optional.empty();
        for (About one : about) {
            if (issue.isCode(one.code())) {
                stance = one.stance().or(() -> Optional.of(UNCLEAR));
            }
            if (stance.isEmpty()) {
                stance = one.stance();
            }
        }
        return stance.filter(told -> !told.equals(UNCLEAR))
                .or(() -> ThreadRules.standard().answer(content).flatMap(Positions::stanceOfAnswer))
                .orElse(UNCLEAR);
    }

    private static String sentence(CodedDocument coded, Span span) {
        return coded.sentences().stream()
                .filter(sentence -> sentence.overlaps(span))
                .findFirst()
                .map(sentence -> sentence.in(coded.document().text()))
                .orElseGet(() -> span.in(coded.document().text()));
    }

    private static Optional<String> stanceOfAnswer(String answer) {
        return switch (answer) {
            case "coolly received", "declined" -> Optional.of("opposed");
            case "accepted" -> Optional.of("favourable");
            case "conditional" -> Optional.of("mixed");
            default -> Optional.empty();
        };
    }

    /** What doing says: help, praise and promises are for, refusals, charges and force against. */
    public static String stanceOfAct(String type) {
        return switch (type) {
            case "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT" -> "favourable";
            case "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT" -> "opposed";
            default -> UNCLEAR;
        };
    }
}
