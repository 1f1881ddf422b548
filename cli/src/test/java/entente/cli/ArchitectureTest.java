package entente.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom, as ARCHITECTURE.md draws it. */
class ArchitectureTest {

    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("codebook", Set.of("model")),
            Map.entry("ingest", Set.of("model")),
            Map.entry("annotate", Set.of("model")),
            Map.entry("resolve", Set.of("model")),
            Map.entry("code", Set.of("model", "codebook")),
            Map.entry("json", Set.of("model")),
            Map.entry("store", Set.of("model", "json", "codebook", "ledger")),
            Map.entry("ledger", Set.of("model", "codebook")),
            Map.entry("export", Set.of("model", "json", "store")),
            Map.entry("pipeline", Set.of("model", "codebook", "ingest", "annotate", "resolve", "code")),
            Map.entry("evaluate", Set.of("model", "ledger")),
            Map.entry("serve", Set.of("model", "codebook", "ingest", "json", "store", "ledger", "export", "pipeline")),
            Map.entry(
                    "cli",
                    Set.of(
                            "model",
                            "codebook",
                            "ingest",
                            "annotate",
                            "resolve",
                            "code",
                            "json",
                            "store",
                            "ledger",
                            "export",
                            "pipeline",
                            "evaluate",
                            "serve")));

    private static JavaClasses house;

    @BeforeAll
    static void look() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("entente");
    }

    @Test
    void everyRoomKnowsOnlyTheRoomsBeforeIt() {
        List<String> forbidden = new ArrayList<>();
        for (JavaClass one : house) {
            String room = room(one);
            assertThat(MAY_KNOW).as("the room of %s", one.getName()).containsKey(room);
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                String other = room(dependency.getTargetClass());
                if (!other.isEmpty()
                        && !other.equals(room)
                        && !MAY_KNOW.getOrDefault(room, Set.of()).contains(other)) {
                    forbidden.add(dependency.getDescription());
                }
            }
        }
        assertThat(forbidden).isEmpty();
        assertThat(house.stream().map(ArchitectureTest::room).distinct()).containsAll(MAY_KNOW.keySet());
    }

    @Test
    void noTwoRoomsKnowEachOther() {
        slices().matching("entente.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void aRoomIsOneFlatPackage() {
        assertThat(house.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(name ->
                        assertThat(name.chars().filter(c -> c == '.').count()).isEqualTo(1));
    }

    private static String room(JavaClass one) {
        String[] parts = one.getPackageName().split("\\.");
        return parts.length > 1 && parts[0].equals("entente") ? parts[1] : "";
    }
}
