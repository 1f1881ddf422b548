package entente.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One statement for many rows, past Jdbi's binding, which costs more than SQLite's writing. */
final class Insert implements AutoCloseable {

    private final String sql;
    private final PreparedStatement statement;

    Insert(Handle handle, String sql) {
        this.sql = sql;
        try {
            this.statement = handle.getConnection().prepareStatement(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    void row(@Nullable Object... values) {
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private static RecordException failed(String sql, SQLException e) {
        return new RecordException("the record could not be written to (%s): %s".formatted(sql, e.getMessage()), e);
    }
}
