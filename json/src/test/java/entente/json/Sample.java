package entente.json;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Block;
import entente.model.CodedDocument;
import entente.model.Confidence;
import entente.model.Conflict;
import entente.model.Dateline;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Event;
import entente.model.EventDate;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Modality;
import entente.model.Participant;
import entente.model.PlaceMention;
import entente.model.Relation;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import entente.model.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** One invented report, coded by hand with something in every field; an emoji stands in it so that units are not characters. */
final class Sample {

    static final String TEXT = """
            Minsk Offers Talks On Border 🕊

            MINSK, March 4 (BelTA) -- Belarus on Friday offered Poland talks in Geneva on the border if flights resume by June, \
            Foreign Minister Ivan Karol said. "We have waited long enough," he said. At least 12 people were killed there in 2004.""";

    private Sample() {}

    static CodedDocument full() {
        Evidence belarus = evidence("Belarus");
        Evidence poland = evidence("Poland");
        Evidence karol = evidence("Foreign Minister Ivan Karol");
        Evidence offered = evidence("offered");
        Participant minsk = new Participant("a1", belarus);

        Event offer = new Event(
                "e1",
                "AGREE",
                List.of("cooperate"),
                List.of(new Event.Context("diplomatic", "sentence"), new Event.Context("territory", "document")),
                Optional.of("030"),
                Modality.CONDITIONAL,
                OptionalDouble.of(2.5),
                offered,
                List.of(minsk),
                List.of(new Participant("a2", poland)),
                Optional.of(new Event.When(
                        new EventDate(LocalDate.of(2005, 3, 4), EventDate.Precision.DAY),
                        new Ground.Words(evidence("on Friday")))),
                Optional.of(new Event.Where(
                        "Geneva",
                        Optional.of("CHE"),
                        Optional.of(new PlaceMention.Coordinates(46.2, 6.15)),
                        "city",
                        new Ground.Words(evidence("Geneva")))),
                List.of("s1"),
                new TreeMap<>(Map.of(
                        "killed",
                        new Event.Quantity(
                                Optional.of(12L), Optional.of(12L), Optional.empty(), evidence("At least 12 people")))),
                Optional.of(new Event.Terms(
                        Optional.of(evidence("the border")),
                        Optional.of(evidence("if flights resume")),
                        Optional.of(evidence("by June")),
                        Optional.empty())),
                Confidence.of(Map.of("type", 0.93, "actors", 1.0, "modality", 0.5)),
                "rule:offer-talks",
                new TreeMap<>(Map.of(
                        "modality", new Ground.Words(evidence("if flights resume")),
                        "context:territory", new Ground.Inferred("headline"))),
                List.of(offered, evidence("talks")));
        Event past = new Event(
                "e2",
                "ASSAULT",
                List.of(),
                List.of(),
                Optional.empty(),
                Modality.BACKGROUND,
                OptionalDouble.empty(),
                evidence("killed"),
                List.of(),
                List.of(),
                Optional.of(new Event.When(
                        new EventDate(LocalDate.of(2004, 1, 1), EventDate.Precision.YEAR),
                        new Ground.Inferred("sentence"))),
                Optional.empty(),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Confidence.NONE,
                "reader",
                new TreeMap<>(),
                List.of());
        Statement said = new Statement(
                "s1",
                Statement.Kind.INDIRECT,
                Optional.of(new Participant("a3", karol)),
                Statement.SourceKind.NAMED,
                Optional.of(evidence("said")),
                evidence("Belarus on Friday offered Poland talks in Geneva on the border"),
                List.of(evidence("if flights resume by June")),
                Optional.of(new Participant("a2", poland)),
                Optional.of("a1"),
                Optional.of(evidence("MINSK")),
                Optional.of(evidence("talks")),
                List.of(
                        new Statement.About("a2", poland, Optional.of("neutral")),
                        new Statement.About("a1", belarus, Optional.empty())),
                Optional.empty(),
                Confidence.of(Map.of("content", 0.25)),
                "reader",
                new TreeMap<>(Map.of("source", new Ground.Inferred("title in paragraph 1"))));
        Statement nobody = new Statement(
                "s2",
                Statement.Kind.DIRECT,
                Optional.empty(),
                Statement.SourceKind.NONE,
                Optional.empty(),
                evidence("\"We have waited long enough,\""),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of("s1"),
                Confidence.NONE,
                "reader",
                new TreeMap<>());
        Relation office = new Relation(
                "r1",
                "holds_office",
                "a3",
                Optional.of("a1"),
                Optional.of(evidence("Foreign Minister")),
                Optional.empty(),
                Optional.of(LocalDate.of(2006, 1, 31)),
                Optional.of(LocalDate.of(2005, 3, 5)),
                "reader",
                List.of(karol));
        return new CodedDocument(
                document(),
                "PLOVER-2021",
                "entente/0.1.0+test",
                List.of(
                        evidence("Minsk Offers Talks On Border 🕊").span(),
                        new Span(TEXT.indexOf("Belarus on"), TEXT.length())),
                List.of(
                        actor("a1", "Belarus", ActorKind.STATE, Optional.of("BLR"), belarus, ActorMention.How.NAME),
                        actor("a2", "Poland", ActorKind.STATE, Optional.of("POL"), poland, ActorMention.How.NAME),
                        new Actor(
                                "a3",
                                "Ivan Karol",
                                ActorKind.PERSON,
                                Optional.of("BLR"),
                                Optional.empty(),
                                List.of("GOV"),
                                Optional.of("foreign minister"),
                                new TreeMap<>(Map.of("wikidata", "Q0", "cow", "370")),
                                List.of("a1"),
                                new TreeMap<>(Map.of("office", new Ground.Words(evidence("Foreign Minister")))),
                                List.of(new ActorMention(karol, 1, 19, ActorMention.How.TITLE)))),
                List.of(offer, past),
                List.of(said, nobody),
                List.of(office),
                List.of(new Conflict(
                        "office",
                        karol,
                        Optional.of("a3"),
                        "On that day the office was held by Anna Lis.",
                        "registry 2026")));
    }

    static Document document() {
        Evidence dateline = evidence("MINSK, March 4 (BelTA) --");
        return new Document(
                "border-1",
                Digest.of(TEXT),
                TEXT,
                Optional.of("Minsk Offers Talks On Border 🕊"),
                Optional.of("BelTA"),
                Optional.empty(),
                Optional.of(LocalDate.of(2005, 3, 5)),
                Optional.of(new Dateline(
                        dateline,
                        Optional.of(evidence("MINSK")),
                        Optional.of(LocalDate.of(2005, 3, 4)),
                        Optional.of(evidence("BelTA")))),
                "en",
                new Source(
                                "border-2005-03-05.txt",
                                Optional.of("line 41"),
                                Digest.of("original"),
                                Optional.empty(),
                                Optional.of("windows-1252"),
                                Optional.of("https://example.org/1"))
                        .modifiedOn(LocalDate.of(2005, 3, 6)),
                new SourceMap(List.of(new SourceMap.Run(0, 15, 31), new SourceMap.Run(33, 48, 12))),
                List.of(
                        new Block(
                                Block.Kind.HEADLINE,
                                evidence("Minsk Offers Talks On Border 🕊").span()),
                        new Block(Block.Kind.DATELINE, dateline.span()),
                        new Block(Block.Kind.PARAGRAPH, new Span(TEXT.indexOf("Belarus on"), TEXT.length()))),
                Optional.of(new Ground.Inferred("file name")));
    }

    private static Actor actor(
            String id, String name, ActorKind kind, Optional<String> country, Evidence words, ActorMention.How how) {
        return new Actor(
                id,
                name,
                kind,
                country,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                List.of(new ActorMention(words, 1, 1, how)));
    }

    static Evidence evidence(String words) {
        int start = TEXT.indexOf(words);
        if (start < 0) {
            throw new AssertionError("not in the sample: " + words);
        }
        return Evidence.of(new Span(start, start + words.length()), TEXT);
    }
}
