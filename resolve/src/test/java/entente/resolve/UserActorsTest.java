package entente.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.model.ActorKind;
import entente.resolve.PetrarchDictionaries.Dates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserActorsTest {

    @TempDir
    Path folder;

    private PetrarchDictionaries dictionaries() throws IOException {
        Path actors = Files.writeString(folder.resolve("own.actors.txt"), """
                # our own list
                <!-- kept since
                     2009 -->
                OLD_HARBOUR [HAR]  # a town
                +PORT_OF_HARBOUR_
                JO_WRIGHT
                +J._WRIGHT
                \t[HARGOV <950601]
                \t[HAROPP 19950602 - 19990815]
                \t[HARREB > 990816]
                \t[HARELI 9008223-911221]
                NOBODY_AT_ALL
                LEAGUE_OF_PORTS_\t[IGOLOP 970101-061231] [ELI]
                """);
        Path agents = Files.writeString(folder.resolve("own.agents.txt"), """
                !PERSON! = MAN, WOMEN
                HARBOUR!PERSON! [~LAB]
                HARBOUR_PILOT [~LAB]
                POLICE {} [ ~COP]
                RELIEF_BODY {RELIEF_BODIES} [NGO~]
                no bracket here
                """);
        PetrarchDictionaries read = new PetrarchDictionaries();
        read.readActors(actors);
        read.readAgents(agents);
        return read;
    }

    @Test
    void petrarchFilesAreReadAsTheyAreAndFaultsAreTold() throws IOException {
        PetrarchDictionaries read = dictionaries();
        assertThat(read.entries())
                .extracting(entry -> entry.names().getFirst())
                .containsExactly("OLD_HARBOUR", "JO_WRIGHT", "LEAGUE_OF_PORTS_");
        assertThat(read.faults())
                .extracting(PetrarchDictionaries.Fault::line, PetrarchDictionaries.Fault::problem)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(11, "no such day: expected YYYYMMDD or YYMMDD"),
                        org.assertj.core.groups.Tuple.tuple(12, "a name without any code that can be read"),
                        org.assertj.core.groups.Tuple.tuple(6, "expected NOUN [~CODE] or NOUN [CODE~]"));
    }

    @Test
    void bothDaysOfASpellCountAndAgentsFollowTheActor() throws IOException {
        PetrarchDictionaries read = dictionaries();
        LocalDate lastDay = LocalDate.of(1999, 8, 15);
        assertThat(read.code("Jo Wright", LocalDate.of(1995, 6, 1), Dates.DOCUMENTED))
                .contains("HARGOV");
        assertThat(read.code("J. Wright", lastDay, Dates.DOCUMENTED)).contains("HAROPP");
        assertThat(read.code("Jo Wright", lastDay, Dates.AS_PETRARCH2)).isEmpty();
        assertThat(read.code("Jo Wright", LocalDate.of(2001, 1, 1), Dates.DOCUMENTED))
                .contains("HARREB");
        assertThat(read.code("Old Harbour's harbour pilots", lastDay, Dates.DOCUMENTED))
                .contains("HARLAB");
        assertThat(read.code("former Old Harbour police", lastDay, Dates.DOCUMENTED))
                .contains("HARELI");
        assertThat(read.code("an Old Harbour relief body", lastDay, Dates.DOCUMENTED))
                .contains("NGOHAR");
        assertThat(read.code("the harbourwomen", lastDay, Dates.DOCUMENTED)).contains("---LAB");
        assertThat(read.code("the weather", lastDay, Dates.DOCUMENTED)).isEmpty();
    }

    @Test
    void aUsersActorWinsOverOursAndSaysSo() throws IOException {
        Path file = folder.resolve("mine.tsv");
        UserActors.append(file, UserActors.rowsOf(dictionaries()));
        UserActors.append(file, List.of(UserActors.row("actor", "Kremlin", "", "HARGOV", "our own list")));
        Registry registry = Registry.with(UserActors.read(file));

        Entity kremlin = registry.named("Kremlin", LocalDate.of(2003, 12, 3)).getFirst();
        assertThat(kremlin.country()).contains("HAR");
        assertThat(kremlin.source()).isEqualTo("your own entry (our own list)");
        Entity wright = registry.named("Jo Wright", LocalDate.of(1998, 1, 1)).getFirst();
        assertThat(wright.kind()).isEqualTo(ActorKind.PERSON);
        assertThat(wright.sectors()).containsExactly("OPP");
        assertThat(registry.user()
                        .named("Jo Wright", Optional.of(LocalDate.of(2001, 1, 1)))
                        .orElseThrow()
                        .sectors())
                .containsExactly("REB");
    }

    @Test
    void mergeSplitAndRenameCanBeTakenBack() throws IOException {
        Path file = folder.resolve("mine.tsv");
        UserActors.append(file, List.of(UserActors.row("merge", "Moscow", "Belarus", "", "")));
        UserActors.append(file, List.of(UserActors.row("rename", "Belarus", "White Rus", "", "")));
        UserActors.append(file, List.of(UserActors.row("split", "Kremlin", "", "", "")));
        Registry changed = Registry.with(UserActors.read(file));
        assertThat(changed.named("Moscow").getFirst().name()).isEqualTo("White Rus");
        assertThat(changed.named("Kremlin").getFirst().kind()).isEqualTo(ActorKind.UNKNOWN);

        UserActors.append(file, List.of(UserActors.row("undo", "", "", "", "")));
        UserActors.append(file, List.of(UserActors.row("undo", "", "", "", "")));
        Registry again = Registry.with(UserActors.read(file));
        assertThat(again.named("Kremlin").getFirst().name()).isEqualTo("Belarus");
        UserActors.append(file, List.of(UserActors.row("undo", "", "", "", "")));
        assertThat(UserActors.read(file).isEmpty()).isTrue();
    }

    @Test
    void aRowThatIsNotUnderstoodIsToldWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.tsv"), "1\tactor\tOld Harbour\t\tHAR\n2\tforget\tX\n");
        assertThatThrownBy(() -> UserActors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "mine.tsv line 2: expected step, what (actor, agent, merge, split, rename, undo)");
    }
}
