package entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void theFormOfARecordIsTheNumberOfItsMigrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/entente/store/migrations"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".sql")).count())
                    .as("Schema.VERSION must count the migrations, for a file of an older form is known by it")
                    .isEqualTo(Schema.VERSION);
        }
    }
}
