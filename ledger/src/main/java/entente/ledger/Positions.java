package entente.ledger;

import entente.model.Actor;
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

    /** @param asked as {@link Issue} takes it */
    public static Table of(String asked, Iterable<CodedDocument> documents) {
        Issue issue = Issue.of(asked);
        SortedMap<String, SortedMap<LocalDate, List<Stand>>> months = new TreeMap<>();
        SortedSet<String> named = new TreeSet<>();
        for (CodedDocument coded : documents) {
            if (coded.document().date().isEmpty()) {
                continue;
            }
            boolean spoken = false;
            Map<String, Actor> actors = new TreeMap<>();
            coded.actors().forEach(actor -> actors.put(actor.id(), actor));
            for (Statement statement : coded.statements()) {
                Optional<Stand> stand = stand(coded, statement, actors, issue);
                spoken |= stand.isPresent();
                stand.ifPresent(one -> put(months, one));
            }
            for (Event event : coded.events()) {
                String sentence = sentence(coded, event.trigger().span());
                if (event.modality() == Modality.ASSERTED && issue.isIn(sentence)) {
                    spoken = true;
                    for (String code : Parties.codes(coded, event.actors())) {
                        put(
                                months,
                                new Stand(
                                        code,
                                        coded.document().date().get(),
                                        stanceOfAct(event.type()),
                                        "act: " + event.type(),
                                        coded.document().id(),
                                        coded.document().outlet(),
                                        sentence));
                    }
                }
            }
            if (spoken) {
                coded.actors().forEach(actor -> Parties.code(actor).ifPresent(named::add));
            }
        }
        months.keySet().forEach(actor -> named.remove(actor.replaceAll(": .*", "")));
        return new Table(months, named);
    }

    private static Optional<Stand> stand(
            CodedDocument coded, Statement statement, Map<String, Actor> actors, Issue issue) {
        Optional<Actor> source = statement.source().map(Participant::actor).map(actors::get);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> side = Parties.code(source.get());
        String who = side.map(code -> source.get().kind() == entente.model.ActorKind.STATE
                                || source.get().name().equals(code)
                        ? code
                        : code + ": " + source.get().name())
                .orElse(source.get().name());
        List<About> about = statement.about().stream()
                .map(one ->
                        new About(Optional.ofNullable(actors.get(one.actor())).flatMap(Parties::code), one.stance()))
                .toList();
        boolean on = about.stream().anyMatch(one -> issue.isCode(one.code()))
                || issue.isIn(sentence(coded, statement.content().span()));
        if (!on || !isStand(statement.kind(), about)) {
            return Optional.empty();
        }
        return Optional.of(new Stand(
                who,
                coded.document().date().orElseThrow(),
                stanceOfWords(issue, about, statement.content().text()),
                "statement",
                coded.document().id(),
                coded.document().outlet(),
                statement.content().text()));
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
