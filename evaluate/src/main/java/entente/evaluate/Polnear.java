package entente.evaluate;

import entente.model.Block;
import entente.model.Document;
import entente.model.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Reads PolNeAR 1.0 (Newell, Margolin, Ruths 2018): US political news with every attribution marked, as source, cue and content in
 * brat's stand-off format, offsets in code points.
 */
public final class Polnear {

    private static final long SEED = 20031203L;

    private final Path folder;

    /** @param folder the one that holds {@code train}, {@code dev} and {@code metadata.tsv} */
    public Polnear(Path folder) {
        this.folder = folder;
    }

    /**
     * @param split train or dev
     * @param sample how many annotations, drawn with a fixed seed; 0 for all
     * @throws IOException if the folder cannot be read, or an annotation does not fit its text
     */
    List<Attributed> read(String split, int sample) throws IOException {
        Map<String, String> titles = titles();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve(split).resolve("attributions"))) {
            files = new ArrayList<>(all.filter(file -> file.toString().endsWith(".ann"))
                    .sorted()
                    .toList());
        }
        if (sample > 0 && sample < files.size()) {
            Collections.shuffle(files, new Random(SEED));
            files = new ArrayList<>(files.subList(0, sample));
            Collections.sort(files);
        }
        List<Attributed> texts = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replace(".ann", "");
            String base = name.substring(0, name.lastIndexOf('_'));
            String text = Files.readString(folder.resolve(split).resolve("text").resolve(base + ".txt"));
            texts.add(new Attributed(
                    name, document(name, text, titles.getOrDefault(base, "")), attributions(file, name, text)));
        }
        return texts;
    }

    private Map<String, String> titles() throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(folder.resolve("metadata.tsv"), StandardCharsets.UTF_8);
        List<String> head = List.of(lines.getFirst().split("\t", -1));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            titles.put(cells[head.indexOf("filename")], cells[head.indexOf("title")]);
        }
        return titles;
    }

    /** Each line is a block; the first is the headline where it begins as the title does. */
    static Document document(String name, String text, String title) {
        Document plain = Document.plain(name, text);
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (String line : text.split("\n", -1)) {
            String words = line.strip();
            if (!words.isEmpty()) {
                int start = from + line.indexOf(words);
                boolean headline =
                        blocks.isEmpty() && title.length() > 5 && letters(words).startsWith(begin(title));
                blocks.add(new Block(
                        headline ? Block.Kind.HEADLINE : Block.Kind.PARAGRAPH,
                        new Span(start, start + words.length())));
            }
            from += line.length() + 1;
        }
        return new Document(
                plain.id(),
                plain.digest(),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "en",
                plain.source(),
                plain.sourceMap(),
                blocks);
    }

    private static String letters(String words) {
        return words.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String begin(String title) {
        String letters = letters(title);
        return letters.substring(0, Math.min(15, letters.length()));
    }

    private static List<Attributed.Attribution> attributions(Path file, String name, String text) throws IOException {
        Map<String, List<Span>> marked = new LinkedHashMap<>();
        List<String> relations = new ArrayList<>();
        for (String line : Files.readString(file).split("\r?\n")) {
            String[] cells = line.split("\t", -1);
            if (cells.length > 1 && cells[0].startsWith("T")) {
                marked.put(cells[0], spans(cells[1], name, text));
            } else if (cells.length > 1 && cells[0].startsWith("E")) {
                relations.add(cells[1]);
            }
        }
        List<Attributed.Attribution> attributions = new ArrayList<>();
        for (String relation : relations) {
            Map<String, List<Span>> parts = new LinkedHashMap<>();
            for (String role : relation.split(" ")) {
                int colon = role.indexOf(':');
                String kind = role.substring(0, Math.max(0, colon)).replaceAll("\\d+$", "");
                parts.computeIfAbsent(kind, key -> new ArrayList<>())
                        .addAll(marked.getOrDefault(role.substring(colon + 1), List.of()));
            }
            Attributed.Attribution attribution = new Attributed.Attribution(
                    parts.getOrDefault("Source", List.of()),
                    parts.getOrDefault("Cue", List.of()),
                    parts.getOrDefault("Content", List.of()));
            // A few events of the published files have lost their content or their cue.
            if (!attribution.content().isEmpty() && !attribution.cue().isEmpty()) {
                attributions.add(attribution);
            }
        }
        return attributions;
    }

    /** From "Content 12 40;52 60". */
    private static List<Span> spans(String cell, String name, String text) throws IOException {
        List<Span> spans = new ArrayList<>();
        try {
            for (String part : cell.substring(cell.indexOf(' ') + 1).split(";")) {
                String[] ends = part.split(" ");
                spans.add(new Span(
                        text.offsetByCodePoints(0, Integer.parseInt(ends[0])),
                        text.offsetByCodePoints(0, Integer.parseInt(ends[1]))));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(
                    "%s: expected \"Kind start end;start end\" within the text, found \"%s\"".formatted(name, cell), e);
        }
        return spans;
    }
}
