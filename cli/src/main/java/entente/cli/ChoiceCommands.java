package entente.cli;

import entente.store.Choice;
import entente.store.RecordException;
import entente.store.RecordStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The user's own word on what is one event: split, join, and taking either back. */
final class ChoiceCommands {

    private ChoiceCommands() {}

    /** Sets a telling apart. */
    @Command(
            name = "split",
            mixinStandardHelpOptions = true,
            description = "Sets a telling apart from the event it was put into; entente undo takes it back.")
    static final class Split implements Callable<Integer> {

        @Parameters(
                paramLabel = "FINDING",
                description = "id of the telling, as entente story shows it: e-1a2b3c4d5e6f")
        private String finding = "";

        @Mixin
        private RecordOption record = new RecordOption();

        @Override
        public Integer call() {
            return with(record, store -> "Set apart: " + said(store.split(finding, now())));
        }
    }

    /** Makes two tellings one event. */
    @Command(
            name = "join",
            mixinStandardHelpOptions = true,
            description = "Makes two tellings one event; entente undo takes it back.")
    static final class Join implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FINDING", description = "id of a telling, as entente story shows it")
        private String one = "";

        @Parameters(index = "1", paramLabel = "FINDING", description = "id of another")
        private String other = "";

        @Mixin
        private RecordOption record = new RecordOption();

        @Override
        public Integer call() {
            return with(record, store -> "Made one: " + said(store.join(one, other, now())));
        }
    }

    /** Takes a choice back. */
    @Command(
            name = "undo",
            mixinStandardHelpOptions = true,
            description = "Takes back the last split or join, or the one with this number.")
    static final class Undo implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "of the choice")
        private Optional<Long> number = Optional.empty();

        @Mixin
        private RecordOption record = new RecordOption();

        @Override
        public Integer call() {
            return with(
                    record,
                    store -> store.undo(number.map(OptionalLong::of).orElseGet(OptionalLong::empty), now())
                            .map(choice -> "Taken back: " + said(choice))
                            .orElse("There is no choice to take back."));
        }
    }

    private static String said(Choice choice) {
        return "%s %s%s (choice %d)"
                .formatted(
                        choice.kind(),
                        choice.one(),
                        choice.other().isEmpty() ? "" : " and " + choice.other(),
                        choice.number());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static int with(RecordOption record, Function<RecordStore, String> change) {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            screen.line(change.apply(store));
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }
}
