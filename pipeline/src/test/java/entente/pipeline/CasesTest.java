package entente.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import entente.annotate.Reader;
import entente.codebook.Codebook;
import entente.ingest.Ingest;
import entente.ingest.Intake;
import entente.ingest.Reading;
import entente.model.CodedDocument;
import entente.model.Document;
import entente.resolve.Resolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * The golden cases, the whole way: from the file through the trained reader to what is coded. A case with a {@code todo.md} is
 * run like any other; it is told as a known failure while it fails, and fails the build once it is met.
 */
class CasesTest {

    private static final Path CASES = Path.of(System.getProperty("entente.root", ".."), "cases");
    private static Optional<Pipeline> pipeline = Optional.empty();

    @BeforeAll
    static void openReader() {
        pipeline = Optional.of(new Pipeline(Reader.open(), Resolver.standard(), Codebook.plover()));
    }

    @AfterAll
    static void closeReader() {
        pipeline.ifPresent(Pipeline::close);
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return GoldenCase.all(CASES).stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), each.article().toUri(), () -> run(each)));
    }

    @Test
    void numbersAreGivenOnce() {
        assertThat(GoldenCase.all(CASES))
                .extracting(each -> each.name().substring(0, 3))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private static void run(GoldenCase golden) {
        List<String> unmet = unmet(golden, coded(golden, pipeline.orElseThrow()));
        if (golden.todo().isEmpty()) {
            assertThat(unmet).as("cases/%s: %s", golden.name(), golden.why()).isEmpty();
        } else if (unmet.isEmpty()) {
            throw new AssertionError("cases/%s is met now; take its todo.md away, which says: %s"
                    .formatted(golden.name(), golden.todo().get()));
        } else {
            throw new TestAbortedException("known failure of cases/%s: %s%n%s"
                    .formatted(golden.name(), golden.todo().get(), String.join("\n", unmet)));
        }
    }

    static CodedDocument coded(GoldenCase golden, Pipeline pipeline) {
        try (Reading reading = Ingest.usual().read(List.of(golden.article().toString()))) {
            return switch (reading.next()) {
                case Intake.Refused refused ->
                    throw new AssertionError(
                            "cases/%s: its article was refused: %s".formatted(golden.name(), refused.message()));
                case Intake.Kept kept -> pipeline.code(dated(kept.document(), golden));
            };
        }
    }

    /** The day comes from {@code case.yaml}, as it would from a list beside the files; a dateline must not speak against it. */
    private static Document dated(Document read, GoldenCase golden) {
        if (read.date().filter(golden.date()::equals).isPresent()) {
            return read;
        }
        if (read.date().isPresent()) {
            throw new AssertionError("cases/%s: case.yaml says %s, but the article is read as of %s"
                    .formatted(golden.name(), golden.date(), read.date().get()));
        }
        return new Document(
                read.id(),
                read.digest(),
                read.text(),
                read.title(),
                read.outlet(),
                read.byline(),
                Optional.of(golden.date()),
                read.dateline(),
                read.language(),
                read.source(),
                read.sourceMap(),
                read.blocks());
    }

    /** What is not as the case asks, each with what was found instead. */
    static List<String> unmet(GoldenCase golden, CodedDocument coded) {
        String text = coded.document().text();
        List<String> unmet = new ArrayList<>();
        if (!coded.document().language().equals("en")) {
            unmet.add("not taken for English");
        }
        Stream.concat(golden.must().stream(), golden.mustNot().stream())
                .flatMap(wanted -> wanted.strangeTo(text).stream())
                .forEach(words -> {
                    throw new AssertionError("cases/%s names words that its article does not hold: \"%s\""
                            .formatted(golden.name(), words));
                });
        for (Wanted wanted : golden.must()) {
            if (!wanted.isIn(coded)) {
                unmet.add("missing   %s%n  found   %s"
                        .formatted(wanted, String.join("\n          ", orNothing(wanted.insteadIn(coded)))));
            }
        }
        for (Wanted unwanted : golden.mustNot()) {
            if (unwanted.isIn(coded)) {
                unmet.add("unwanted  %s%n  found   %s"
                        .formatted(unwanted, String.join("\n          ", orNothing(unwanted.insteadIn(coded)))));
            }
        }
        return unmet;
    }

    private static List<String> orNothing(List<String> found) {
        return found.isEmpty() ? List.of("nothing of the kind") : found;
    }
}
