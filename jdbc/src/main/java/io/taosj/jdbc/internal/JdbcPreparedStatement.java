package io.taosj.jdbc.internal;

import io.taosj.Protocol;
import io.taosj.Statement2;
import io.taosj.StatementField;
import io.taosj.TaosException;
import io.taosj.TaosResult;
import java.sql.BatchUpdateException;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with parameters. Where the server can prepare it, rows are collected as typed columns and sent in one
 * message; elsewhere the parameters become literals.
 */
final class JdbcPreparedStatement extends ParameterSetters {
    private static final Object UNSET = new Object();

    private final PreparedText text;
    private final boolean bound;
    private final @Nullable Object[] values;
    private final List<String> textBatch = new ArrayList<>();
    private StatementCache.@Nullable Entry single;
    private StatementCache.@Nullable Entry batch;
    private int batchRows;

    JdbcPreparedStatement(JdbcConnection connection, String sql, boolean scroll) {
        super(connection, scroll);
        this.text = PreparedText.of(SqlScan.translated(sql));
        this.bound = text.bindable() && connection.settings().options().protocol() != Protocol.REST;
        this.values = new @Nullable Object[text.parameters()];
        Arrays.fill(values, UNSET);
    }

    @Override
    void put(int index, @Nullable Object value) throws SQLException {
        checkOpen();
        if (index < 1 || index > values.length) {
            throw Failures.parameter("parameter " + index + " is not between 1 and " + values.length);
        }
        values[index - 1] = value;
    }

    @Override
    public void clearParameters() throws SQLException {
        checkOpen();
        Arrays.fill(values, UNSET);
    }

    private void checkSet() throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == UNSET) {
                throw Failures.parameter("parameter " + (i + 1) + " is not set");
            }
        }
    }

    private StatementCache.Entry entry(StatementCache.@Nullable Entry known) throws SQLException {
        if (known != null && connection().cache().isStale(known)) {
            StatementCache.close(known.statement());
            return prepare();
        }
        return known == null ? prepare() : known;
    }

    private StatementCache.Entry prepare() throws SQLException {
        connection().checkOpen();
        return connection().cache().take(text.sql());
    }

    @Override
    public boolean execute() throws SQLException {
        checkOpen();
        checkSet();
        if (!bound) {
            return run(text.filled(values));
        }
        begin();
        StatementCache.Entry entry = entry(single);
        single = null;
        boolean done = false;
        try {
            boolean rows = execute(entry.statement());
            done = true;
            return rows;
        } finally {
            if (done) {
                single = entry;
            } else {
                StatementCache.close(entry.statement());
            }
        }
    }

    @SuppressWarnings("NullAway") // JDK 17 drops the annotations of arrays in class files
    private boolean execute(Statement2 statement) throws SQLException {
        if (statement.isInsert()) {
            bind(statement);
            keep(running.call(statement::execute));
            return false;
        }
        TaosResult result = running.call(() -> {
            statement.bindParameters(values);
            return statement.query();
        });
        return keep(result);
    }

    @SuppressWarnings("NullAway") // JDK 17 drops the annotations of arrays in class files
    private void bind(Statement2 statement) throws SQLException {
        List<StatementField> fields = statement.fields();
        @Nullable Object[] row = new @Nullable Object[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = i < fields.size()
                    ? Coercion.fit(values[i], fields.get(i), connection().zone())
                    : values[i];
        }
        try {
            statement.bindRow(row);
        } catch (TaosException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        execute();
        return queried();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        execute();
        return updated();
    }

    @Override
    public int executeUpdate() throws SQLException {
        return small(executeLargeUpdate());
    }

    @Override
    public void addBatch() throws SQLException {
        checkOpen();
        checkSet();
        if (!bound || !text.insert()) {
            textBatch.add(text.filled(values));
            return;
        }
        StatementCache.Entry entry = batch;
        if (entry == null) {
            entry = entry(single);
            single = null;
            batch = entry;
        }
        bind(entry.statement());
        batchRows++;
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        textBatch.clear();
        dropBatch();
    }

    private void dropBatch() {
        StatementCache.Entry entry = batch;
        batch = null;
        batchRows = 0;
        if (entry != null) {
            StatementCache.close(entry.statement());
        }
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        checkOpen();
        if (!textBatch.isEmpty()) {
            List<String> statements = new ArrayList<>(textBatch);
            textBatch.clear();
            return runAll(statements);
        }
        StatementCache.Entry entry = batch;
        begin();
        if (entry == null) {
            return new long[0];
        }
        long[] counts = new long[batchRows];
        try {
            long written = running.call(entry.statement()::execute);
            Arrays.fill(counts, written == counts.length ? 1 : Statement.SUCCESS_NO_INFO);
            batch = null;
            batchRows = 0;
            single = entry;
            return counts;
        } catch (SQLException e) {
            // one message for all rows: which of them are written can't be known
            Arrays.fill(counts, Statement.EXECUTE_FAILED);
            throw new BatchUpdateException(
                    "the batch of " + counts.length + " rows failed: " + e.getMessage(),
                    e.getSQLState(),
                    e.getErrorCode(),
                    counts,
                    e);
        } finally {
            dropBatch();
        }
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        checkOpen();
        if (!bound || !text.insert()) {
            return new JdbcParameterMetaData(values.length, List.of());
        }
        StatementCache.Entry entry = batch == null ? entry(single) : batch;
        if (batch == null) {
            single = entry;
        }
        return new JdbcParameterMetaData(values.length, entry.statement().fields());
    }

    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        ResultSet result = getResultSet();
        // before the first execution the server does not tell the columns
        return result == null ? null : result.getMetaData();
    }

    @Override
    void release() {
        dropBatch();
        StatementCache.Entry entry = single;
        single = null;
        if (entry != null) {
            connection().cache().giveBack(entry);
        }
    }

    private static SQLException withoutText() {
        return Failures.state("a prepared statement has its SQL already; call the method without a text");
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        checkOpen();
        throw withoutText();
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        checkOpen();
        throw withoutText();
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        checkOpen();
        throw withoutText();
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        checkOpen();
        throw withoutText();
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        checkOpen();
        throw withoutText();
    }
}
