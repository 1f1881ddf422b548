package entente.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * Opens a record's file and brings it to the present form.
 *
 * <p>Flyway takes most of a second to start, so it is asked only if {@code PRAGMA user_version} says that the file is new or
 * of an older form; that number is how many migrations it has had.
 */
final class Schema {

    /** "ENTE": what tells a record from other SQLite files. */
    static final int APPLICATION_ID = 0x454E5445;

    /** How many migrations there are; their own numbers have gaps and may come out of order. */
    static final int VERSION = 13;

    static final int BUSY_MILLISECONDS = 10_000;

    private Schema() {}

    /** What lies at a path: how to reach it, and of which kind it is. */
    record Opened(SQLiteDataSource source, RecordKind kind) {}

    /**
     * @param kind the kind that a new file gets, or that an old one must have; empty if an old one may be of either kind
     * @throws RecordException if the file is no record, of another kind, or of a form that is not known yet
     */
    static Opened open(Path file, Optional<RecordKind> kind) {
        if (Files.isDirectory(file)) {
            throw new RecordException("%s: expected a file for the record, found a folder. Name a file, such as %s"
                    .formatted(file, file.resolve("entente.db")));
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new RecordException(
                    "%s: expected the folder %s to be there. Make it, or name another place".formatted(file, parent));
        }
        SQLiteDataSource source = source(file, TransactionMode.DEFERRED);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            int application = number(statement, "PRAGMA application_id");
            int version = number(statement, "PRAGMA user_version");
            boolean empty = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
            if (application != APPLICATION_ID && !empty) {
                throw new RecordException(
                        "%s: expected a record of Entente, found a database of another program. Name another file"
                                .formatted(file));
            }
            if (version > VERSION) {
                throw new RecordException(
                        "%s: expected a record of form %d or older, found form %d, made by a newer Entente. Use that one"
                                .formatted(file, VERSION, version));
            }
            if (version < VERSION) {
                statement.execute("PRAGMA application_id = " + APPLICATION_ID);
                migrate(source, file);
                statement.execute("PRAGMA user_version = " + VERSION);
            }
            return new Opened(source, kind(connection, file, kind));
        } catch (SQLException e) {
            throw new RecordException(
                    "%s: expected a record of Entente, found what SQLite cannot open: %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Connections to {@code file}; in WAL mode readers and one writer do not hinder one another. */
    static SQLiteDataSource source(Path file, TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setTransactionMode(mode);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.enforceForeignKeys(true);
        config.setCacheSize(-65_536);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private static void migrate(SQLiteDataSource source, Path file) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:entente/store/migrations")
                    .table("migration")
                    .loggers("slf4j")
                    .outOfOrder(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new RecordException(
                    "%s: the record could not be brought to form %d: %s".formatted(file, VERSION, e.getMessage()), e);
        }
    }

    private static RecordKind kind(Connection connection, Path file, Optional<RecordKind> wanted) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR IGNORE INTO about (key, value) VALUES ('kind', ?)")) {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT value FROM about WHERE key = 'kind'")) {
                if (found.next()) {
                    RecordKind kind = RecordKind.valueOf(found.getString(1).toUpperCase(Locale.ROOT));
                    if (wanted.isPresent() && wanted.get() != kind) {
                        throw new RecordException(
                                "%s: expected a record of kind %s, found one of kind %s. The two are never mixed: name another file"
                                        .formatted(file, wanted.get(), kind));
                    }
                    return kind;
                }
            }
            RecordKind kind = wanted.orElse(RecordKind.ORDINARY);
            insert.setString(1, kind.code());
            insert.executeUpdate();
            return kind;
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
