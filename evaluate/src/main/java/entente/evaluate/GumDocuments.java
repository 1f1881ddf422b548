package entente.evaluate;

import entente.model.Document;
import entente.model.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Documents of GUM as running text, with what is marked in their columns. */
final class GumDocuments {

    /** A word row: where it stands in the text, its part of speech, and the last column. */
    record Word(Span span, String upos, String marks) {}

    /** A document with the day it was written, and its words in order. */
    record Gum(Document document, List<Word> words) {
        Gum {
            words = List.copyOf(words);
        }
    }

    private static final Pattern CREATED = Pattern.compile("# meta::dateCreated = (\\d{4}-\\d\\d-\\d\\d)");

    private final Path folder;
    private final Map<String, String> splits = new TreeMap<>();

    /**
     * @param training the folder {@code training} of a checkout
     * @param shared the folder of reference data
     */
    GumDocuments(Path training, Path shared) throws IOException {
        this.folder = shared.resolve("data/annotation/gum");
        for (String line : Files.readAllLines(training.resolve("splits.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells[0].equals("gum-trees")) {
                splits.put(cells[1], cells[2]);
            }
        }
    }

    /** Names of a genre's documents in a split, in the order of the alphabet; what no table names belongs to train. */
    List<String> names(String genre, String split) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("GUM_" + genre + "_") && name.endsWith(".conllu"))
                    .map(name -> name.substring(0, name.length() - ".conllu".length()))
                    .filter(name -> splits.getOrDefault(name, "train").equals(split))
                    .sorted()
                    .toList();
        }
    }

    Gum read(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Word> words = new ArrayList<>();
        Optional<LocalDate> date = Optional.empty();
        String sentence = "";
        String gap = "";
        List<String[]> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve(name + ".conllu")));
        lines.add("");
        for (String line : lines) {
            Matcher created = CREATED.matcher(line);
            if (created.matches()) {
                date = Optional.of(LocalDate.parse(created.group(1)));
            } else if (line.startsWith("# newpar") && !line.startsWith("# newpar_block") && !text.isEmpty()) {
                gap = "\n\n";
            } else if (line.startsWith("# text = ")) {
                sentence = line.substring("# text = ".length());
            } else if (line.matches("[0-9]+\t.*")) {
                rows.add(line.split("\t"));
            } else if (line.isBlank() && !rows.isEmpty()) {
                text.append(gap);
                CanonicalText aligned = CanonicalText.aligned(
                        sentence, rows.stream().map(row -> row[1]).toList());
                for (int i = 0; i < rows.size(); i++) {
                    Span span = aligned.tokens().get(i);
                    words.add(new Word(
                            new Span(text.length() + span.start(), text.length() + span.end()),
                            rows.get(i)[3],
                            rows.get(i)[9]));
                }
                text.append(sentence);
                rows.clear();
                gap = " ";
            }
        }
        Document plain = Document.plain(name, text.toString());
        Document dated = new Document(
                plain.id(),
                plain.digest(),
                plain.text(),
                plain.title(),
                plain.outlet(),
                plain.byline(),
                date,
                plain.dateline(),
                plain.language(),
                plain.source(),
                plain.sourceMap(),
                plain.blocks());
        return new Gum(dated, words);
    }
}
