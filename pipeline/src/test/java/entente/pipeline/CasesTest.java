package entente.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import entente.codebook.Codebook;
import entente.corenlp.CoreNlpAnnotator;
import entente.ingest.Ingest;
import entente.ingest.Intake;
import entente.model.Actor;
import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Participant;
import entente.model.Relation;
import entente.model.Statement;
import entente.resolve.Resolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the golden cases of {@code cases/} through the whole way; its README tells what an entry may say. */
class CasesTest {

    private static final Path ROOT =
            Path.of(System.getProperty("entente.root", "..")).toAbsolutePath().normalize();

    /** What a case demands and does not get. */
    private record Verdict(String name, List<String> faults, boolean todo) {
        boolean passes() {
            return faults.isEmpty();
        }
    }

    @Test
    void everyCaseReadsAsItMust() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        try (Pipeline pipeline = new Pipeline(new CoreNlpAnnotator(), Resolver.standard(), Codebook.plover());
                Stream<Path> folders = Files.list(ROOT.resolve("cases"))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                verdicts.add(run(pipeline, folder));
            }
        }
        report(verdicts);
        assertThat(verdicts).hasSizeGreaterThanOrEqualTo(60);
        assertThat(verdicts.stream()
                        .filter(verdict -> !verdict.passes() && !verdict.todo())
                        .map(verdict -> verdict.name() + ": " + String.join("; ", verdict.faults())))
                .as("cases that fail; mend the cause, or add a todo.md that says why it cannot be mended today")
                .isEmpty();
        assertThat(verdicts.stream()
                        .filter(verdict -> verdict.passes() && verdict.todo())
                        .map(Verdict::name))
                .as("cases with a todo.md that pass: take the note away")
                .isEmpty();
    }

    private static void report(List<Verdict> verdicts) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("%d cases: %d pass, %d with a note fail, %d fail"
                .formatted(
                        verdicts.size(),
                        verdicts.stream().filter(Verdict::passes).count(),
                        verdicts.stream()
                                .filter(verdict -> !verdict.passes() && verdict.todo())
                                .count(),
                        verdicts.stream()
                                .filter(verdict -> !verdict.passes() && !verdict.todo())
                                .count()));
        for (Verdict verdict : verdicts) {
            if (!verdict.passes()) {
                lines.add("%s%s: %s".formatted(verdict.name(), verdict.todo() ? " (todo)" : "", verdict.faults()));
            }
        }
        Path file = ROOT.resolve("pipeline/target/cases.txt");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private static Verdict run(Pipeline pipeline, Path folder) throws IOException {
        JsonNode told = new YAMLMapper().readTree(folder.resolve("case.yaml").toFile());
        CodedDocument coded =
                pipeline.code(document(folder, LocalDate.parse(told.get("date").asText())));
        List<String> faults = new ArrayList<>();
        for (JsonNode entry : entries(told, "must")) {
            if (matches(coded, entry) == 0) {
                faults.add("not found: " + entry);
            }
        }
        for (JsonNode entry : entries(told, "must_not")) {
            if (matches(coded, entry) > 0) {
                faults.add("found, but must not be: " + entry);
            }
        }
        if (!told.has("must") && !told.has("must_not")) {
            faults.add("case.yaml: expected \"must\" or \"must_not\", found neither");
        }
        if (!faults.isEmpty()) {
            faults.add("events " + coded.events().stream().map(CasesTest::line).toList());
            faults.add("statements "
                    + coded.statements().stream()
                            .map(each -> each.kind() + " " + each.content().text())
                            .toList());
        }
        return new Verdict(folder.getFileName().toString(), faults, Files.exists(folder.resolve("todo.md")));
    }

    private static String line(Event event) {
        return "%s%s %s <%s> %s > %s (%s)"
                .formatted(
                        event.type(),
                        event.modes(),
                        event.modality().code(),
                        event.trigger().text(),
                        event.actors().stream()
                                .map(each -> each.evidence().text())
                                .toList(),
                        event.recipients().stream()
                                .map(each -> each.evidence().text())
                                .toList(),
                        event.basis());
    }

    private static List<JsonNode> entries(JsonNode told, String name) {
        List<JsonNode> entries = new ArrayList<>();
        told.path(name).forEach(entries::add);
        return entries;
    }

    private static Document document(Path folder, LocalDate date) {
        try (var reading =
                Ingest.usual().read(List.of(folder.resolve("article.txt").toString()))) {
            while (reading.hasNext()) {
                if (reading.next() instanceof Intake.Kept kept) {
                    Document document = kept.document();
                    return new Document(
                            folder.getFileName().toString(),
                            document.digest(),
                            document.text(),
                            document.title(),
                            document.outlet(),
                            document.byline(),
                            document.date().or(() -> Optional.of(date)),
                            document.dateline(),
                            document.language(),
                            document.source(),
                            document.sourceMap(),
                            document.blocks());
                }
            }
        }
        throw new IllegalStateException(folder + ": expected a readable article.txt, found none");
    }

    private static long matches(CodedDocument coded, JsonNode entry) {
        if (entry.has("event")) {
            return coded.events().stream()
                    .filter(event -> fits(coded, event, entry))
                    .count();
        }
        if (entry.has("statement")) {
            return coded.statements().stream()
                    .filter(statement -> fits(statement, entry))
                    .count();
        }
        if (entry.has("relation")) {
            return coded.relations().stream()
                    .filter(relation -> fits(coded, relation, entry))
                    .count();
        }
        throw new IllegalStateException("expected event, statement or relation, found " + entry);
    }

    private static boolean fits(CodedDocument coded, Event event, JsonNode entry) {
        return event.type().equals(entry.get("event").asText())
                && (!entry.has("words")
                        || event.evidence().stream()
                                .anyMatch(each ->
                                        each.text().contains(entry.get("words").asText())))
                && (!entry.has("mode")
                        || event.modes().contains(entry.get("mode").asText()))
                && (!entry.has("modality")
                        || event.modality().code().equals(entry.get("modality").asText()))
                && (!entry.has("actors") || are(event.actors(), entry.get("actors")))
                && (!entry.has("recipients") || are(event.recipients(), entry.get("recipients")))
                && (!entry.has("date")
                        || event.date()
                                .filter(when -> when.date()
                                        .value()
                                        .equals(entry.get("date").asText()))
                                .isPresent())
                && (!entry.has("killed") || killed(event) == entry.get("killed").asLong())
                && (!entry.has("said_by")
                        || coded.statements().stream()
                                .filter(statement -> event.said().contains(statement.id()))
                                .anyMatch(statement -> holds(
                                        statement.source(), entry.get("said_by").asText())));
    }

    private static long killed(Event event) {
        return Optional.ofNullable(event.magnitude().get("killed"))
                .flatMap(Event.Quantity::value)
                .orElse(-1L);
    }

    private static boolean are(List<Participant> participants, JsonNode words) {
        if (participants.size() != words.size()) {
            return false;
        }
        for (JsonNode each : words) {
            if (participants.stream()
                    .noneMatch(participant -> participant.evidence().text().contains(each.asText()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Statement statement, JsonNode entry) {
        String kind = entry.get("statement").asText();
        return (kind.equals("any") || statement.kind().code().equals(kind))
                && (!entry.has("source")
                        || holds(statement.source(), entry.get("source").asText()))
                && (!entry.has("source_kind")
                        || statement
                                .sourceKind()
                                .code()
                                .equals(entry.get("source_kind").asText()))
                && (!entry.has("cue")
                        || statement
                                .cue()
                                .map(Evidence::text)
                                .filter(entry.get("cue").asText()::equals)
                                .isPresent())
                && (!entry.has("content")
                        || statement
                                .content()
                                .text()
                                .equals(entry.get("content").asText()))
                && (!entry.has("within")
                        || statement.within().isPresent() == entry.get("within").asBoolean());
    }

    private static boolean holds(Optional<Participant> participant, String words) {
        return participant
                .filter(each -> each.evidence().text().contains(words))
                .isPresent();
    }

    private static boolean fits(CodedDocument coded, Relation relation, JsonNode entry) {
        return relation.type().equals(entry.get("relation").asText())
                && isNamed(coded, relation.subject(), entry.get("subject").asText())
                && relation.object()
                        .filter(object ->
                                isNamed(coded, object, entry.get("object").asText()))
                        .isPresent();
    }

    private static boolean isNamed(CodedDocument coded, String id, String words) {
        return coded.actors().stream()
                .filter(actor -> actor.id().equals(id))
                .anyMatch(actor -> names(actor).anyMatch(name -> name.contains(words)));
    }

    private static Stream<String> names(Actor actor) {
        return Stream.concat(
                Stream.of(actor.name()),
                actor.mentions().stream().map(each -> each.evidence().text()));
    }
}
