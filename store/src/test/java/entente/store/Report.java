package entente.store;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.CodedDocument;
import entente.model.Confidence;
import entente.model.Conflict;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Event;
import entente.model.EventDate;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Modality;
import entente.model.Participant;
import entente.model.Relation;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import entente.model.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** An invented report, coded word by word for a test. Actors are told by the words that name them. */
final class Report {

    private final String id;
    private final String text;
    private final Optional<LocalDate> date;
    private final String original;
    private String location;
    private String coder = "test-1";
    private Confidence confidence = Confidence.NONE;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    private Report(String id, Optional<LocalDate> date, String text) {
        this.id = id;
        this.date = date;
        this.text = text;
        this.original = "original of " + text;
        this.location = id + ".txt";
    }

    static Report of(String id, String date, String text) {
        return new Report(id, Optional.of(LocalDate.parse(date)), text);
    }

    static Report undated(String id, String text) {
        return new Report(id, Optional.empty(), text);
    }

    Report at(String where) {
        location = where;
        return this;
    }

    /** How sure the type of the events is that are told from here on. */
    Report sure(double type) {
        confidence = Confidence.of(Map.of("type", type));
        return this;
    }

    Report by(String name) {
        coder = name;
        return this;
    }

    Report state(String words, String country) {
        return actor(words, words, ActorKind.STATE, Optional.of(country), Optional.empty(), List.of());
    }

    Report alliance(String words) {
        return actor(words, words, ActorKind.ALLIANCE, Optional.empty(), Optional.of(words), List.of());
    }

    Report person(String words, String country) {
        return actor(words, words, ActorKind.PERSON, Optional.of(country), Optional.empty(), List.of());
    }

    Report unnamed(String words, String organisation) {
        return actor(words, words, ActorKind.UNNAMED, Optional.empty(), Optional.of(organisation), List.of());
    }

    Report group(String words, String... members) {
        List<String> ids = new ArrayList<>();
        for (String member : members) {
            ids.add(id(member));
        }
        return actor(words, words, ActorKind.GROUP, Optional.empty(), Optional.empty(), ids);
    }

    private Report actor(
            String name,
            String words,
            ActorKind kind,
            Optional<String> country,
            Optional<String> organisation,
            List<String> members) {
        actors.add(new Actor(
                "a" + (actors.size() + 1),
                name,
                kind,
                country,
                organisation,
                List.of(),
                Optional.empty(),
                new TreeMap<>(),
                members,
                new TreeMap<>(),
                List.of(new ActorMention(words(words), 0, 1, ActorMention.How.NAME))));
        return this;
    }

    Report event(String type, String trigger, List<String> who, List<String> whom) {
        return event(type, trigger, who, whom, Modality.ASSERTED, Optional.empty());
    }

    Report event(
            String type, String trigger, List<String> who, List<String> whom, Modality modality, Optional<String> day) {
        events.add(new Event(
                "e" + (events.size() + 1) + "-" + Digest.of(text).prefix(8),
                type,
                List.of(),
                List.of(),
                Optional.empty(),
                modality,
                OptionalDouble.empty(),
                words(trigger),
                who.stream().map(this::part).toList(),
                whom.stream().map(this::part).toList(),
                day.map(d -> new Event.When(
                        new EventDate(LocalDate.parse(d), EventDate.Precision.DAY), new Ground.Inferred("test"))),
                Optional.empty(),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                confidence,
                "reader",
                new TreeMap<>(),
                List.of()));
        return this;
    }

    Report statement(String source, Statement.SourceKind kind, String cue, String content, String... about) {
        List<Statement.About> abouts = new ArrayList<>();
        for (String one : about) {
            abouts.add(new Statement.About(id(one), words(one), Optional.empty()));
        }
        statements.add(new Statement(
                "s" + (statements.size() + 1) + "-" + Digest.of(text).prefix(8),
                Statement.Kind.INDIRECT,
                Optional.of(part(source)),
                kind,
                Optional.of(words(cue)),
                words(content),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                abouts,
                Optional.empty(),
                Confidence.NONE,
                "reader",
                new TreeMap<>()));
        return this;
    }

    Report relation(String type, String subject, String object) {
        relations.add(new Relation(
                "r" + (relations.size() + 1) + "-" + Digest.of(text).prefix(8),
                type,
                id(subject),
                Optional.of(id(object)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                date,
                "reader",
                List.of(words(subject))));
        return this;
    }

    Report conflict(String claim, String known) {
        conflicts.add(new Conflict("office", words(claim), Optional.empty(), known, "registry"));
        return this;
    }

    CodedDocument coded() {
        Document document = new Document(
                id,
                Digest.of(text),
                text,
                Optional.empty(),
                Optional.of("Test Wire"),
                Optional.empty(),
                date,
                Optional.empty(),
                "en",
                new Source(
                        location,
                        Optional.empty(),
                        Digest.of(original),
                        Optional.of(Instant.parse("2026-01-05T12:00:00Z"))),
                SourceMap.identity(text),
                List.of());
        List<Span> sentences = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(". "); end >= 0; end = text.indexOf(". ", start)) {
            sentences.add(new Span(start, end + 1));
            start = end + 2;
        }
        sentences.add(new Span(start, text.length()));
        return new CodedDocument(
                document, "PLOVER-2021", coder, sentences, actors, events, statements, relations, conflicts);
    }

    byte[] original() {
        return original.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    Evidence words(String words) {
        int start = text.indexOf(words);
        if (start < 0) {
            throw new AssertionError("not in the text: " + words);
        }
        return Evidence.of(new Span(start, start + words.length()), text);
    }

    private Participant part(String words) {
        return new Participant(id(words), words(words));
    }

    private String id(String words) {
        return actors.stream()
                .filter(actor -> actor.name().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no actor " + words))
                .id();
    }
}
