package entente.cli;

import entente.pipeline.Pipeline;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code entente} command. Exit codes: 0 done, 1 some inputs refused, 2 usage or a file that cannot be used. */
@Command(
        name = "entente",
        mixinStandardHelpOptions = true,
        version = "entente " + Pipeline.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Reads the news and keeps the record of how states, alliances and organisations stand to one another.",
            ""
        },
        footer = {"", "Begin with: entente read samples"})
public final class Entente implements Runnable {

    static final int DONE = 0;
    static final int SOME_REFUSED = 1;
    static final int USAGE = 2;

    /** In the order in which the help lists them. */
    private static final List<Class<?>> COMMANDS = List.of(
            ReadCommand.class,
            WatchCommand.class,
            CodeCommand.class,
            ShowCommand.class,
            FindCommand.class,
            BetweenCommand.class,
            ThreadsCommand.class,
            ActorsCommand.class,
            ThreadCommand.class,
            StoryCommand.class,
            PositionsCommand.class,
            ConflictsCommand.class,
            RelationsCommand.class,
            CountsCommand.class,
            WatchlistCommand.class,
            ChoiceCommands.Split.class,
            ChoiceCommands.Join.class,
            ChoiceCommands.Undo.class,
            ExportCommand.class,
            ServeCommand.class,
            EvaluateCommand.class,
            CodebookCommand.class,
            SyntheticCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        Logger.getLogger("org.flywaydb").setLevel(Level.WARNING);
        Logger.getLogger("io.avaje.jex").setLevel(Level.WARNING);
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine(arguments).execute(arguments));
    }

    /** With all commands. */
    static CommandLine commandLine() {
        return with(COMMANDS);
    }

    /** With the command that the arguments begin with alone, where they do: describing all of them takes most of a start. */
    static CommandLine commandLine(String... arguments) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> arguments.length > 0
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .toList();
        return with(named.isEmpty() ? COMMANDS : named);
    }

    private static CommandLine with(List<Class<?>> commands) {
        CommandLine entente = new CommandLine(new Entente());
        commands.forEach(entente::addSubcommand);
        return entente.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler(Entente::explain);
    }

    /** What the user can mend is said in a sentence; a fault of ours keeps its trace, so that it can be reported. */
    private static int explain(Exception fault, CommandLine command, CommandLine.ParseResult parsed) {
        if (fault instanceof UsableMessage message) {
            command.getErr().println("entente: " + message.getMessage());
            return USAGE;
        }
        command.getErr().println("entente: this is a fault of Entente's, please report it with these lines:");
        fault.printStackTrace(command.getErr());
        return USAGE;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
