package entente.cli;

import entente.ingest.Ingest;
import entente.ingest.Intake;
import entente.ingest.Reading;
import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Event;
import entente.model.Participant;
import entente.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws whole articles to be read and judged by people, and adds up their judgements. */
@Command(
        name = "articles",
        mixinStandardHelpOptions = true,
        description = {
            "Draws whole articles by a seed, codes them, and writes them beside a sheet to be judged by a reader:",
            "NN.txt (the text), findings.tsv (fill in y or n for each field), missed.tsv (acts that are not there).",
            "With --tally it adds the filled sheets up."
        })
final class EvaluateArticlesCommand implements Callable<Integer> {

    private static final List<String> JUDGED = List.of("type", "actors", "recipients", "modality", "date", "place");

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "what to draw from")
    private List<String> paths = List.of();

    @Option(names = "--count", paramLabel = "N", description = "articles to draw (default: ${DEFAULT-VALUE})")
    private int count = 30;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "the same seed draws the same articles (default: ${DEFAULT-VALUE})")
    private long seed = 2003;

    @Option(
            names = "--least",
            paramLabel = "WORDS",
            description = "articles of fewer words are not drawn (default: ${DEFAULT-VALUE})")
    private int least = 150;

    @Option(names = "--out", paramLabel = "FOLDER", description = "where the sheets go")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--tally", paramLabel = "FOLDER", description = "adds up the sheets in this folder")
    private Optional<Path> tally = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (tally.isPresent()) {
            tally(tally.get());
            return Entente.DONE;
        }
        if (out.isEmpty() || paths.isEmpty()) {
            throw new UsableMessage("expected PATHs to draw from and --out FOLDER, or --tally FOLDER");
        }
        List<Document> drawn = draw();
        Path folder = Files.createDirectories(out.get());
        List<String> findings = new ArrayList<>();
        findings.add(
                "article\tnumber\ttype\tmode\tmodality\ttrigger\tactors\trecipients\tdate\tplace\tsaid by\tsentence\t"
                        + JUDGED.stream().map(field -> field + "?").collect(Collectors.joining("\t")));
        try (Pipeline pipeline = Readers.pipeline()) {
            for (int i = 0; i < drawn.size(); i++) {
                String article = "%02d".formatted(i + 1);
                Document document = drawn.get(i);
                Files.writeString(
                        folder.resolve(article + ".txt"),
                        "%s, %s%n%n%s%n"
                                .formatted(
                                        document.id(),
                                        document.date().map(Object::toString).orElse("no day told"),
                                        document.text()));
                CodedDocument coded = pipeline.code(document);
                int number = 0;
                for (Event event : coded.events()) {
                    findings.add(line(article, ++number, coded, event));
                }
            }
            Files.write(folder.resolve("findings.tsv"), findings);
            Files.writeString(folder.resolve("missed.tsv"), "article\ttype\ttrigger\n");
            System.out.printf(
                    "%d articles with %d events in %s, by %s%n",
                    drawn.size(), findings.size() - 1, folder, pipeline.coder());
        }
        return Entente.DONE;
    }

    private List<Document> draw() {
        List<Document> all = new ArrayList<>();
        try (Reading reading = Ingest.usual().read(paths)) {
            while (reading.hasNext()) {
                if (reading.next() instanceof Intake.Kept kept
                        && kept.document().language().equals("en")
                        && kept.document().text().split("\\s+").length >= least) {
                    all.add(kept.document());
                }
            }
        }
        all.sort(Comparator.comparing(Document::id).thenComparing(Document::text));
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, Math.min(count, all.size()));
    }

    private static String line(String article, int number, CodedDocument coded, Event event) {
        String text = coded.document().text();
        String sentence = coded.sentences().stream()
                .filter(span -> span.covers(event.trigger().span().start()))
                .findFirst()
                .map(span -> span.in(text))
                .orElse("");
        List<String> cells = new ArrayList<>(List.of(
                article,
                String.valueOf(number),
                event.type(),
                String.join(", ", event.modes()),
                event.modality().code(),
                event.trigger().text(),
                names(coded, event.actors()),
                names(coded, event.recipients()),
                event.date().map(when -> when.date().value()).orElse(""),
                event.place().map(Event.Where::name).orElse(""),
                event.said().isEmpty() ? "" : event.said().getFirst(),
                sentence));
        JUDGED.forEach(field -> cells.add(""));
        return cells.stream().map(cell -> cell.replaceAll("\\s+", " ")).collect(Collectors.joining("\t"));
    }

    private static String names(CodedDocument coded, List<Participant> participants) {
        return participants.stream()
                .map(one -> one.evidence().text()
                        + coded.actors().stream()
                                .filter(actor -> actor.id().equals(one.actor()))
                                .findFirst()
                                .flatMap(Actor::code)
                                .map(code -> " {" + code + "}")
                                .orElse(""))
                .collect(Collectors.joining("; "));
    }

    /** Precision by field over the filled lines; fields other than the type count where the type is right. */
    private static void tally(Path folder) throws IOException {
        Map<String, int[]> right = new LinkedHashMap<>();
        JUDGED.forEach(field -> right.put(field, new int[2]));
        int open = 0;
        int whole = 0;
        List<String> lines = Files.readAllLines(folder.resolve("findings.tsv"));
        List<String> header = List.of(lines.getFirst().split("\t", -1));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            String type = cells[header.indexOf("type?")].strip();
            if (type.isEmpty()) {
                open++;
                continue;
            }
            boolean all = true;
            for (String field : JUDGED) {
                String judged = cells[header.indexOf(field + "?")].strip().toLowerCase(Locale.ROOT);
                if (field.equals("type") || (type.equals("y") && !judged.isEmpty())) {
                    int[] counts = right.computeIfAbsent(field, key -> new int[2]);
                    counts[1]++;
                    counts[0] += judged.equals("y") ? 1 : 0;
                }
                all &= judged.isEmpty() || judged.equals("y");
            }
            whole += all ? 1 : 0;
        }
        int[] ofType = right.getOrDefault("type", new int[2]);
        int judged = ofType[1];
        long missed = Files.readAllLines(folder.resolve("missed.tsv")).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .count();
        System.out.printf(
                "%d findings judged, %d not yet; %d right in every field; %d acts missed%n%n",
                judged, open, whole, missed);
        System.out.printf("| field | right | of | share |%n|---|---|---|---|%n");
        right.forEach((field, counts) -> System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %s |%n",
                field,
                counts[0],
                counts[1],
                counts[1] == 0 ? "–" : "%.2f".formatted((double) counts[0] / counts[1])));
        int found = ofType[0];
        System.out.printf(
                Locale.ROOT,
                "| found of all acts | %d | %d | %s |%n",
                found,
                found + missed,
                found + missed == 0 ? "–" : "%.2f".formatted((double) found / (found + missed)));
    }
}
