package entente.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import entente.model.Document;
import entente.model.SourceMap;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The text into which a document's source map leads, made again from the original bytes, so that a page can show the original
 * place. What is made is compared with the kept text before it is believed: better none than a wrong one.
 */
public final class OriginalText {

    /** Letters that the original writes in another way (an escape, an entity) lead to where that begins. */
    private static final double ENOUGH = 0.9;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OriginalText() {}

    /**
     * The original text of {@code document}: a decoded file, a cell, a value, a letter's wording, or what a PDF or a Word
     * document gives; empty if {@code bytes} are not those it was made from, or of a kind that cannot be made again.
     *
     * @param bytes the whole original as it was kept: a file, an archive's entry, a letter, a row, or a line
     */
    public static Optional<String> of(Document document, byte[] bytes) {
        List<Supplier<List<String>>> ways = List.of(
                () -> decoded(document, bytes),
                () -> extracted(new PdfText(), "%PDF", bytes),
                () -> extracted(new WordText(), "PK", bytes),
                () -> values(bytes),
                () -> cells(document, bytes),
                () -> extracted(
                        new Letter(page -> {
                            throw new Refusal(Reason.UNSUPPORTED, "a page");
                        }),
                        "",
                        bytes));
        for (Supplier<List<String>> way : ways) {
            Optional<String> fitting =
                    way.get().stream().filter(text -> fits(document, text)).findFirst();
            if (fitting.isPresent()) {
                return fitting;
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Document document, String original) {
        String kept = document.text();
        long mapped = 0;
        long same = 0;
        for (SourceMap.Run run : document.sourceMap().runs()) {
            if (run.original() + run.length() > original.length()) {
                return false;
            }
            mapped += run.length();
            for (int i = 0; i < run.length(); i++) {
                same += kept.charAt(run.kept() + i) == original.charAt(run.original() + i) ? 1 : 0;
            }
        }
        return mapped > 0 && same >= ENOUGH * mapped;
    }

    private static List<String> decoded(Document document, byte[] bytes) {
        try {
            Charset charset = document.source().encoding().map(Charset::forName).orElse(StandardCharsets.UTF_8);
            String text = new String(bytes, charset);
            return List.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static List<String> extracted(DocumentFormat format, String begins, byte[] bytes) {
        if (!new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1).startsWith(begins)) {
            return List.of();
        }
        try {
            Material material = new Material(
                    "original", new Original(bytes), Optional.empty(), Optional.empty(), Integer.MAX_VALUE - 8);
            return format.read(material).stream().map(Report::text).toList();
        } catch (Refusal refusal) {
            return List.of();
        }
    }

    private static List<String> values(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != '{' && bytes[0] != ' ') {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        try {
            collect(JSON.readTree(Decoded.of(bytes).text()), values);
        } catch (JsonProcessingException | Refusal e) {
            return List.of();
        }
        return values;
    }

    private static void collect(JsonNode node, List<String> values) {
        if (node.isTextual()) {
            values.add(node.textValue());
        }
        node.forEach(inner -> collect(inner, values));
    }

    private static List<String> cells(Document document, byte[] bytes) {
        if (!document.source().record().orElse("").matches("(?s)(?:.*, )?row \\d+ \\(line \\d+\\)")) {
            return List.of();
        }
        List<String> cells = new ArrayList<>();
        try {
            String row = Decoded.of(bytes).text();
            for (char separator : Table.SEPARATORS.toCharArray()) {
                cells.addAll(Table.cells(row, separator, true));
                cells.addAll(Table.cells(row, separator, false));
            }
        } catch (Refusal refusal) {
            return List.of();
        }
        return cells;
    }
}
