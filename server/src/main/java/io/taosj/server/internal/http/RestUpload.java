package io.taosj.server.internal.http;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.server.internal.Metrics;
import io.taosj.wire.Block;
import io.taosj.wire.RestResultWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** {@code POST /rest/upload?db=&table=}: rows as CSV files in a form. */
final class RestUpload implements Endpoint {
    private static final int BAD_REQUEST = 400;
    private static final int OK = 200;
    private static final int MAX_STATEMENT = 1_000_000;
    private static final int NOTE_COLUMN = 3;
    private static final Set<String> QUOTED_TYPES = Set.of("TIMESTAMP", "VARCHAR", "NCHAR");

    private final Authenticator authenticator;
    private final Metrics metrics;
    private final int bodyLimit;

    RestUpload(Authenticator authenticator, Metrics metrics, int bodyLimit) {
        this.authenticator = authenticator;
        this.metrics = metrics;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Authenticator.Login login = authenticator.login(exchange);
        String table = Sql.name(required(exchange, "db")) + "." + Sql.name(required(exchange, "table"));
        long rows = 0;
        try (EngineSession session = login.open()) {
            session.client(exchange.parameter("app"), exchange.peer());
            List<Boolean> quoted = columns(session, table);
            String boundary = Multipart.boundary(exchange.header(HttpHeader.CONTENT_TYPE));
            if (boundary == null) {
                throw new HttpFailure(
                        OK, Exchange.GENERIC_ERROR, "request Content-Type isn't multipart/form-data");
            }
            for (String file : files(exchange.bodyBytes(bodyLimit), boundary)) {
                rows += insert(session, table, quoted, file);
            }
        }
        metrics.rowsIn(rows);
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        RestResultWriter.update(reply, rows, false, RestResultWriter.NO_TIMING);
        exchange.send(OK, "text/plain; charset=utf-8", reply.toByteArray());
    }

    private static String required(Exchange exchange, String name) {
        String value = exchange.parameter(name);
        if (value == null || value.isEmpty()) {
            throw new HttpFailure(BAD_REQUEST, Exchange.GENERIC_ERROR, name + " required");
        }
        return value;
    }

    private static List<String> files(byte[] body, String boundary) {
        try {
            return Multipart.parts(body, boundary, "data");
        } catch (IllegalArgumentException e) {
            throw new HttpFailure(OK, Exchange.GENERIC_ERROR, String.valueOf(e.getMessage()));
        }
    }

    /** For each column, tags aside, whether its values are written in quotes. */
    private static List<Boolean> columns(EngineSession session, String table) {
        List<Boolean> quoted = new ArrayList<>();
        try (EngineResult result = session.execute("describe " + table)) {
            for (Block block = result.next(); block != null; block = result.next()) {
                for (int row = 0; row < block.rows(); row++) {
                    if ("TAG".equals(block.texts(NOTE_COLUMN).getString(row))) {
                        return quoted;
                    }
                    String type = String.valueOf(block.texts(1).getString(row));
                    quoted.add(QUOTED_TYPES.contains(type));
                }
            }
        }
        return quoted;
    }

    private static long insert(EngineSession session, String table, List<Boolean> quoted, String file) {
        CsvRecords records = new CsvRecords(file);
        String start = "insert into " + table + " values";
        StringBuilder sql = new StringBuilder(start);
        long rows = 0;
        for (List<CsvRecords.Field> record = next(records); record != null; record = next(records)) {
            String tuple = tuple(record, quoted);
            if (sql.length() > start.length() && sql.length() + tuple.length() > MAX_STATEMENT) {
                session.execute(sql.toString()).close();
                sql.setLength(start.length());
            }
            sql.append(tuple);
            rows++;
        }
        if (sql.length() > start.length()) {
            session.execute(sql.toString()).close();
        }
        return rows;
    }

    private static @Nullable List<CsvRecords.Field> next(CsvRecords records) {
        try {
            return records.next();
        } catch (IllegalArgumentException e) {
            throw new EngineException(Exchange.GENERIC_ERROR, String.valueOf(e.getMessage()));
        }
    }

    private static String tuple(List<CsvRecords.Field> record, List<Boolean> quoted) {
        if (record.size() < quoted.size()) {
            throw new EngineException(Exchange.GENERIC_ERROR, "column count not enough");
        }
        StringBuilder tuple = new StringBuilder("(");
        for (int i = 0; i < quoted.size(); i++) {
            CsvRecords.Field field = record.get(i);
            tuple.append(i == 0 ? "" : ",");
            if (field.text().isEmpty() && !field.quoted()) {
                tuple.append("null");
            } else {
                tuple.append(quoted.get(i) ? Sql.text(field.text()) : field.text());
            }
        }
        return tuple.append(')').toString();
    }
}
