package io.taosj;

import io.taosj.internal.bind.BindValues;
import io.taosj.internal.bind.CheckedColumn;
import io.taosj.internal.bind.Place;
import io.taosj.internal.bind.QueryParameters;
import io.taosj.internal.bind.RowCollector;
import io.taosj.spi.PreparedHandle;
import io.taosj.spi.TransportSession;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement: INSERT of rows for one or many tables, or a query with parameters.
 *
 * <p>Rows are bound by columns ({@link #bind(BindTable)}) or one by one ({@link #bindRow}), as often as wanted, and written by
 * {@link #execute()}. A value that does not fit its column is a {@link TaosDataException} naming table, column, row and
 * value; nothing of that call is bound then, what was bound before stays. If the server refuses values, everything that was
 * bound since the last {@code execute} is dropped and the statement is ready for new values. Used by one thread at a time.
 */
public final class Statement2 implements AutoCloseable {
    /** Values are sent on before a message gets larger than this. */
    private static final int MOST_BYTES = 8 << 20;

    private final TransportSession session;
    private final String sql;
    private final Duration timeout;
    private final Supplier<ZoneId> zone;
    private final Stmt2Payload payload = new Stmt2Payload();
    private @Nullable PreparedHandle handle;
    private final List<StatementField> fields;
    private final List<StatementField> tagFields;
    private final List<StatementField> columnFields;
    private final RowCollector rows;
    private final boolean insert;
    private final int parameters;
    private int payloadTables;
    private int payloadTags;
    private boolean payloadNamed;
    private boolean sent;
    private boolean closed;
    private long affectedRows;

    Statement2(TransportSession session, String sql, Duration timeout, Supplier<ZoneId> zone) {
        this.session = session;
        this.sql = sql;
        this.timeout = timeout;
        this.zone = zone;
        PreparedHandle prepared = session.prepare(sql, timeout);
        handle = prepared;
        insert = prepared.isInsert();
        parameters = prepared.parameters();
        fields = List.copyOf(prepared.fields());
        tagFields = fieldsOf(StatementField.Kind.TAG);
        columnFields = fieldsOf(StatementField.Kind.COLUMN);
        rows = new RowCollector(fields);
    }

    private List<StatementField> fieldsOf(StatementField.Kind kind) {
        return fields.stream().filter(f -> f.kind() == kind).toList();
    }

    /** The statement's text. */
    public String sql() {
        return sql;
    }

    /** Whether this is an INSERT of values. */
    public boolean isInsert() {
        return insert;
    }

    /** What an INSERT takes, in the order of {@link #bindRow}; none for queries, whose parameters have no fixed type. */
    public List<StatementField> fields() {
        return fields;
    }

    /** Number of values of a row, or of parameters. */
    public int parameterCount() {
        return parameters;
    }

    /**
     * Binds rows of one table by columns.
     *
     * @return this
     * @throws TaosDataException if a value does not fit
     * @throws TaosInterfaceException if numbers of tags, columns or rows are wrong, or the table's name is missing
     */
    public Statement2 bind(BindTable table) {
        requireInsert();
        check(table);
        List<CheckedColumn> tags = checked(table.name(), tagFields, table.tags());
        List<CheckedColumn> columns = checked(table.name(), columnFields, table.columns());
        add(table.name(), tags, columns);
        return this;
    }

    /** Binds rows of several tables; see {@link #bind(BindTable)}. */
    public Statement2 bind(BindTable first, BindTable second, BindTable... more) {
        bind(first);
        bind(second);
        for (BindTable table : more) {
            bind(table);
        }
        return this;
    }

    /** Binds rows of several tables; see {@link #bind(BindTable)}. */
    public Statement2 bind(Iterable<BindTable> tables) {
        tables.forEach(this::bind);
        return this;
    }

    /**
     * Binds one row, with the table's name and tags among the values if the statement has them. Rows are grouped by table; of
     * a table's tags those of its first row count.
     *
     * @param values in the order of {@link #fields()}; null is NULL, {@link BindTable#UNSET} leaves a column as it is
     * @return this
     * @throws TaosDataException if a value does not fit
     */
    public Statement2 bindRow(@Nullable Object... values) {
        requireInsert();
        rows.add(values);
        if (rows.isFull()) {
            flushRows();
        }
        return this;
    }

    /**
     * Binds the parameters of a query.
     *
     * @return this
     */
    public Statement2 bindParameters(@Nullable Object... values) {
        checkOpen();
        if (insert) {
            throw state("the statement inserts rows; use bind or bindRow");
        }
        if (values.length != parameters) {
            throw argument("the statement has " + parameters + " parameters, " + values.length + " values are given");
        }
        List<CheckedColumn> columns = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            columns.add(QueryParameters.of(i + 1, values[i]));
        }
        payload.reset();
        payloadTables = 0;
        add(null, List.of(), columns);
        send();
        return this;
    }

    private void check(BindTable table) {
        boolean open = fields.stream().anyMatch(f -> f.kind() == StatementField.Kind.TABLE_NAME);
        if (open && table.name() == null) {
            throw argument("the statement leaves the table's name open; use BindTable.named");
        }
        if (!open && table.name() != null) {
            throw argument("the statement names its table, rows for " + table.name() + " can't be bound");
        }
        if (!table.tags().isEmpty() && table.tags().size() != tagFields.size()) {
            throw argument(
                    label(table) + " has " + table.tags().size() + " tags, the statement takes " + tagFields.size());
        }
        if (table.columns().size() != columnFields.size()) {
            throw argument(label(table) + " has " + table.columns().size() + " columns, the statement takes "
                    + columnFields.size());
        }
        for (int i = 0; i < columnFields.size(); i++) {
            int own = table.columns().get(i).rows();
            int first = table.columns().get(0).rows();
            if (own != first) {
                throw argument(label(table) + ": column " + columnFields.get(i).name() + " has " + own
                        + " values, column " + columnFields.get(0).name() + " has " + first);
            }
        }
    }

    private static String label(BindTable table) {
        return table.name() == null ? "the table" : "table " + table.name();
    }

    private static List<CheckedColumn> checked(
            @Nullable String table, List<StatementField> fields, List<BindValues> values) {
        List<CheckedColumn> checked = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            checked.add(CheckedColumn.of(new Place(table, fields.get(i)), values.get(i)));
        }
        return checked;
    }

    private void add(@Nullable String name, List<CheckedColumn> tags, List<CheckedColumn> columns) {
        boolean other = payloadTags != tags.size() || payloadNamed != (name != null);
        if (payloadTables > 0 && (other || payload.size() > MOST_BYTES)) {
            send();
        }
        payload.table(name);
        tags.forEach(tag -> tag.write(payload.tags()));
        columns.forEach(column -> column.write(payload.columns()));
        payloadTables++;
        payloadTags = tags.size();
        payloadNamed = name != null;
    }

    private void flushRows() {
        rows.drain((table, tags, columns) -> add(table, tags, columns));
    }

    /** Sends what is in the payload; the statement collects it until it is executed. */
    private void send() {
        if (payloadTables == 0) {
            return;
        }
        try {
            handle().bind(payload, timeout);
            sent = true;
        } catch (RuntimeException e) {
            abandon();
            throw e;
        } finally {
            payload.reset();
            payloadTables = 0;
        }
    }

    /** The prepared statement; prepared anew if a failure has spoilt the one before. */
    private PreparedHandle handle() {
        PreparedHandle current = handle;
        if (current == null) {
            current = session.prepare(sql, timeout);
            handle = current;
        }
        return current;
    }

    /** A server's statement is good for nothing after a failure. */
    private void abandon() {
        PreparedHandle spoilt = handle;
        handle = null;
        sent = false;
        rows.clear();
        if (spoilt != null) {
            spoilt.close();
        }
    }

    /**
     * Writes the rows that were bound, or runs the query.
     *
     * @return rows written, where several of the same time in one table count once; 0 for queries
     * @throws TaosStatementException if an INSERT has no rows bound
     */
    public long execute() {
        checkOpen();
        flushRows();
        send();
        if (!sent && (insert || parameters > 0)) {
            throw state(insert ? "no rows are bound" : "no parameters are bound");
        }
        try {
            affectedRows = handle().execute(timeout);
            sent = !insert && parameters > 0;
            return affectedRows;
        } catch (RuntimeException e) {
            abandon();
            throw e;
        }
    }

    /** What the last {@link #execute()} returned. */
    public long affectedRows() {
        return affectedRows;
    }

    /** The result of the query that was executed last, once for each execution; the caller closes it. */
    public TaosResult result() {
        checkOpen();
        if (insert) {
            throw state("an INSERT has no result");
        }
        return new TaosResult(handle().result(timeout), zone.get());
    }

    /** Binds parameters, runs the query and gives its result, which the caller closes. */
    public TaosResult query(@Nullable Object... values) {
        if (parameters > 0 || values.length > 0) {
            bindParameters(values);
        }
        execute();
        return result();
    }

    private void requireInsert() {
        checkOpen();
        if (!insert) {
            throw state("the statement is no INSERT of values; use bindParameters");
        }
    }

    private void checkOpen() {
        if (closed) {
            throw state("the statement is closed");
        }
    }

    private static TaosStatementException state(String text) {
        return new TaosStatementException(ClientErrors.STATEMENT_STATE, text);
    }

    private static TaosInterfaceException argument(String text) {
        return new TaosInterfaceException(ClientErrors.INVALID_ARGUMENT, text);
    }

    /** Frees the statement; rows that are bound and not executed are dropped. Repeated calls have no effect. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            abandon();
        }
    }
}
