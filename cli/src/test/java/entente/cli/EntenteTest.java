package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command from outside: what a newcomer types, and what then stands on the screen. */
class EntenteTest {

    private static final Path ROOT = Path.of(System.getProperty("entente.root", ".."));
    private static final Path SAMPLES = ROOT.resolve("samples");
    private static final Path SPECIMEN = ROOT.resolve("../shared/seed/nato-csto-2003-12-03.txt");

    @TempDir
    Path folder;

    /** What a command left behind. */
    private record Run(int code, String out, String err) {}

    @Test
    void theSamplesAreReadOnceAndSayThatTheyAreInvented() {
        String record = folder.resolve("samples.db").toString();

        Run first = run("read", SAMPLES.toString(), "--record", record);
        Run again = run("read", SAMPLES.toString(), "--record", record);

        assertThat(first.code()).isEqualTo(Entente.DONE);
        assertThat(first.out())
                .startsWith("FICTION")
                .contains("44 documents: 44 new, 0 coded anew, 0 known, 0 refused")
                .contains("Threads:")
                .contains("Most active dyads")
                .contains("A few findings, with their words");
        assertThat(again.out()).contains("44 documents: 0 new, 0 coded anew, 44 known, 0 refused");
    }

    @Test
    void inventedDispatchesAreNeverReadBesideOthers() throws IOException {
        Path real = Files.writeString(folder.resolve("real.txt"), "Minsk offered talks.\n");

        Run run = run(
                "read",
                SAMPLES.toString(),
                real.toString(),
                "--record",
                folder.resolve("r.db").toString());

        assertThat(run.code()).isEqualTo(Entente.USAGE);
        assertThat(run.err()).contains("samples are invented and live in a record of their own");
        assertThat(folder.resolve("r.db")).doesNotExist();
    }

    @Test
    void aRecordOfInventedDispatchesTakesInNothingElse() throws IOException {
        String record = folder.resolve("samples.db").toString();
        Path real = Files.writeString(folder.resolve("real.txt"), "Minsk offered talks.\n");
        run("read", SAMPLES.resolve("01-gulf-states-offer-patrols.txt").toString(), "--record", record);

        Run run = run("read", real.toString(), "--record", record);

        assertThat(run.code()).isEqualTo(Entente.USAGE);
        assertThat(run.err()).contains("FICTION");
    }

    @Test
    void theSameInputGivesTheSameBytesFromOneThreadAndFromTwo() {
        String lines = IntStream.range(0, 12)
                .mapToObj(i ->
                        ("{\"id\":\"d%d\",\"date\":\"2009-05-0%d\",\"text\":\"Belarus rejected an offer of talks from Poland on"
                                        + " Monday. Polish officials said they regretted the decision.\"}")
                                .formatted(i, 1 + i % 9))
                .collect(Collectors.joining("\n", "", "\n"));

        Run one = piped(lines, "code", "--threads", "1");
        Run two = piped(lines, "code", "--threads", "2");

        assertThat(one.out().lines()).hasSize(12);
        assertThat(two.out()).isEqualTo(one.out());
        assertThat(one.out()).contains("\"type\":\"REJECT\"");
    }

    @Test
    void aBrokenLineIsRefusedByNameAndTheRestIsCoded() {
        Run run = piped("""
                {"id":"a","text":"Minsk offered talks to Vilnius."}
                {"id":"b","text":
                {"id":"c","text":"Vilnius declined."}
                """, "code");

        assertThat(run.code()).isEqualTo(Entente.SOME_REFUSED);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err()).contains("line 2");
    }

    @Test
    void aDocumentIsShownWithItsFindingsAndAnUnknownOneIsNotGuessed() throws IOException {
        String record = folder.resolve("r.db").toString();
        Path dispatch = Files.writeString(folder.resolve("talks-2009-05-04.txt"), """
                Belarus offers talks

                MINSK, 4 May 2009 (Corvane) -- Belarus offered on Monday to hold talks with Lithuania. Lithuania rejected the
                offer.
                """);
        run("read", dispatch.toString(), "--record", record);

        Run shown = run("show", "talks-2009-05-04", "--record", record);
        Run unknown = run("show", "talks-2009-05", "--record", record);

        assertThat(shown.code()).isEqualTo(Entente.DONE);
        assertThat(shown.out())
                .contains("Corvane")
                .contains("AGREE     BLR → LTU")
                .contains("REJECT    LTU")
                .contains("PLOVER-2021");
        assertThat(unknown.code()).isEqualTo(Entente.USAGE);
        assertThat(unknown.err()).contains("talks-2009-05-04");
    }

    @Test
    void aRecordThatIsNotThereIsSaidToBeMissing() {
        Run run = run(
                "find", "--actor", "NATO", "--record", folder.resolve("none.db").toString());

        assertThat(run.code()).isEqualTo(Entente.USAGE);
        assertThat(run.err()).contains("there is no record").contains("entente read samples");
    }

    @Test
    void theSpecimenGivesTheOfferTheAnswerThePraiseTheMeetingAndTheSpeakers() {
        assumeTrue(Files.exists(SPECIMEN), "the specimen lies beside the checkout, in ../shared/seed; it is not here");
        String record = folder.resolve("r.db").toString();

        Run read = run("read", SPECIMEN.toString(), "--record", record);
        String shown = run("show", "nato-csto-2003-12-03", "--record", record).out();

        assertThat(read.code()).isEqualTo(Entente.DONE);
        assertThat(shown).contains("pledged[");
        assertThat(shown.lines().filter(line -> line.matches(" +\\d+ REJECT +NATO.* → CSTO.*")))
                .isNotEmpty();
        assertThat(shown.lines().filter(line -> line.matches(" +\\d+ SUPPORT +NATO.*")))
                .isNotEmpty();
        assertThat(shown).containsPattern("(?m)^ +\\d+ CONSULT ").contains("Bishkek");
        assertThat(List.of("Aitmatov", "Bordyuzha", "Pszczel", "Joyce"))
                .allSatisfy(speaker -> assertThat(shown).containsPattern("(?m)^ +\\d+ said +.*" + speaker));
    }

    private static Run run(String... arguments) {
        return piped("", arguments);
    }

    private static Run piped(String input, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            CommandLine command = Entente.commandLine().setErr(new PrintWriter(System.err, true));
            return new Run(
                    command.execute(arguments),
                    said.toString(StandardCharsets.UTF_8),
                    complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }
}
