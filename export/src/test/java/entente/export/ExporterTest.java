package entente.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import entente.json.CodedDocuments;
import entente.json.FindingKind;
import entente.store.EvidenceMismatch;
import entente.store.RecordKind;
import entente.store.RecordStore;
import entente.store.Search;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three invented reports: a request with a quotation over two lines, an answer with shells that nobody fired, a pact. */
class ExporterTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private RecordStore store;

    @BeforeEach
    void keepThree() throws IOException {
        store = RecordStore.open(folder.resolve("entente.db"), RecordKind.FICTION);
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("three.jsonl"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> store.keep(CodedDocuments.read(line), Optional.empty()));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEventIsARowWithItsWordsItsActorsAndItsSource() throws IOException {
        Map<String, String> request =
                csv(Table.EVENTS, Search.builder().build()).getFirst();

        assertThat(request)
                .containsEntry("type", "AGREE")
                .containsEntry("modality", "asserted")
                .containsEntry("event_date", "2005-03-04")
                .containsEntry("event_date_ground", "inferred: test")
                .containsEntry("published", "2005-03-05")
                .containsEntry("source", "https://example.org/request")
                .containsEntry("outlet", "Test Wire, Minsk")
                .containsEntry("record_kind", "fiction")
                .containsEntry("actors", "RUS;KAZ")
                .containsEntry("actor_name", "Russia;Kazakhstan")
                .containsEntry("actor_iso3", "RUS;KAZ")
                .containsEntry("actor_cow", "365;")
                .containsEntry("recipients", "NATO")
                .containsEntry("recipient_iso3", "")
                .containsEntry("recipient_organisation", "NATO")
                .containsEntry("intensity", "3.5")
                .containsEntry("confidence_type", "0.875")
                .containsEntry("confidence_actors", "")
                .containsEntry("trigger", "sought")
                .containsEntry("trigger_start", "22")
                .containsEntry("trigger_end", "28")
                .containsEntry("evidence", "sought")
                .containsEntry("sentence", "Russia and Kazakhstan sought a pact with NATO on 4 March.");
    }

    @Test
    void aLineBreakAndQuotationMarksSurviveInOneCell() throws IOException {
        Map<String, String> said =
                csv(Table.STATEMENTS, Search.builder().build()).getFirst();

        assertThat(said)
                .containsEntry("content", "NATO was slow,\nand deaf")
                .containsEntry("speaker", "BLR")
                .containsEntry("speaker_name", "Ivan Karol, senior")
                .containsEntry("speaker_office", "foreign minister")
                .containsEntry("about", "NATO")
                .containsEntry("stance", "");
    }

    @Test
    void csvIsWrittenAfterItsStandard() throws IOException {
        String csv = written(Table.RELATIONS, Format.CSV, Search.builder().build(), false);

        assertThat(csv).startsWith("relation_id,document_id,digest,source,outlet,title,published,record_kind,");
        assertThat(csv.split("\r\n")).hasSize(2);
        assertThat(csv).endsWith("\r\n").contains(",\"Test Wire, Minsk\",");
    }

    @Test
    void jsonLinesHaveTheSameNamesWithListsAndNumbers() throws IOException {
        String[] lines = written(Table.EVENTS, Format.JSONL, Search.builder().build(), false)
                .split("\n");
        JsonNode request = new ObjectMapper().readTree(lines[0]);

        assertThat(lines).hasSize(3);
        List<String> names = new ArrayList<>();
        request.fieldNames().forEachRemaining(names::add);
        assertThat(names).isEqualTo(Table.EVENTS.columns());
        assertThat(request.get("actor_cow").toString()).isEqualTo("[\"365\",null]");
        assertThat(request.get("intensity").isDouble()).isTrue();
        assertThat(request.get("trigger_start").asInt()).isEqualTo(22);
        assertThat(request.get("place").isNull()).isTrue();
    }

    @Test
    void theRowsOfAFileAreAsManyAsTheScreenShows() throws IOException {
        for (Search search : List.of(
                Search.builder().limit(1).build(),
                Search.builder().actor("NATO").build(),
                Search.builder().text("airspace").build(),
                Search.builder().since(java.time.LocalDate.of(2005, 3, 6)).build())) {
            for (Table table : List.of(Table.EVENTS, Table.STATEMENTS, Table.RELATIONS)) {
                Exported exported = new Exporter(store).write(table, Format.CSV, search, true, new StringWriter());
                long shown = store.findings(of(search, table)).total();
                assertThat(exported).as("%s of %s", table, search).isEqualTo(new Exported(shown, 0));
            }
        }
    }

    @Test
    void anActThatNobodyNamedDidIsLeftOutUnlessAskedForAndItsNumberIsTold() throws IOException {
        Search all = Search.builder().build();

        assertThat(new Exporter(store).write(Table.EVENTS, Format.CSV, all, false, new StringWriter()))
                .isEqualTo(new Exported(3, 1));
        assertThat(new Exporter(store).write(Table.EVENTS, Format.CSV, all, true, new StringWriter()))
                .isEqualTo(new Exported(4, 0));
    }

    @Test
    void aDocumentIsARowWithItsText() throws IOException {
        List<Map<String, String>> documents =
                csv(Table.DOCUMENTS, Search.builder().text("pact").build());

        assertThat(documents).extracting(row -> row.get("document_id")).containsExactly("request", "pact");
        assertThat(documents.getLast())
                .containsEntry("text", "Russia and Kazakhstan will sign a pact in May.")
                .containsEntry("events", "1")
                .containsEntry("relations", "1");
    }

    @Test
    void wordsThatWereChangedInTheRecordAreNotExported() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.file());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE finding SET json = replace(json, 'sought', 'denied') WHERE kind = 'event'");
        }

        assertThatThrownBy(
                        () -> written(Table.EVENTS, Format.CSV, Search.builder().build(), false))
                .isInstanceOf(EvidenceMismatch.class)
                .hasMessageMatching(
                        "document request, event \\S+ \\(AGREE\\), trigger: expected the words \"denied\" at 22–28, found \"sought\"");
    }

    @Test
    void theSameRecordGivesTheSameBytes() throws IOException {
        for (Table table : Table.values()) {
            for (Format format : Format.values()) {
                assertThat(written(table, format, Search.builder().build(), true))
                        .isEqualTo(written(table, format, Search.builder().build(), true));
            }
        }
    }

    @Test
    void theDictionaryOnPaperIsThatOfTheColumns() throws IOException {
        Path page = Path.of(System.getProperty("entente.root", ".."), "docs", "export.md");
        if (Boolean.getBoolean("entente.write")) {
            Files.writeString(page, Dictionary.markdown());
        }

        assertThat(Files.readString(page))
                .as("run the tests of export with -Dentente.write=true to write it anew")
                .isEqualTo(Dictionary.markdown());
    }

    private static Search of(Search search, Table table) {
        Search.Builder builder =
                Search.builder().kind(FindingKind.valueOf(table.name().replaceAll("S$", "")));
        search.actor().ifPresent(builder::actor);
        search.text().ifPresent(builder::text);
        search.since().ifPresent(builder::since);
        return builder.build();
    }

    private String written(Table table, Format format, Search search, boolean withUnknown) throws IOException {
        StringWriter out = new StringWriter();
        new Exporter(store).write(table, format, search, withUnknown, out);
        return out.toString();
    }

    /** A small reader of RFC 4180, so that the writer is not measured by itself. */
    private List<Map<String, String>> csv(Table table, Search search) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = written(table, Format.CSV, search, false);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\r')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\r') {
                    i++;
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        List<Map<String, String>> maps = new ArrayList<>();
        for (List<String> values : rows.subList(1, rows.size())) {
            assertThat(values).hasSameSizeAs(rows.getFirst());
            Map<String, String> map = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                map.put(rows.getFirst().get(i), values.get(i));
            }
            maps.add(map);
        }
        return maps;
    }
}
