package io.taosj.jdbc.internal;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.ClientInfoStatus;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are the same for every connection: TDengine writes each statement at once, so transactions are accepted
 * and have no effect, and what has no counterpart is refused.
 */
abstract class NeutralConnection implements Connection {
    private boolean autoCommit = true;
    private boolean readOnly;
    private final Properties clientInfo = new Properties();

    abstract void checkOpen() throws SQLException;

    @Override
    public final void setAutoCommit(boolean wanted) throws SQLException {
        checkOpen();
        autoCommit = wanted;
    }

    @Override
    public final boolean getAutoCommit() throws SQLException {
        checkOpen();
        return autoCommit;
    }

    @Override
    public final void commit() throws SQLException {
        endTransaction("commit");
    }

    @Override
    public final void rollback() throws SQLException {
        endTransaction("rollback");
    }

    private void endTransaction(String method) throws SQLException {
        checkOpen();
        if (autoCommit) {
            throw Failures.transaction(method + " needs setAutoCommit(false) before");
        }
    }

    final void resetNeutral() {
        autoCommit = true;
        readOnly = false;
    }

    @Override
    public final void setReadOnly(boolean wanted) throws SQLException {
        checkOpen();
        readOnly = wanted;
    }

    @Override
    public final boolean isReadOnly() throws SQLException {
        checkOpen();
        return readOnly;
    }

    @Override
    public final void setTransactionIsolation(int level) throws SQLException {
        checkOpen();
        switch (level) {
            case TRANSACTION_NONE,
                    TRANSACTION_READ_UNCOMMITTED,
                    TRANSACTION_READ_COMMITTED,
                    TRANSACTION_REPEATABLE_READ,
                    TRANSACTION_SERIALIZABLE -> {
                // pools and frameworks set levels; without transactions there is nothing to isolate
            }
            default -> throw Failures.argument("unknown isolation level " + level);
        }
    }

    @Override
    public final int getTransactionIsolation() throws SQLException {
        checkOpen();
        return TRANSACTION_NONE;
    }

    @Override
    public final @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public final void clearWarnings() throws SQLException {
        checkOpen();
    }

    @Override
    public final Map<String, Class<?>> getTypeMap() throws SQLException {
        checkOpen();
        return new HashMap<>();
    }

    @Override
    public final void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
        checkOpen();
        if (map == null || !map.isEmpty()) {
            throw Failures.unsupported("TDengine has no user-defined types");
        }
    }

    @Override
    public final void setHoldability(int holdability) throws SQLException {
        checkOpen();
        if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            throw Failures.argument("unknown holdability " + holdability);
        }
    }

    @Override
    public final int getHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    private SQLException none(String what) throws SQLException {
        checkOpen();
        return Failures.unsupported("TDengine has no " + what);
    }

    @Override
    public final Savepoint setSavepoint() throws SQLException {
        throw none("savepoints");
    }

    @Override
    public final Savepoint setSavepoint(String name) throws SQLException {
        throw none("savepoints");
    }

    @Override
    public final void rollback(Savepoint savepoint) throws SQLException {
        throw none("savepoints");
    }

    @Override
    public final void releaseSavepoint(Savepoint savepoint) throws SQLException {
        throw none("savepoints");
    }

    @Override
    public final CallableStatement prepareCall(String sql) throws SQLException {
        throw none("stored procedures");
    }

    @Override
    public final CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        throw none("stored procedures");
    }

    @Override
    public final CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        throw none("stored procedures");
    }

    @Override
    public final Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        throw none("arrays");
    }

    @Override
    public final Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        throw none("structures");
    }

    @Override
    public final SQLXML createSQLXML() throws SQLException {
        throw none("XML values");
    }

    @Override
    public final Blob createBlob() throws SQLException {
        checkOpen();
        return new MemoryBlob(new byte[0]);
    }

    @Override
    public final Clob createClob() throws SQLException {
        return createNClob();
    }

    @Override
    public final NClob createNClob() throws SQLException {
        checkOpen();
        return new MemoryClob("");
    }

    @Override
    public final PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
        NeutralStatement.keys(autoGeneratedKeys);
        return prepareStatement(sql);
    }

    @Override
    public final PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public final PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public final PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return prepareStatement(sql, type, concurrency);
    }

    @Override
    public final Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return createStatement(type, concurrency);
    }

    /** Whether a result set of this type scrolls. */
    static boolean scrolls(int type, int concurrency) throws SQLException {
        if (concurrency != ResultSet.CONCUR_READ_ONLY && concurrency != ResultSet.CONCUR_UPDATABLE) {
            throw Failures.argument("unknown concurrency " + concurrency);
        }
        if (concurrency == ResultSet.CONCUR_UPDATABLE) {
            throw Failures.unsupported("result sets are read-only; use CONCUR_READ_ONLY");
        }
        return switch (type) {
            case ResultSet.TYPE_FORWARD_ONLY -> false;
            case ResultSet.TYPE_SCROLL_INSENSITIVE -> true;
            case ResultSet.TYPE_SCROLL_SENSITIVE ->
                throw Failures.unsupported("result sets don't see later changes; use TYPE_SCROLL_INSENSITIVE");
            default -> throw Failures.argument("unknown result set type " + type);
        };
    }

    @Override
    public final void setClientInfo(@Nullable String name, @Nullable String value) throws SQLClientInfoException {
        if (isOver()) {
            Map<String, ClientInfoStatus> failed =
                    name == null ? Map.of() : Map.of(name, ClientInfoStatus.REASON_UNKNOWN);
            throw new SQLClientInfoException("the connection is closed", "08003", failed);
        }
        if (name == null) {
            throw new SQLClientInfoException("the name of the client info is null", "HY024", Map.of());
        }
        if (value == null) {
            clientInfo.remove(name);
        } else {
            clientInfo.setProperty(name, value);
        }
    }

    abstract boolean isOver();

    @Override
    public final void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
        setClientInfo(properties == null ? null : "", null);
        clientInfo.clear();
        if (properties != null) {
            clientInfo.putAll(properties);
        }
    }

    @Override
    public final @Nullable String getClientInfo(@Nullable String name) throws SQLException {
        checkOpen();
        return name == null ? null : clientInfo.getProperty(name);
    }

    @Override
    public final Properties getClientInfo() throws SQLException {
        checkOpen();
        Properties copy = new Properties();
        copy.putAll(clientInfo);
        return copy;
    }

    @Override
    public final void setSchema(String schema) throws SQLException {
        // databases are catalogs; a schema inside of them does not exist, and JDBC says to ignore the call then
        checkOpen();
    }

    @Override
    public final @Nullable String getSchema() throws SQLException {
        checkOpen();
        return null;
    }
}
