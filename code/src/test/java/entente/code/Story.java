package entente.code;

import entente.codebook.Codebook;
import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.AnnotatedDocument;
import entente.model.Block;
import entente.model.CodedDocument;
import entente.model.DateMention;
import entente.model.Digest;
import entente.model.Document;
import entente.model.EventDate;
import entente.model.Evidence;
import entente.model.PlaceMention;
import entente.model.ResolvedDocument;
import entente.model.Sentence;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import entente.model.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Builds a resolved document from compact tables: a word a line, "form lemma upos xpos head relation", sentences divided by
 * a blank line. A form that begins with "+" stands close to the word before it.
 */
final class Story {

    private static final Coder CODER = new Coder(Codebook.plover());

    private final LocalDate date = LocalDate.of(2003, 12, 3);
    private final StringBuilder text = new StringBuilder();
    private final List<List<Token>> sentences = new ArrayList<>();
    private final Map<String, ActorDraft> actors = new LinkedHashMap<>();
    private final List<DateMention> dates = new ArrayList<>();
    private final List<PlaceMention> places = new ArrayList<>();

    private record ActorDraft(
            ActorKind kind, Optional<String> country, Optional<String> organisation, List<ActorMention> mentions) {}

    Story(String table) {
        for (String paragraph : table.strip().split("\n\\s*\n")) {
            List<Token> tokens = new ArrayList<>();
            if (!text.isEmpty()) {
                text.append(' ');
            }
            boolean first = true;
            for (String line : paragraph.strip().split("\n")) {
                String[] cells = line.strip().split("\\s+");
                if (cells.length != 6) {
                    throw new IllegalArgumentException("expected form lemma upos xpos head relation, got " + line);
                }
                boolean close = cells[0].length() > 1 && cells[0].startsWith("+");
                String form = close ? cells[0].substring(1) : cells[0];
                if (!first && !close) {
                    text.append(' ');
                }
                first = false;
                int start = text.length();
                text.append(form);
                tokens.add(new Token(
                        tokens.size() + 1,
                        new Span(start, text.length()),
                        cells[1],
                        cells[2],
                        cells[3],
                        Integer.parseInt(cells[4]),
                        cells[5]));
            }
            sentences.add(tokens);
        }
    }

    /** Names an actor by its words; the head is the last of them unless a bar stands behind it: "foreign ministers| of …". */
    Story actor(String id, ActorKind kind, String country, String organisation, String... places) {
        for (String place : places) {
            String words = place.replace("|", "");
            int headEnd = place.contains("|") ? place.indexOf('|') : place.length();
            int from = 0;
            int start = text.indexOf(words, from);
            if (start < 0) {
                throw new IllegalArgumentException("no \"%s\" in \"%s\"".formatted(words, text));
            }
            Span span = new Span(start, start + words.length());
            for (int s = 0; s < sentences.size(); s++) {
                for (Token token : sentences.get(s)) {
                    if (token.span().end() == start + headEnd) {
                        actors.computeIfAbsent(
                                        id,
                                        each -> new ActorDraft(
                                                kind, given(country), given(organisation), new ArrayList<>()))
                                .mentions()
                                .add(new ActorMention(
                                        Evidence.of(span, text.toString()), s, token.id(), ActorMention.How.NAME));
                    }
                }
            }
        }
        return this;
    }

    Story state(String id, String country, String... places) {
        return actor(id, ActorKind.STATE, country, "", places);
    }

    Story date(String words, LocalDate day) {
        Span span = span(words);
        dates.add(new DateMention(
                Evidence.of(span, text.toString()), sentence(span), new EventDate(day, EventDate.Precision.DAY)));
        return this;
    }

    Story place(String words, String country) {
        Span span = span(words);
        places.add(new PlaceMention(
                Evidence.of(span, text.toString()),
                sentence(span),
                words,
                Optional.of(country),
                Optional.empty(),
                "city"));
        return this;
    }

    private Span span(String words) {
        int start = text.indexOf(words);
        return new Span(start, start + words.length());
    }

    private int sentence(Span span) {
        for (int s = 0; s < sentences.size(); s++) {
            if (sentences.get(s).getLast().span().end() >= span.end()) {
                return s;
            }
        }
        throw new IllegalArgumentException("no sentence holds " + span);
    }

    private static Optional<String> given(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    ResolvedDocument resolved() {
        String kept = text.toString();
        Document document = new Document(
                "story",
                Digest.of(kept),
                kept,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(date),
                Optional.empty(),
                "en",
                new Source("story", Optional.empty(), Digest.of(kept), Optional.empty()),
                SourceMap.identity(kept),
                List.of(new Block(Block.Kind.PARAGRAPH, new Span(0, kept.length()))));
        List<Sentence> read = new ArrayList<>();
        for (List<Token> tokens : sentences) {
            Span span = new Span(
                    tokens.getFirst().span().start(), tokens.getLast().span().end());
            read.add(new Sentence(read.size(), span, Block.Kind.PARAGRAPH, 0, tokens, List.of(), List.of()));
        }
        List<Actor> cast = actors.entrySet().stream()
                .map(entry -> new Actor(
                        entry.getKey(),
                        entry.getValue().mentions().getFirst().evidence().text(),
                        entry.getValue().kind(),
                        entry.getValue().country(),
                        entry.getValue().organisation(),
                        List.of(),
                        Optional.empty(),
                        new TreeMap<>(),
                        List.of(),
                        new TreeMap<>(),
                        entry.getValue().mentions()))
                .toList();
        return new ResolvedDocument(
                new AnnotatedDocument(document, read, "hand"), cast, dates, places, List.of(), List.of());
    }

    CodedDocument coded() {
        return CODER.code(resolved(), "entente/test+hand");
    }

    /** One line for each event: "TYPE mode modality: actors > recipients". */
    List<String> events() {
        return coded().events().stream()
                .map(event -> "%s%s %s: %s > %s"
                        .formatted(
                                event.type(),
                                event.modes().isEmpty() ? "" : " " + String.join("+", event.modes()),
                                event.modality().code(),
                                Arrays.toString(event.actors().stream()
                                        .map(each -> each.actor())
                                        .toArray()),
                                Arrays.toString(event.recipients().stream()
                                        .map(each -> each.actor())
                                        .toArray())))
                .toList();
    }
}
