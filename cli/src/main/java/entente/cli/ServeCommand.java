package entente.cli;

import entente.serve.Secrets;
import entente.serve.Server;
import entente.serve.Settings;
import entente.store.RecordException;
import entente.store.RecordKind;
import entente.store.RecordStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The page and the API, on this machine. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Opens the record in a browser: http://127.0.0.1:4173. The samples are shown where there is no record yet.",
            "Only this machine is served unless --host says otherwise; writing needs the token that is printed."
        })
final class ServeCommand implements Callable<Integer> {

    private static final String PASSWORD = "ENTENTE_PASSWORD";

    @Mixin
    private RecordOption record = new RecordOption();

    @Option(names = "--port", paramLabel = "N", description = "default: ${DEFAULT-VALUE}; 0 takes any that is free")
    private int port = 4173;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "address to listen on (default: ${DEFAULT-VALUE}); elsewhere than here, reading needs the token too")
    private String host = "127.0.0.1";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "a name under which browsers may ask, where it is not the address itself")
    private List<String> names = List.of();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "keep the token here, so that it lasts; made if it is not there. A password can be given as "
                    + PASSWORD)
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--upload-limit",
            paramLabel = "BYTES",
            description = "the most that one upload may have (default: 20000000)")
    private int limit = Settings.USUAL_LIMIT;

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        try (RecordStore store = record.toServe();
                Server server = Server.start(settings(store))) {
            RecordOption.warn(screen, store);
            screen.line("%s is open at %s".formatted(store.file(), server.address()));
            server.signedIn().ifPresent(address -> screen.line("to write as well: " + address));
            screen.line("Ctrl-C ends it.");
            System.out.flush();
            untilInterrupted();
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        } catch (IllegalArgumentException e) {
            throw new UsableMessage(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (isTaken(e)) {
                throw new UsableMessage(
                        "port %d is taken by another program; name another with --port, or 0 for any".formatted(port));
            }
            throw e;
        }
        return Entente.DONE;
    }

    private Settings settings(RecordStore store) {
        String password = Optional.ofNullable(System.getenv(PASSWORD)).orElse("");
        Settings settings = Settings.on(store, Readers::pipeline)
                .withPort(port)
                .withHost(host, names)
                .withLimit(limit);
        settings = password.isEmpty()
                ? settings.withSecret(tokenFile.map(ServeCommand::token).orElseGet(Secrets::random), false)
                : settings.withSecret(password, true);
        return store.kind() == RecordKind.FICTION
                ? samples().map(settings::withSamples).orElse(settings)
                : settings;
    }

    /** The folder of the samples: beside the launcher, or here. */
    private static Optional<Path> samples() {
        Path beside = Path.of(System.getProperty("entente.home", ".")).resolve("samples");
        return Optional.of(beside).filter(folder -> Files.exists(folder.resolve("samples.json")));
    }

    private static String token(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String token = Secrets.random();
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, token + "\n");
            return token;
        } catch (IOException e) {
            throw new UsableMessage("%s: expected a file for the token, found one that cannot be read or made: %s"
                    .formatted(file, e.getMessage()));
        }
    }

    private static boolean isTaken(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    || cause instanceof UncheckedIOException io && io.getCause() instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static void untilInterrupted() {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(end::countDown));
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed.countDown();
    }
}
