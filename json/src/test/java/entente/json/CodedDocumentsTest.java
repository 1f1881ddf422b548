package entente.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Finding;
import entente.model.Source;
import entente.model.SourceMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodedDocumentsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aDocumentIsReadAsItWasWritten() {
        assertThat(CodedDocuments.read(CodedDocuments.toJson(Sample.full()))).isEqualTo(Sample.full());
        assertThat(CodedDocuments.read(CodedDocuments.toJson(bare()))).isEqualTo(bare());
    }

    @Test
    void whatIsWrittenObeysTheSchema() throws IOException {
        JsonSchema schema = schema();

        assertThat(schema.validate(MAPPER.readTree(CodedDocuments.toJson(Sample.full()))))
                .isEmpty();
        assertThat(schema.validate(MAPPER.readTree(CodedDocuments.toJson(bare()))))
                .isEmpty();
    }

    @Test
    void theSchemaKnowsEveryKeyAndDemandsIt() throws IOException {
        JsonSchema schema = schema();
        JsonNode full = MAPPER.readTree(CodedDocuments.toJson(Sample.full()));
        List<String> paths = new ArrayList<>();
        keys(full, "", paths);

        for (String path : paths) {
            int slash = path.lastIndexOf('/');
            ObjectNode copy = full.deepCopy();
            ((ObjectNode) copy.at(path.substring(0, slash))).remove(path.substring(slash + 1));
            Set<ValidationMessage> faults = schema.validate(copy);
            if (!path.matches(".*/(grounds|external|confidence|magnitude)/[^/]+")) {
                assertThat(faults).as("without %s", path).isNotEmpty();
            }
        }
        ObjectNode stranger = full.deepCopy();
        stranger.put("mood", "good");
        assertThat(schema.validate(stranger)).isNotEmpty();
        assertThat(paths).hasSizeGreaterThan(200);
    }

    @Test
    void aLineIsOneLineOfStableBytes() throws IOException {
        StringWriter text = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        CodedDocuments.write(Sample.full(), text);
        CodedDocuments.write(Sample.full(), bytes);

        assertThat(text.toString()).endsWith("}\n").hasLineCount(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text.toString());
        assertThat(Digest.of(bytes.toByteArray())).isEqualTo(Digest.of(CodedDocuments.toJson(Sample.full()) + "\n"));
        assertThat(text.toString())
                .startsWith("{\"id\":\"border-1\",\"digest\":\"")
                .contains(
                        "\"date\":{\"value\":\"2005-03-04\",\"precision\":\"day\",\"first\":\"2005-03-04\",\"last\":\"2005-03-04\"")
                .contains("\"confidence\":{\"actors\":1.0,\"modality\":0.5,\"type\":0.93}");
    }

    @Test
    void theTimeOfFetchingIsNotWritten() {
        CodedDocument fetched = withSource(
                bare(),
                new Source("a", Optional.empty(), Digest.of("x"), Optional.of(Instant.parse("2026-01-05T12:00:00Z"))));

        assertThat(CodedDocuments.toJson(fetched)).isEqualTo(CodedDocuments.toJson(bare()));
    }

    @Test
    void aFaultSaysWhereItLiesWhatWasExpectedAndWhatWasFound() throws IOException {
        assertFault(full -> full.remove("coder"), "coder: expected a string, found nothing");
        assertFault(
                full -> ((ObjectNode) full.at("/events/0")).put("modality", "maybe"),
                "events[0].modality: expected one of asserted, planned, negated, conditional, background, found \"maybe\"");
        assertFault(
                full -> ((ObjectNode) full.at("/events/1/date")).put("first", "2004"),
                "events[1].date.first: expected a day such as \"2003-12-03\", found \"2004\"");
        assertFault(
                full -> ((ObjectNode) full.at("/statements/0/content")).put("text", "Belarus"),
                "statements[0].content: evidence at 59–121 is 62 units long, but its words \"Belarus\" are 7");
        assertFault(full -> full.put("relations", 3), "relations: expected a list, found 3");
    }

    @Test
    void aTextThatWasChangedAfterItWasCodedIsNotRead() throws IOException {
        assertFault(
                full -> full.put("text", "Something else."),
                "digest: expected that of the text, %s, found %s. The text was changed after it was coded"
                        .formatted(
                                Digest.of("Something else.").prefix(12),
                                Digest.of(Sample.TEXT).prefix(12)));
    }

    @Test
    void whatIsNoJsonSaysSo() {
        assertThatThrownBy(() -> CodedDocuments.read("{\"id\":"))
                .isInstanceOf(MalformedCodedDocument.class)
                .hasMessageStartingWith("expected a coded document in one JSON object, found broken JSON at column");
        assertThatThrownBy(() -> CodedDocuments.read("[]")).hasMessage("the line: expected an object, found []");
    }

    @Test
    void theSheetsOfADocumentMakeItWholeAgain() {
        CodedDocument full = Sample.full();
        Instant fetched = Instant.parse("2026-01-05T12:00:00Z");

        String sheet = Sheets.document(full.document());
        Document document = Sheets.document(sheet, Sample.TEXT, Optional.of(fetched));
        List<Finding> findings = full.findings().stream()
                .map(finding -> Sheets.finding(FindingKind.of(finding), Sheets.finding(finding)))
                .toList();

        assertThat(sheet).doesNotContain("waited long");
        assertThat(document.source().fetched()).contains(fetched);
        assertThat(Sheets.coded(Sheets.coding(full), full.document(), findings)).isEqualTo(full);
    }

    private static void assertFault(java.util.function.Consumer<ObjectNode> change, String message) throws IOException {
        ObjectNode full = (ObjectNode) MAPPER.readTree(CodedDocuments.toJson(Sample.full()));
        change.accept(full);
        assertThatThrownBy(() -> CodedDocuments.read(full.toString()))
                .isInstanceOf(MalformedCodedDocument.class)
                .hasMessage(message);
    }

    /** A document in which everything that may be absent is absent. */
    private static CodedDocument bare() {
        String text = "Nothing happened.";
        Document document = new Document(
                "b",
                Digest.of(text),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "und",
                new Source("a", Optional.empty(), Digest.of("x"), Optional.empty()),
                SourceMap.identity(text),
                List.of());
        return new CodedDocument(
                document,
                "PLOVER-2021",
                "test",
                List.of(),
                List.<Actor>of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static CodedDocument withSource(CodedDocument coded, Source source) {
        Document d = coded.document();
        return new CodedDocument(
                new Document(
                        d.id(),
                        d.digest(),
                        d.text(),
                        d.title(),
                        d.outlet(),
                        d.byline(),
                        d.date(),
                        d.dateline(),
                        d.language(),
                        source,
                        d.sourceMap(),
                        d.blocks()),
                coded.codebook(),
                coded.coder(),
                coded.sentences(),
                coded.actors(),
                coded.events(),
                coded.statements(),
                coded.relations(),
                coded.conflicts());
    }

    private static JsonSchema schema() throws IOException {
        Path law = Path.of(System.getProperty("entente.root", ".."), "docs", "coded-document.schema.json");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(law));
    }

    private static void keys(JsonNode node, String path, List<String> paths) {
        if (node.isObject()) {
            node.fields().forEachRemaining(entry -> {
                String key = path + "/" + entry.getKey();
                paths.add(key);
                keys(entry.getValue(), key, paths);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                keys(node.get(i), path + "/" + i, paths);
            }
        }
    }
}
