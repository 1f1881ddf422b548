package entente.export;

import entente.export.Column.Items;
import entente.export.Column.Type;
import entente.model.Actor;
import entente.model.Document;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Participant;
import entente.model.Span;
import entente.model.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every column of every table, with its meaning. The dictionary in {@code docs/export.md} is made from here. */
final class Columns {

    private static final List<Column> DOCUMENTS = documents();
    private static final List<Column> EVENTS = events();
    private static final List<Column> STATEMENTS = statements();
    private static final List<Column> RELATIONS = relations();

    private Columns() {}

    static List<Column> of(Table table) {
        return switch (table) {
            case DOCUMENTS -> DOCUMENTS;
            case EVENTS -> EVENTS;
            case STATEMENTS -> STATEMENTS;
            case RELATIONS -> RELATIONS;
        };
    }

    private static List<Column> documents() {
        List<Column> columns = new ArrayList<>(provenance());
        columns.add(text("byline", "Who wrote it.", row -> document(row).byline()));
        columns.add(text(
                "date_ground",
                "What the day of publication rests on where it was not given: words of the text, or a step.",
                row -> document(row).dateGround().map(Columns::told)));
        columns.add(text(
                "dateline",
                "The dateline's words.",
                row -> document(row).dateline().map(d -> d.evidence().text())));
        columns.add(text(
                "dateline_place",
                "The place from which it was filed.",
                row -> document(row).dateline().flatMap(d -> d.place()).map(Evidence::text)));
        columns.add(text(
                "language",
                "ISO 639-1, or und.",
                row -> Optional.of(document(row).language())));
        columns.add(text(
                "location",
                "File that it was read from.",
                row -> Optional.of(document(row).source().location())));
        columns.add(text(
                "record", "Place in that file.", row -> document(row).source().record()));
        columns.add(text(
                "original_digest",
                "SHA-256 of the original bytes.",
                row -> Optional.of(document(row).source().original().hex())));
        columns.add(number(
                "sentences",
                "How many sentences.",
                row -> row.coded().sentences().size()));
        columns.add(
                number("events", "How many events.", row -> row.coded().events().size()));
        columns.add(number(
                "statements",
                "How many statements.",
                row -> row.coded().statements().size()));
        columns.add(number(
                "relations",
                "How many relations.",
                row -> row.coded().relations().size()));
        columns.add(number(
                "conflicts",
                "How many times the text and what is known do not agree.",
                row -> row.coded().conflicts().size()));
        columns.add(text(
                "text",
                "The kept text; all offsets count in it.",
                row -> Optional.of(document(row).text())));
        return List.copyOf(columns);
    }

    private static List<Column> events() {
        List<Column> columns = new ArrayList<>();
        columns.add(text(
                "event_id",
                "Made from the digest, the kind and the place; the same text gives the same id.",
                row -> Optional.of(row.event().id())));
        columns.addAll(provenance());
        columns.add(text(
                "type",
                "Type of the codebook: AGREE, CONSULT …",
                row -> Optional.of(row.event().type())));
        columns.add(
                list("mode", "Sub-kinds of the type.", row -> plain(row.event().modes())));
        columns.add(list(
                "context",
                "Topics.",
                row -> plain(
                        row.event().contexts().stream().map(Event.Context::code).toList())));
        columns.add(text(
                "cameo",
                "The CAMEO code that comes nearest.",
                row -> row.event().cameo()));
        columns.add(text(
                "modality",
                "asserted, planned, negated, conditional or background. For a count of what happened take asserted.",
                row -> Optional.of(row.event().modality().code())));
        columns.add(decimal(
                "intensity",
                "PLOVER score, −10 to +10.",
                row -> row.event().intensity().isPresent()
                        ? Optional.of(row.event().intensity().getAsDouble())
                        : Optional.empty()));
        columns.add(text(
                "event_date",
                "The time of the act as far as it is known: 2003-11-19, 2003-W49, 2003-12, 2004.",
                row -> row.event().date().map(w -> w.date().value())));
        columns.add(text(
                "event_date_precision",
                "day, week, month, year or decade.",
                row -> row.event().date().map(w -> w.date().precision().code())));
        columns.add(day(
                "event_date_first",
                "The first day it may mean.",
                row -> row.event().date().map(w -> w.date().first().toString())));
        columns.add(day(
                "event_date_last",
                "The last day it may mean.",
                row -> row.event().date().map(w -> w.date().last().toString())));
        columns.add(text(
                "event_date_ground",
                "The words that tell it, or how it was inferred.",
                row -> row.event().date().map(w -> told(w.ground()))));
        columns.addAll(parties(
                "actor",
                "who did it",
                row -> ids(row.event().actors()),
                row -> words(row.event().actors())));
        columns.addAll(parties(
                "recipient",
                "whom it was aimed at",
                row -> ids(row.event().recipients()),
                row -> words(row.event().recipients())));
        columns.add(
                text("place", "Where it happened.", row -> row.event().place().map(Event.Where::name)));
        columns.add(text(
                "place_country", "ISO 3166 alpha-3.", row -> row.event().place().flatMap(Event.Where::country)));
        columns.add(decimal(
                "latitude",
                "Degrees, WGS 84.",
                row -> row.event().place().flatMap(Event.Where::coordinates).map(c -> c.latitude())));
        columns.add(decimal(
                "longitude",
                "Degrees, WGS 84.",
                row -> row.event().place().flatMap(Event.Where::coordinates).map(c -> c.longitude())));
        columns.add(text(
                "place_precision",
                "country, region, city or place.",
                row -> row.event().place().map(Event.Where::precision)));
        columns.add(text(
                "place_ground",
                "The words that tell it, or how it was inferred.",
                row -> row.event().place().map(w -> told(w.ground()))));
        columns.add(list(
                "attributed_to",
                "Ids of the statements it is told in, innermost first.",
                row -> plain(row.event().said())));
        columns.add(list(
                "magnitude",
                "Counts of people: \"killed=12\", or \"killed=12–20\" where only bounds are known.",
                row -> plain(row.event().magnitude().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + quantity(entry.getValue()))
                        .toList())));
        columns.add(text(
                "terms_issue",
                "What an offer, demand or threat is about, in its words.",
                row -> row.event().terms().flatMap(Event.Terms::issue).map(Evidence::text)));
        columns.add(text(
                "terms_condition",
                "Its condition.",
                row -> row.event().terms().flatMap(Event.Terms::condition).map(Evidence::text)));
        columns.add(text(
                "terms_deadline",
                "Its deadline.",
                row -> row.event().terms().flatMap(Event.Terms::deadline).map(Evidence::text)));
        columns.add(text(
                "terms_amount",
                "Its amount.",
                row -> row.event().terms().flatMap(Event.Terms::amount).map(Evidence::text)));
        for (String field : List.of("type", "actors", "recipients", "modality")) {
            columns.add(decimal(
                    "confidence_" + field,
                    "Probability that the field is right; empty if it was not judged.",
                    row -> Optional.ofNullable(
                            row.event().confidence().byField().get(field))));
        }
        columns.add(basis(row -> row.event().basis()));
        columns.addAll(stretch(
                "trigger",
                "the words that carry the act",
                row -> Optional.of(row.event().trigger())));
        columns.addAll(evidence(row -> row.event().evidence()));
        columns.add(sentence(row -> row.event().trigger().span()));
        return List.copyOf(columns);
    }

    private static List<Column> statements() {
        List<Column> columns = new ArrayList<>();
        columns.add(text(
                "statement_id",
                "Made from the digest, the kind and the place; the same text gives the same id.",
                row -> Optional.of(row.statement().id())));
        columns.addAll(provenance());
        columns.add(text(
                "kind",
                "direct, indirect or mixed; attitude where no words are reported (\"wants to\", \"opposes\").",
                row -> Optional.of(row.statement().kind().code())));
        columns.add(text(
                "source_kind",
                "named, unnamed, collective, document, pronoun; none where nobody is given.",
                row -> Optional.of(row.statement().sourceKind().code())));
        columns.addAll(parties(
                "speaker",
                "who speaks",
                row -> row.statement().source().stream().map(Participant::actor).toList(),
                row -> row.statement().source().stream()
                        .map(p -> p.evidence().text())
                        .toList()));
        columns.addAll(stretch(
                "cue", "the words that introduce it", row -> row.statement().cue()));
        columns.addAll(stretch(
                "content",
                "the reported words; the longest stretch where they are split",
                row -> Optional.of(row.statement().content())));
        columns.add(list(
                "content_more",
                "Further stretches of the same content.",
                row -> plain(row.statement().more().stream().map(Evidence::text).toList())));
        columns.addAll(parties(
                "addressee",
                "to whom it is said",
                row -> row.statement().addressee().stream()
                        .map(Participant::actor)
                        .toList(),
                row -> row.statement().addressee().stream()
                        .map(p -> p.evidence().text())
                        .toList()));
        columns.add(text(
                "on_behalf_of",
                "Whom the speaker speaks for: code, else name.",
                row -> row.statement().onBehalfOf().map(id -> label(row.actor(id)))));
        columns.addAll(parties(
                "about",
                "of whom it speaks",
                row -> row.statement().about().stream()
                        .map(Statement.About::actor)
                        .toList(),
                row -> row.statement().about().stream()
                        .map(a -> a.evidence().text())
                        .toList()));
        columns.add(list(
                "stance",
                "favourable, opposed, neutral or mixed towards each of \"about\".",
                row -> Optional.of(new Items(row.statement().about().stream()
                        .map(Statement.About::stance)
                        .toList()))));
        columns.add(text(
                "place",
                "Where it was said, in its words.",
                row -> row.statement().place().map(Evidence::text)));
        columns.add(text(
                "occasion",
                "On what occasion, in its words.",
                row -> row.statement().occasion().map(Evidence::text)));
        columns.add(text(
                "within",
                "Id of the statement that holds this one.",
                row -> row.statement().within()));
        columns.add(basis(row -> row.statement().basis()));
        columns.add(sentence(row -> row.statement().content().span()));
        return List.copyOf(columns);
    }

    private static List<Column> relations() {
        List<Column> columns = new ArrayList<>();
        columns.add(text(
                "relation_id",
                "Made from the digest, the kind and the place; the same text gives the same id.",
                row -> Optional.of(row.relation().id())));
        columns.addAll(provenance());
        columns.add(text(
                "type",
                "member_of, holds_office, leads, hosts, ally_of …",
                row -> Optional.of(row.relation().type())));
        columns.addAll(parties(
                "subject",
                "who stands so",
                row -> List.of(row.relation().subject()),
                row -> List.of(row.actor(row.relation().subject()).name())));
        columns.addAll(parties(
                "object",
                "to whom; empty for an office",
                row -> row.relation().object().stream().toList(),
                row -> row.relation().object().stream()
                        .map(id -> row.actor(id).name())
                        .toList()));
        columns.add(text(
                "office",
                "The office held, in its words.",
                row -> row.relation().office().map(Evidence::text)));
        columns.add(day(
                "from",
                "First day, where the text says.",
                row -> row.relation().from().map(Object::toString)));
        columns.add(day(
                "to",
                "Last day, where the text says.",
                row -> row.relation().to().map(Object::toString)));
        columns.add(day(
                "as_of",
                "The day of which the text speaks.",
                row -> row.relation().asOf().map(Object::toString)));
        columns.add(basis(row -> row.relation().basis()));
        columns.addAll(evidence(row -> row.relation().evidence()));
        columns.add(sentence(row -> row.relation().evidence().getFirst().span()));
        return List.copyOf(columns);
    }

    // Columns that several tables have

    private static List<Column> provenance() {
        return List.of(
                text(
                        "document_id",
                        "The user's id of the document, or its file's name.",
                        row -> Optional.of(document(row).id())),
                text(
                        "digest",
                        "SHA-256 of the kept text: what makes two documents the same.",
                        row -> Optional.of(document(row).digest().hex())),
                text(
                        "source",
                        "Address at which it was published, else the file it was read from.",
                        row -> Optional.of(document(row)
                                .source()
                                .url()
                                .orElse(document(row).source().location()))),
                text("outlet", "Who published it.", row -> document(row).outlet()),
                text("title", "Its title.", row -> document(row).title()),
                day(
                        "published",
                        "The day of publication.",
                        row -> document(row).date().map(Object::toString)),
                text(
                        "record_kind",
                        "ordinary, or fiction for invented reports.",
                        row -> Optional.of(row.kind().code())),
                text(
                        "codebook",
                        "Codebook and its version.",
                        row -> Optional.of(row.coded().codebook())),
                text(
                        "coder",
                        "What coded it: name, version, reader.",
                        row -> Optional.of(row.coded().coder())));
    }

    private static List<Column> parties(
            String part, String who, Function<Row, List<String>> ids, Function<Row, List<String>> words) {
        Function<Function<Actor, Optional<String>>, Function<Row, Optional<?>>> of =
                field -> row -> Optional.of(new Items(ids.apply(row).stream()
                        .map(id -> field.apply(row.actor(id)))
                        .toList()));
        String plural = part.equals("actor") || part.equals("recipient") ? part + "s" : part;
        return List.of(
                list(
                        plural,
                        "%s: the code, else the name.".formatted(capital(who)),
                        of.apply(actor -> Optional.of(label(actor)))),
                list(part + "_name", "The fullest name that is known.", of.apply(actor -> Optional.of(actor.name()))),
                list(
                        part + "_kind",
                        "state, igo, alliance, ngo, company, person, group, unnamed or unknown.",
                        of.apply(actor -> Optional.of(actor.kind().code()))),
                list(part + "_iso3", "Country, ISO 3166 alpha-3, on the day of the report.", of.apply(Actor::country)),
                list(
                        part + "_cow",
                        "Country code of the Correlates of War.",
                        of.apply(actor -> Optional.ofNullable(actor.external().get("cow")))),
                list(
                        part + "_gw",
                        "Country code of Gleditsch and Ward.",
                        of.apply(actor -> Optional.ofNullable(actor.external().get("gw")))),
                list(
                        part + "_organisation",
                        "Short name of the organisation it is, or acts for.",
                        of.apply(Actor::organisation)),
                list(
                        part + "_sector",
                        "Primary PLOVER sector.",
                        of.apply(actor -> actor.sectors().stream().findFirst())),
                list(part + "_office", "Office as the text gives it.", of.apply(Actor::office)),
                list(part + "_words", "The words that name it here.", row -> plain(words.apply(row))));
    }

    private static List<Column> stretch(String name, String what, Function<Row, Optional<Evidence>> of) {
        return List.of(
                text(name, "%s.".formatted(capital(what)), row -> of.apply(row).map(Evidence::text)),
                number(
                        name + "_start",
                        "First UTF-16 unit of it in the kept text.",
                        row -> of.apply(row).map(e -> e.span().start())),
                number(
                        name + "_end",
                        "First unit after it.",
                        row -> of.apply(row).map(e -> e.span().end())));
    }

    private static List<Column> evidence(Function<Row, List<Evidence>> of) {
        return List.of(
                list(
                        "evidence",
                        "All the words it rests on, in the order of the text.",
                        row -> plain(of.apply(row).stream().map(Evidence::text).toList())),
                list(
                        "evidence_start",
                        "First unit of each.",
                        row -> plain(of.apply(row).stream()
                                .map(e -> String.valueOf(e.span().start()))
                                .toList())),
                list(
                        "evidence_end",
                        "First unit after each.",
                        row -> plain(of.apply(row).stream()
                                .map(e -> String.valueOf(e.span().end()))
                                .toList())));
    }

    private static Column basis(Function<Row, String> of) {
        return text("basis", "What decided it: reader, or rule: and the rule's id.", row -> Optional.of(of.apply(row)));
    }

    private static Column sentence(Function<Row, Span> of) {
        return text("sentence", "The sentences in which it stands.", row -> {
            Span whole = of.apply(row);
            for (Span sentence : row.coded().sentences()) {
                if (sentence.overlaps(of.apply(row))) {
                    whole = whole.union(sentence);
                }
            }
            return Optional.of(whole.in(document(row).text()));
        });
    }

    // Values

    private static Document document(Row row) {
        return row.coded().document();
    }

    private static List<String> ids(List<Participant> participants) {
        return participants.stream().map(Participant::actor).toList();
    }

    private static List<String> words(List<Participant> participants) {
        return participants.stream()
                .map(participant -> participant.evidence().text())
                .toList();
    }

    private static String label(Actor actor) {
        return actor.code().orElse(actor.name());
    }

    private static String told(Ground ground) {
        return switch (ground) {
            case Ground.Words words -> words.evidence().text();
            case Ground.Inferred inferred -> "inferred: " + inferred.how();
        };
    }

    private static String quantity(Event.Quantity quantity) {
        return quantity.value()
                .map(String::valueOf)
                .orElseGet(() -> quantity.low().map(String::valueOf).orElse("")
                        + "–"
                        + quantity.high().map(String::valueOf).orElse(""));
    }

    private static Optional<Items> plain(Collection<String> items) {
        return Optional.of(new Items(items.stream().map(Optional::of).toList()));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    // Kinds of columns

    private static Column text(String name, String meaning, Function<Row, Optional<String>> value) {
        return new Column(name, Type.TEXT, meaning, value::apply);
    }

    private static Column day(String name, String meaning, Function<Row, Optional<String>> value) {
        return new Column(name, Type.DAY, meaning, value::apply);
    }

    private static Column number(String name, String meaning, Function<Row, ?> value) {
        return new Column(name, Type.INTEGER, meaning, row -> {
            Object number = value.apply(row);
            return number instanceof Optional<?> optional ? optional : Optional.of(number);
        });
    }

    private static Column decimal(String name, String meaning, Function<Row, Optional<Double>> value) {
        return new Column(name, Type.NUMBER, meaning, value::apply);
    }

    private static Column list(String name, String meaning, Function<Row, Optional<?>> value) {
        return new Column(name, Type.LIST, meaning, value);
    }
}
