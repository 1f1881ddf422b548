package entente.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import entente.model.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The texts that labels stand off from; each source is read when it is first asked for. */
final class Texts {

    private static final List<String> RE3D = List.of("centcom", "uk_government", "us_state_department");

    private final Path labels;
    private final Path data;
    private final Map<Integer, List<String>> gmb = new TreeMap<>();
    private final Map<Integer, List<String>> gmbTags = new HashMap<>();
    private final Map<String, List<CanonicalText>> gum = new HashMap<>();
    private final Map<String, String> re3d = new HashMap<>();

    Texts(Path labels, Path data) {
        this.labels = labels;
        this.data = data;
    }

    /** @throws IOException if the source is absent or has no such sentence, saying which */
    CanonicalText sentence(String set, String document, int n) throws IOException {
        if (set.equals("gmb")) {
            if (gmb.isEmpty()) {
                readGmb();
            }
            List<String> tokens = gmb.get(n);
            if (tokens == null) {
                throw new IOException("the GMB table has no sentence %d".formatted(n));
            }
            return CanonicalText.of(tokens);
        }
        List<CanonicalText> sentences = gum.get(document);
        if (sentences == null) {
            sentences = readGum(data.resolve("annotation/gum").resolve(document + ".conllu"));
            gum.put(document, sentences);
        }
        return sentences.get(n - 1);
    }

    /** A name of the GMB table; NATION is its "gpe", which holds nationality words and some states. */
    record Name(String kind, Span span) {}

    private static final Map<String, String> GMB_KINDS =
            Map.of("per", "PERSON", "org", "ORGANISATION", "geo", "PLACE", "gpe", "NATION");

    /** Numbers of the sentences of the GMB table, in order; there are gaps. */
    List<Integer> gmbNumbers() throws IOException {
        if (gmb.isEmpty()) {
            readGmb();
        }
        return List.copyOf(gmb.keySet());
    }

    /** Persons, organisations, places and nationality words of a GMB sentence, in its canonical text. */
    List<Name> gmbNames(int n) throws IOException {
        CanonicalText text = sentence("gmb", "", n);
        List<String> tags = gmbTags.get(n);
        List<Name> names = new ArrayList<>();
        for (int i = 0; tags != null && i < tags.size(); i++) {
            String kind = tags.get(i).length() > 2 ? GMB_KINDS.get(tags.get(i).substring(2)) : null;
            if (kind == null || !tags.get(i).startsWith("B-")) {
                continue;
            }
            int end = i + 1;
            while (end < tags.size() && tags.get(end).equals("I-" + tags.get(i).substring(2))) {
                end++;
            }
            names.add(new Name(kind, text.span(i, end)));
        }
        return names;
    }

    String whole(String set, String document) throws IOException {
        if (set.equals("own")) {
            return Files.readString(own(document));
        }
        if (re3d.isEmpty()) {
            readRe3d();
        }
        String text = re3d.get(document);
        if (text == null) {
            throw new IOException("re3d has no document %s".formatted(document));
        }
        return text;
    }

    private void readGmb() throws IOException {
        Path table = data.resolve("annotation/gmb_ner.csv.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
            List<String> tokens = new ArrayList<>();
            List<String> tags = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("Sentence:")) {
                    tokens = new ArrayList<>();
                    tags = new ArrayList<>();
                    int comma = line.indexOf(',');
                    int n = Integer.parseInt(
                            line.substring("Sentence:".length(), comma).strip());
                    gmb.put(n, tokens);
                    gmbTags.put(n, tags);
                    tokens.add(secondCell(line, comma + 1));
                    tags.add(line.substring(line.lastIndexOf(',') + 1));
                } else if (line.startsWith(",")) {
                    tokens.add(secondCell(line, 1));
                    tags.add(line.substring(line.lastIndexOf(',') + 1));
                }
            }
        }
    }

    /** A cell that may be in quotation marks, with marks inside doubled (RFC 4180). */
    private static String secondCell(String line, int start) {
        if (line.charAt(start) != '"') {
            return line.substring(start, line.indexOf(',', start));
        }
        StringBuilder cell = new StringBuilder();
        for (int i = start + 1; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    i++;
                } else {
                    break;
                }
            }
            cell.append(line.charAt(i));
        }
        return cell.toString();
    }

    private static List<CanonicalText> readGum(Path file) throws IOException {
        List<CanonicalText> sentences = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        String text = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("# text = ")) {
                text = line.substring("# text = ".length());
            } else if (line.isBlank()) {
                if (!tokens.isEmpty()) {
                    sentences.add(CanonicalText.aligned(text, tokens));
                    tokens = new ArrayList<>();
                }
            } else if (line.matches("[0-9]+\t.*")) {
                tokens.add(line.split("\t")[1]);
            }
        }
        return sentences;
    }

    private void readRe3d() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String folder : RE3D) {
            for (String line : Files.readAllLines(
                    data.resolve("events/re3d").resolve(folder).resolve("documents.json"))) {
                if (!line.isBlank()) {
                    JsonNode document = json.readTree(line);
                    re3d.put(
                            folder + "-" + document.path("_id").asText().substring(0, 8),
                            document.path("text").asText());
                }
            }
        }
    }

    /** The file of a text of our own. */
    Path own(String document) {
        return labels.resolve("own/texts").resolve(document + ".txt");
    }
}
