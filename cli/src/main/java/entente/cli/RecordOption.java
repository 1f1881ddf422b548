package entente.cli;

import entente.store.RecordException;
import entente.store.RecordKind;
import entente.store.RecordStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --record}: the same on every command. */
final class RecordOption {

    static final Path ORDINARY = Path.of("entente.db");
    static final Path SAMPLES = Path.of("entente-samples.db");

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "the record (default: entente.db here; the samples' own, entente-samples.db, if only that is there)")
    private Optional<Path> file = Optional.empty();

    /** The record for reading only. */
    RecordStore existing() {
        Path path = file.orElseGet(() -> Files.exists(ORDINARY) || !Files.exists(SAMPLES) ? ORDINARY : SAMPLES);
        if (!Files.exists(path)) {
            throw new UsableMessage(
                    "there is no record %s here. Make one with: entente read PATH (or: entente read samples)"
                            .formatted(path));
        }
        return opened(() -> RecordStore.open(path));
    }

    /** The record to be shown: the one that is named; else the one that lies here, unless it is empty; else that of the samples. */
    RecordStore toServe() {
        if (file.isPresent()) {
            return opened(() -> RecordStore.open(file.get()));
        }
        if (Files.exists(ORDINARY)) {
            RecordStore here = opened(() -> RecordStore.open(ORDINARY));
            if (here.views().counts().getOrDefault("document", 0L) > 0) {
                return here;
            }
            here.close();
        }
        return opened(() -> RecordStore.open(SAMPLES, RecordKind.FICTION));
    }

    /** The file that is named; else the ordinary record here. */
    Path file() {
        return file.orElse(ORDINARY);
    }

    /** The record for writing, made if it is not there. */
    RecordStore toWrite(RecordKind kind) {
        Path path = file.orElse(kind == RecordKind.FICTION ? SAMPLES : ORDINARY);
        return opened(() -> RecordStore.open(path, kind));
    }

    private interface Opening {
        RecordStore open();
    }

    private static RecordStore opened(Opening opening) {
        try {
            return opening.open();
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
    }

    /** Said on top of every view of invented documents. */
    static void warn(Screen screen, RecordStore store) {
        if (store.kind() == RecordKind.FICTION) {
            screen.line(
                    screen.ink(Ink.WARNING, "FICTION: this record holds invented dispatches; nothing in it happened."));
            screen.blank();
        }
    }
}
