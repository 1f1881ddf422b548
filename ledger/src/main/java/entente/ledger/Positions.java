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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where actors stand on an issue, month by month, by what they said and did about it.
 *
 * <p>An actor that said nothing on the issue while reports on it named it is silent; that is another thing than neutral, which has
 * to be said.
 */
public final class Positions {

    private Positions() {}

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
     * @param issue words, all of which must stand in a sentence (by their stems) for it to be about the issue; or a code, which the
     *     statement must be about
     */
    public static Table of(String issue, Iterable<CodedDocument> documents) {
        SortedSet<String> wanted = new TreeSet<>();
        for (String word : issue.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                wanted.add(SubjectWords.stem(word));
            }
        }
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
                // What somebody is told to plan or fear is no word of his on the issue; what he backs or opposes is.
                if (!statement.kind().isWords()
                        && statement.about().stream()
                                .noneMatch(about -> about.stance().isPresent())) {
                    continue;
                }
                Optional<Stand> stand = stand(coded, statement, actors, issue, wanted);
                spoken |= stand.isPresent();
                stand.ifPresent(one -> put(months, one));
            }
            for (Event event : coded.events()) {
                String sentence = sentence(coded, event.trigger().span());
                if (event.modality() == Modality.ASSERTED && isAbout(sentence, wanted)) {
                    spoken = true;
                    for (String code : Parties.codes(coded, event.actors())) {
                        put(
                                months,
                                new Stand(
                                        code,
                                        coded.document().date().get(),
                                        stance(event.type()),
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
            CodedDocument coded,
            Statement statement,
            Map<String, Actor> actors,
            String issue,
            SortedSet<String> wanted) {
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
        boolean code = false;
        Optional<String> stance = Optional.empty();
        for (Statement.About about : statement.about()) {
            Optional<String> of = Optional.ofNullable(actors.get(about.actor())).flatMap(Parties::code);
            if (of.filter(issue::equalsIgnoreCase).isPresent()) {
                code = true;
                stance = about.stance().or(() -> Optional.of("spoke, stance unclear"));
            }
            if (stance.isEmpty()) {
                stance = about.stance();
            }
        }
        if (stance.filter(told -> !told.startsWith("spoke")).isEmpty()) {
            stance = ThreadRules.standard()
                    .answer(statement.content().text())
                    .flatMap(Positions::stanceOfAnswer)
                    .or(() -> Optional.of("spoke, stance unclear"));
        }
        if (!code && !isAbout(sentence(coded, statement.content().span()), wanted)) {
            return Optional.empty();
        }
        return Optional.of(new Stand(
                who,
                coded.document().date().orElseThrow(),
                stance.orElse("spoke, stance unclear"),
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

    private static boolean isAbout(String words, SortedSet<String> wanted) {
        SortedSet<String> stems = new TreeSet<>();
        for (String word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                stems.add(SubjectWords.stem(word));
            }
        }
        return !wanted.isEmpty() && stems.containsAll(wanted);
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
    private static String stance(String type) {
        return switch (type) {
            case "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT" -> "favourable";
            case "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT" -> "opposed";
            default -> "spoke, stance unclear";
        };
    }
}
