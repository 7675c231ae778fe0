package io.taosj;

import io.taosj.internal.bind.QueryParameters;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement: bind values, execute, and again.
 *
 * <p>For inserts, bind one {@link BindTable} per table; many in one call travel in one message. Values are checked
 * against the columns before anything is sent: one that does not fit is a {@link TaosDataException} that names table,
 * column and row, and nothing of the call is bound then. Both forms that the server recommends work: {@code insert into
 * stb (tbname, tag, ts, value) values (?, ?, ?, ?)} and {@code insert into ? using stb tags (?) values (?, ?)}. Used by
 * one thread at a time.
 */
public final class Statement2 implements AutoCloseable {
    private final TransportStatement statement;
    private final Duration timeout;
    private final ZoneId zone;
    private final Stmt2Payload payload = new Stmt2Payload();
    private final BoundTables tableEncoder;
    private final RowCollector rows;
    private boolean bound;
    private boolean closed;

    Statement2(TransportStatement statement, Duration timeout, ZoneId zone) {
        this.statement = statement;
        this.timeout = timeout;
        this.zone = zone;
        this.tableEncoder = new BoundTables(statement.fields(), zone);
        this.rows = new RowCollector(statement.fields(), zone);
    }

    /** Whether this is an INSERT. */
    public boolean isInsert() {
        return statement.isInsert();
    }

    /** The placeholders of an INSERT in the order of the text; of other statements none. */
    public List<StatementField> fields() {
        return statement.fields();
    }

    /** The number of placeholders. */
    public int parameters() {
        return statement.parameters();
    }

    /**
     * Binds rows of an INSERT. Further calls before {@link #execute()} add to them.
     *
     * @throws TaosStatementException if the number of tags or columns is wrong, or columns differ in length
     * @throws TaosDataException if a value does not fit its column
     */
    public void bind(BindTable... tables) {
        bind(Arrays.asList(tables));
    }

    /** Binds rows of an INSERT, see {@link #bind(BindTable...)}. */
    public void bind(List<BindTable> tables) {
        checkOpen();
        if (!isInsert()) {
            throw wrong("tables are bound to inserts; use bindParameters for other statements");
        }
        if (tables.isEmpty()) {
            return;
        }
        tableEncoder.encode(payload, tables);
        send();
    }

    /**
     * Binds one row of an INSERT, with the table's name and its tags among the values if the statement has them. Rows are
     * grouped by table; of a table's tags those of its first row count. The values are checked here: a row that does not
     * fit is not added, and the rows before it stay. The rows are sent by {@link #execute()}, or earlier if there are
     * many.
     *
     * @param values in the order of {@link #fields()}, objects of classes that fit; null is NULL, {@link
     *     BindTable#UNSET} leaves a column of an existing row as it is
     * @throws TaosStatementException if the number of values is wrong or the table's name is no text
     * @throws TaosDataException if a value does not fit its column; it names column and value
     */
    public void bindRow(@Nullable Object... values) {
        checkOpen();
        if (!isInsert()) {
            throw wrong("rows are bound to inserts; use bindParameters for other statements");
        }
        rows.add(values);
        if (rows.isFull()) {
            bind(rows.drain());
        }
    }

    /**
     * Binds the parameters of a query or another statement that is no INSERT.
     *
     * @param values in the order of the placeholders: Boolean, numbers, String, byte[] or date and time objects
     */
    public void bindParameters(@Nullable Object... values) {
        checkOpen();
        if (isInsert()) {
            throw wrong("the statement is an INSERT; bind tables");
        }
        if (values.length != parameters()) {
            throw wrong("the statement has " + parameters() + " parameters, given are " + values.length);
        }
        payload.reset();
        payload.table(null);
        for (int i = 0; i < values.length; i++) {
            QueryParameters.encode(payload.columns(), i, values[i], zone);
        }
        send();
    }

    private void send() {
        // what was bound before is lost if this fails
        bound = false;
        statement.bind(payload, timeout);
        bound = true;
    }

    /**
     * Executes with what is bound.
     *
     * @return the rows written; 0 for queries
     */
    public long execute() {
        checkOpen();
        if (!rows.isEmpty()) {
            bind(rows.drain());
        }
        if (!bound && parameters() > 0) {
            throw new TaosStatementException(ClientErrors.STATEMENT_STATE, "nothing is bound, or binding failed");
        }
        bound = false;
        return statement.execute(timeout);
    }

    /** Executes a query with what is bound and gives its result, which the caller closes. */
    public TaosResult query() {
        execute();
        return new TaosResult(statement.result(timeout), zone);
    }

    private void checkOpen() {
        if (closed) {
            throw new TaosStatementException(ClientErrors.STATEMENT_STATE, "the statement is closed");
        }
    }

    private static TaosStatementException wrong(String message) {
        return new TaosStatementException(ClientErrors.INVALID_ARGUMENT, message);
    }

    /** Frees the statement on the server. Repeated calls have no effect. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            statement.close();
        }
    }
}
