package entente.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import entente.ledger.Act;
import entente.ledger.CommitmentThread;
import entente.ledger.Contradiction;
import entente.ledger.Contradictions;
import entente.ledger.Ledger;
import entente.model.CodedDocument;
import entente.model.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scores threads against those that the authors of texts meant.
 *
 * <p>A thread of ours is compared with the meant one that has most of its words in common: a step is found if a step of ours
 * stands on a sentence that holds its words. Kind, response, outcome, deadline and parties are then compared field by field.
 */
public final class ThreadEvaluation {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A thread as its author meant it.
     *
     * @param parties codes; empty where the labels do not say which side is which
     * @param outcome open where none is told
     */
    public record Meant(
            String id,
            String kind,
            SortedSet<String> parties,
            Optional<String> response,
            String outcome,
            Optional<LocalDate> deadline,
            List<MeantStep> steps) {
        public Meant {
            steps = List.copyOf(steps);
        }
    }

    /** @param words where they stand in the document's kept text */
    public record MeantStep(String part, String value, String document, Span words, String told) {}

    /**
     * What came of one meant thread.
     *
     * @param ours the thread of ours that it was compared with
     * @param found steps of it that ours has
     * @param wrong the fields that differ, each in words
     */
    public record Verdict(Meant meant, Optional<CommitmentThread> ours, int found, List<String> wrong) {
        public Verdict {
            wrong = List.copyOf(wrong);
        }

        /** As its author meant it: kind, response, outcome and deadline. */
        public boolean isAsMeant() {
            return ours.isPresent() && wrong.isEmpty();
        }
    }

    private static final int HEAD = 300;

    private ThreadEvaluation() {}

    /** The threads of the samples, by {@code threads.json}; the coded dispatches by id. */
    public static List<Meant> ofSamples(Path threads, Map<String, CodedDocument> coded) throws IOException {
        List<Meant> meant = new ArrayList<>();
        for (JsonNode json : JSON.readTree(Files.readString(threads)).path("threads")) {
            List<MeantStep> steps = new ArrayList<>();
            for (JsonNode step : json.path("steps")) {
                String document = step.path("dispatch").asText();
                String words = step.path("words").asText();
                int at = Optional.ofNullable(coded.get(document))
                        .map(one -> one.document().text().indexOf(words))
                        .orElse(-1);
                if (at >= 0) {
                    steps.add(new MeantStep(
                            step.path("step").asText(),
                            step.path("value").asText(),
                            document,
                            new Span(at, at + words.length()),
                            words));
                }
            }
            SortedSet<String> parties = new TreeSet<>();
            json.path("by").forEach(code -> parties.add(code.asText()));
            json.path("to").forEach(code -> parties.add(code.asText()));
            meant.add(new Meant(
                    json.path("id").asText(),
                    json.path("kind").asText(),
                    parties,
                    Optional.of(json.path("response").asText()),
                    json.path("outcome").asText(),
                    day(json.path("deadline").asText()),
                    steps));
        }
        return meant;
    }

    /** The labelled threads of articles; the coded articles by id, and their texts as they were labelled. */
    public static List<Meant> ofArticles(Path threads, Map<String, CodedDocument> coded, Map<String, String> labelled)
            throws IOException {
        List<Meant> meant = new ArrayList<>();
        for (String line : Files.readAllLines(threads)) {
            JsonNode json = JSON.readTree(line);
            String document = json.path("doc").asText();
            CodedDocument one = coded.get(document);
            String text = labelled.get(document);
            if (one == null || text == null) {
                continue;
            }
            List<MeantStep> steps = new ArrayList<>();
            Optional<String> response = Optional.empty();
            String outcome = "open";
            for (JsonNode step : json.path("steps")) {
                Span span =
                        new Span(step.path("start").asInt(), step.path("end").asInt());
                steps.add(new MeantStep(
                        step.path("step").asText(),
                        step.path("value").asText(),
                        document,
                        LabelledWords.in(one.document().text(), text, span),
                        span.in(text)));
                if (step.path("step").asText().equals("response")) {
                    response = Optional.of(step.path("value").asText());
                }
                if (step.path("step").asText().equals("outcome")) {
                    outcome = step.path("value").asText();
                }
            }
            SortedSet<String> parties = new TreeSet<>();
            json.path("parties").forEach(code -> parties.add(code.asText()));
            meant.add(new Meant(
                    document + " " + json.path("thread").asText(),
                    json.path("kind").asText(),
                    parties,
                    response,
                    outcome,
                    day(json.path("deadline").asText()),
                    steps));
        }
        return meant;
    }

    /** The labelled articles, whole. */
    public static List<MergeEvaluation.Report> articles(Path training) throws IOException {
        Path own = training.resolve("labels/own");
        List<MergeEvaluation.Report> articles = new ArrayList<>();
        for (String line : Files.readAllLines(own.resolve("articles/documents.jsonl"))) {
            JsonNode json = JSON.readTree(line);
            String name = json.path("doc").asText();
            articles.add(new MergeEvaluation.Report(
                    name,
                    json.path("outlet").asText(),
                    LocalDate.parse(json.path("date").asText()),
                    "",
                    Files.readString(own.resolve("texts/" + name + ".txt"))));
        }
        return articles;
    }

    /** How many of the conflicts that the samples' author meant are found: two of their sides stand as sides of one of ours. */
    public static void conflicts(Path threads, Map<String, CodedDocument> coded, boolean errors, PrintStream out)
            throws IOException {
        List<Contradiction> ours = Contradictions.of(coded.values());
        int meant = 0;
        int found = 0;
        List<String> missed = new ArrayList<>();
        Set<Contradiction> right = new LinkedHashSet<>();
        for (JsonNode json : JSON.readTree(Files.readString(threads)).path("conflicts")) {
            meant++;
            List<Contradiction> fitting = ours.stream()
                    .filter(one -> sidesOf(json, one) >= (json.path("sides").size() == 1 ? 1 : 2))
                    .toList();
            right.addAll(fitting);
            found += fitting.isEmpty() ? 0 : 1;
            if (fitting.isEmpty()) {
                missed.add(json.path("id").asText());
            }
        }
        out.printf(
                Locale.ROOT,
                "%nConflicts of the samples: %d of %d meant ones found; ours are %d, of which %d show two meant sides.%n",
                found,
                meant,
                ours.size(),
                right.size());
        if (errors) {
            out.println("Not found: " + missed);
        }
    }

    private static int sidesOf(JsonNode meant, Contradiction ours) {
        int sides = 0;
        for (JsonNode side : meant.path("sides")) {
            String words = side.path("words").asText();
            if (ours.sides().stream().anyMatch(one -> one.words().contains(words))) {
                sides++;
            }
        }
        return sides;
    }

    private static Optional<LocalDate> day(String cell) {
        return cell.matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(LocalDate.parse(cell)) : Optional.empty();
    }

    /** Each meant thread beside ours. */
    public static List<Verdict> judge(List<Meant> meant, List<CommitmentThread> ours, Collection<CodedDocument> coded) {
        SortedMap<String, CodedDocument> byId = new TreeMap<>();
        coded.forEach(one -> byId.put(one.document().id(), one));
        return meant.stream().map(one -> judge(one, ours, byId)).toList();
    }

    private static Verdict judge(Meant meant, List<CommitmentThread> ours, Map<String, CodedDocument> coded) {
        Optional<CommitmentThread> best = Optional.empty();
        int most = 0;
        for (CommitmentThread thread : ours) {
            int score = 4 * found(meant, thread, coded)
                    + (opens(meant, thread, coded) ? 3 : 0)
                    + (kin(meant.kind(), thread.kind()) ? 2 : 0)
                    + (sides(meant, thread) ? 1 : 0);
            if (found(meant, thread, coded) > 0 && score > most) {
                most = score;
                best = Optional.of(thread);
            }
        }
        List<String> wrong = new ArrayList<>();
        best.ifPresent(thread -> {
            compare(wrong, "kind", meant.kind(), thread.kind());
            meant.response().ifPresent(response -> {
                if (!response(response).contains(thread.response())) {
                    wrong.add("response: meant %s, found %s".formatted(response, thread.response()));
                }
            });
            compare(
                    wrong,
                    "outcome",
                    meant.outcome(),
                    thread.outcome().equals("partly kept") ? "broken" : thread.outcome());
            meant.deadline()
                    .ifPresent(day -> compare(
                            wrong,
                            "deadline",
                            day.toString(),
                            thread.deadline().map(LocalDate::toString).orElse("none")));
            if (!sides(meant, thread)) {
                wrong.add("parties: meant %s, found %s and %s".formatted(meant.parties(), thread.by(), thread.to()));
            }
        });
        return new Verdict(
                meant, best, best.map(thread -> found(meant, thread, coded)).orElse(0), wrong);
    }

    /** "accepted (KGZ, TJK); declined (UZB)" is any of them. */
    private static List<String> response(String cell) {
        List<String> responses = new ArrayList<>();
        for (String part : cell.split(";")) {
            responses.add(part.replaceAll("\\(.*\\)", "").strip());
        }
        return responses;
    }

    private static void compare(List<String> wrong, String field, String meant, String found) {
        if (!meant.equals(found)) {
            wrong.add("%s: meant %s, found %s".formatted(field, meant, found));
        }
    }

    private static boolean kin(String one, String other) {
        return one.equals(other);
    }

    private static boolean sides(Meant meant, CommitmentThread thread) {
        SortedSet<String> ours = new TreeSet<>();
        thread.by().forEach(code -> ours.add(code.replaceAll("/.*", "")));
        thread.to().forEach(code -> ours.add(code.replaceAll("/.*", "")));
        SortedSet<String> wanted = new TreeSet<>();
        meant.parties().forEach(code -> wanted.add(code.replaceAll("/.*", "")));
        return !Collections.disjoint(ours, wanted);
    }

    private static boolean opens(Meant meant, CommitmentThread thread, Map<String, CodedDocument> coded) {
        return meant.steps().stream()
                .filter(step -> step.part().equals("opened"))
                .anyMatch(step ->
                        thread.steps().getFirst().event().acts().stream().anyMatch(act -> holds(act, step, coded)));
    }

    private static int found(Meant meant, CommitmentThread thread, Map<String, CodedDocument> coded) {
        return (int) meant.steps().stream()
                .filter(step -> thread.steps().stream()
                        .flatMap(one -> one.event().acts().stream())
                        .anyMatch(act -> holds(act, step, coded)))
                .count();
    }

    private static boolean holds(Act act, MeantStep step, Map<String, CodedDocument> coded) {
        CodedDocument document = coded.get(step.document());
        if (document == null || !act.document().equals(step.document())) {
            return false;
        }
        int start = document.document().text().indexOf(act.words());
        // A headline says what the first sentence says.
        return start >= 0
                && (new Span(start, start + act.words().length()).overlaps(step.words())
                        || act.lead() && start < HEAD && step.words().start() < HEAD);
    }

    /** The table of a report. */
    public static void report(
            String of,
            List<Meant> meant,
            Collection<CodedDocument> coded,
            boolean perDocument,
            boolean errors,
            PrintStream out) {
        List<CommitmentThread> ours = new ArrayList<>();
        if (perDocument) {
            coded.forEach(one -> ours.addAll(Ledger.of(List.of(one)).threads()));
        } else {
            ours.addAll(Ledger.of(coded).threads());
        }
        List<Verdict> verdicts = judge(meant, ours, coded);
        int steps = meant.stream().mapToInt(one -> one.steps().size()).sum();
        int found = verdicts.stream().mapToInt(Verdict::found).sum();
        long there = verdicts.stream().filter(one -> one.ours().isPresent()).count();
        out.printf(
                Locale.ROOT,
                "%n%s: %d threads meant, %d of ours.%n%n| of the meant threads | number | share |%n|---|---|---|%n",
                of,
                meant.size(),
                ours.size());
        line(out, "found", there, meant.size());
        for (String field : List.of("kind", "response", "outcome", "deadline", "parties")) {
            long asked = verdicts.stream()
                    .filter(one ->
                            !field.equals("deadline") || one.meant().deadline().isPresent())
                    .filter(one ->
                            !field.equals("response") || one.meant().response().isPresent())
                    .count();
            line(
                    out,
                    field + " right",
                    verdicts.stream()
                            .filter(one -> !field.equals("deadline")
                                    || one.meant().deadline().isPresent())
                            .filter(one -> !field.equals("response")
                                    || one.meant().response().isPresent())
                            .filter(one -> one.ours().isPresent()
                                    && one.wrong().stream().noneMatch(wrong -> wrong.startsWith(field)))
                            .count(),
                    asked);
        }
        line(
                out,
                "as meant in all of these",
                verdicts.stream().filter(Verdict::isAsMeant).count(),
                meant.size());
        line(out, "steps found", found, steps);
        if (errors) {
            out.println();
            for (Verdict verdict : verdicts) {
                out.printf(
                        "- %s: %s%n",
                        verdict.meant().id(),
                        verdict.ours().isEmpty()
                                ? "not found"
                                : "%d of %d steps; %s"
                                        .formatted(
                                                verdict.found(),
                                                verdict.meant().steps().size(),
                                                verdict.wrong().isEmpty()
                                                        ? "as meant"
                                                        : String.join("; ", verdict.wrong())));
            }
        }
    }

    private static void line(PrintStream out, String what, long number, long of) {
        out.printf(Locale.ROOT, "| %s | %d of %d | %.2f |%n", what, number, of, of == 0 ? 0 : (double) number / of);
    }
}
