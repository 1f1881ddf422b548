package entente.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import entente.json.FindingKind;
import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.Finding;
import entente.store.EvidenceCheck;
import entente.store.RecordStore;
import entente.store.Search;
import entente.store.Selection;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a record, or what a search finds in it, as a table. */
public final class Exporter {

    private final RecordStore store;

    public Exporter(RecordStore store) {
        this.store = store;
    }

    /**
     * Writes the rows of {@code table} that {@code search} finds, all of them: its limit does not count. The writer is
     * flushed, not closed.
     *
     * @param withUnknown whether events are written that only an actor of kind "unknown" did
     * @throws entente.store.EvidenceMismatch if the words of a finding do not stand in its text; rows before it are written
     */
    public Exported write(Table table, Format format, Search search, boolean withUnknown, Writer out)
            throws IOException {
        try (Stream<Selection> selected = store.select(asking(table, search))) {
            return write(table, format, selected, withUnknown, out);
        }
    }

    /** The same for documents and findings that were selected in another way; of the findings only those of the table's kind. */
    public Exported write(Table table, Format format, Stream<Selection> selected, boolean withUnknown, Writer out)
            throws IOException {
        List<Column> columns = Columns.of(table);
        long rows = 0;
        long leftOut = 0;
        try (JsonGenerator generator = generator(format, columns, out)) {
            if (format == Format.CSV) {
                header(generator, columns);
            }
            for (Iterator<Selection> selections = selected.iterator(); selections.hasNext(); ) {
                Selection selection = selections.next();
                CodedDocument coded = selection.coded();
                EvidenceCheck.check(coded);
                Map<String, Actor> actors = new HashMap<>();
                coded.actors().forEach(actor -> actors.put(actor.id(), actor));
                if (table == Table.DOCUMENTS) {
                    write(generator, format, columns, new Row(store.kind(), coded, Optional.empty(), actors));
                    rows++;
                    continue;
                }
                for (Finding finding : coded.findings()) {
                    if (FindingKind.of(finding) != kind(table)
                            || !selection.findings().contains(finding.id())) {
                        continue;
                    }
                    if (!withUnknown && isByNobody(finding, actors)) {
                        leftOut++;
                        continue;
                    }
                    write(generator, format, columns, new Row(store.kind(), coded, Optional.of(finding), actors));
                    rows++;
                }
            }
        }
        out.flush();
        return new Exported(rows, leftOut);
    }

    /** The search with the kind of finding that the table holds. */
    private static Search asking(Table table, Search search) {
        if (table == Table.DOCUMENTS) {
            return search;
        }
        return new Search(
                search.text(),
                search.actor(),
                search.with(),
                java.util.Set.of(kind(table)),
                search.type(),
                search.modality(),
                search.since(),
                search.until(),
                search.saidBy(),
                search.about(),
                search.attribution(),
                search.leastConfidence(),
                search.limit(),
                search.offset());
    }

    private static FindingKind kind(Table table) {
        return switch (table) {
            case EVENTS -> FindingKind.EVENT;
            case STATEMENTS -> FindingKind.STATEMENT;
            case RELATIONS -> FindingKind.RELATION;
            case DOCUMENTS -> throw new IllegalArgumentException("a document is no finding");
        };
    }

    private static boolean isByNobody(Finding finding, Map<String, Actor> actors) {
        if (!(finding instanceof Event event) || event.actors().isEmpty()) {
            return false;
        }
        return event.actors().stream().allMatch(participant -> {
            Actor actor = actors.get(participant.actor());
            return actor != null && actor.kind() == ActorKind.UNKNOWN;
        });
    }

    private static JsonGenerator generator(Format format, List<Column> columns, Writer out) throws IOException {
        JsonGenerator generator = switch (format) {
            case JSONL -> new JsonFactory().createGenerator(out).setRootValueSeparator(null);
            case CSV -> {
                CsvSchema.Builder schema = CsvSchema.builder();
                columns.forEach(column -> schema.addColumn(column.name()));
                CsvGenerator csv = new CsvFactory().createGenerator(out);
                csv.setSchema(schema.build().withLineSeparator("\r\n").withoutHeader());
                csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
                yield csv;
            }
        };
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.disable(StreamWriteFeature.AUTO_CLOSE_CONTENT.mappedFeature());
        return generator;
    }

    private static void header(JsonGenerator generator, List<Column> columns) throws IOException {
        generator.writeStartArray();
        for (Column column : columns) {
            generator.writeString(column.name());
        }
        generator.writeEndArray();
    }

    private static void write(JsonGenerator generator, Format format, List<Column> columns, Row row)
            throws IOException {
        switch (format) {
            case JSONL -> {
                generator.writeStartObject();
                for (Column column : columns) {
                    generator.writeFieldName(column.name());
                    json(generator, column.value().apply(row));
                }
                generator.writeEndObject();
                generator.writeRaw('\n');
            }
            case CSV -> {
                generator.writeStartArray();
                for (Column column : columns) {
                    generator.writeString(cell(column.value().apply(row)));
                }
                generator.writeEndArray();
            }
        }
    }

    private static void json(JsonGenerator generator, Optional<?> value) throws IOException {
        Object content = value.isPresent() ? value.get() : null;
        switch (content) {
            case null -> generator.writeNull();
            case Column.Items list -> {
                generator.writeStartArray();
                for (Optional<String> item : list.items()) {
                    if (item.isPresent()) {
                        generator.writeString(item.get());
                    } else {
                        generator.writeNull();
                    }
                }
                generator.writeEndArray();
            }
            case Integer number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            default -> generator.writeString(content.toString());
        }
    }

    private static String cell(Optional<?> value) {
        Object content = value.isPresent() ? value.get() : null;
        return switch (content) {
            case null -> "";
            case Column.Items list ->
                String.join(
                        ";",
                        list.items().stream()
                                .map(item -> item.orElse("").replace(';', ','))
                                .toList());
            default -> content.toString();
        };
    }
}
