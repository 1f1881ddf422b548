package entente.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import entente.model.CodedDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Coded documents as JSON Lines: one compact line each, after {@code docs/coded-document.schema.json}. */
public final class CodedDocuments {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNestingDepth(50)
                    .build())
            .build();

    private static final ObjectReader READER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** Writes with a pen. */
    interface Writing {
        void with(Pen pen) throws IOException;
    }

    private CodedDocuments() {}

    /** Writes {@code document} and the end of its line ({@code \n}). The writer is neither flushed nor closed. */
    public static void write(CodedDocument document, Writer out) throws IOException {
        out.write(toJson(document));
        out.write('\n');
    }

    /** Writes {@code document} in UTF-8 and the end of its line. The stream is flushed, not closed. */
    public static void write(CodedDocument document, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        write(document, writer);
        writer.flush();
    }

    /** The line without its end. */
    public static String toJson(CodedDocument document) {
        return json(pen -> pen.codedDocument(document));
    }

    /**
     * The coded document that {@code line} holds. Keys that it does not know are passed over.
     *
     * @throws MalformedCodedDocument if the line is no JSON, lacks a key, or holds what cannot be: a text that does not have
     *     its digest, evidence whose length is not that of its span
     */
    public static CodedDocument read(String line) {
        return Reader.codedDocument(parse(line));
    }

    static Field parse(String json) {
        try {
            return new Field("", READER.readValue(json));
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new MalformedCodedDocument("expected a coded document in one JSON object, found broken JSON%s: %s"
                    .formatted(location == null ? "" : " at column " + location.getColumnNr(), e.getOriginalMessage()));
        }
    }

    static String json(Writing writing) {
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            writing.with(new Pen(generator));
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return text.toString();
    }
}
