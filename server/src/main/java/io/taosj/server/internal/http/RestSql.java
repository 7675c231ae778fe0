package io.taosj.server.internal.http;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.wire.Block;
import io.taosj.wire.RestResultWriter;
import io.taosj.server.internal.Metrics;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /rest/sql[/database]}: one statement, answered as JSON. */
final class RestSql implements Endpoint {
    private static final String PREFIX = "/rest/sql";
    private static final int BAD_REQUEST = 400;
    private static final int REQUEST_EMPTY = 0x1106;
    private static final int NO_SQL = 0x1107;
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False", "");

    private final Authenticator authenticator;
    private final Metrics metrics;
    private final int bodyLimit;

    RestSql(Authenticator authenticator, Metrics metrics, int bodyLimit) {
        this.authenticator = authenticator;
        this.metrics = metrics;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        requestId(exchange);
        Authenticator.Login login = authenticator.login(exchange);
        ZoneId connectionZone = zone(exchange.parameter("conn_tz"));
        ZoneId outputZone = connectionZone == null ? zone(exchange.parameter("tz")) : connectionZone;
        boolean objects = flag(exchange.parameter("row_with_meta"));
        String sql = sql(exchange);
        try (EngineSession session = login.open()) {
            session.client(exchange.parameter("app"), address(exchange));
            if (connectionZone != null) {
                session.zone(connectionZone);
            }
            use(session, exchange.path());
            try (EngineResult result = session.execute(sql)) {
                answer(exchange, result, outputZone == null ? ZoneOffset.UTC : outputZone, objects);
            }
        }
    }

    private void answer(Exchange exchange, EngineResult result, ZoneId zone, boolean objects)
            throws IOException {
        boolean timed = "true".equals(exchange.parameter("timing"));
        if (result.isUpdate()) {
            metrics.rowsIn(result.affectedRows());
            try (OutputStream out = exchange.stream()) {
                RestResultWriter.update(out, result.affectedRows(), objects, timing(exchange, timed));
            }
            return;
        }
        // the first block is fetched before the status is sent: most errors of a query show up there
        Block block = result.next();
        try (OutputStream out = exchange.stream()) {
            RestResultWriter writer = new RestResultWriter(out, result.schema(), zone, objects);
            while (block != null) {
                writer.write(block);
                metrics.rowsOut(block.rows());
                block = nextOrEnd(result);
            }
            writer.finish(timing(exchange, timed));
        }
    }

    private static long timing(Exchange exchange, boolean timed) {
        return timed ? exchange.timing() : RestResultWriter.NO_TIMING;
    }

    /** An error in the middle can't change the status any more: the rows end there. */
    private static @Nullable Block nextOrEnd(EngineResult result) {
        try {
            return result.next();
        } catch (EngineException e) {
            System.getLogger(RestSql.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "query failed after its first rows were sent: {0}",
                            e.getMessage());
            return null;
        }
    }

    private static void requestId(Exchange exchange) {
        String id = exchange.parameter("req_id");
        if (id == null || id.isEmpty()) {
            return;
        }
        try {
            Long.parseLong(id);
        } catch (NumberFormatException e) {
            boolean digits = id.chars().allMatch(c -> c >= '0' && c <= '9');
            throw new HttpFailure(
                    BAD_REQUEST,
                    Exchange.GENERIC_ERROR,
                    "illegal param, req_id must be numeric strconv.ParseInt: parsing \"" + id + "\": "
                            + (digits ? "value out of range" : "invalid syntax"));
        }
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new HttpFailure(BAD_REQUEST, Exchange.GENERIC_ERROR, "unknown time zone " + name);
        }
    }

    private static boolean flag(@Nullable String text) {
        if (text == null || FALSE.contains(text)) {
            return false;
        }
        if (TRUE.contains(text)) {
            return true;
        }
        throw new HttpFailure(
                BAD_REQUEST,
                Exchange.GENERIC_ERROR,
                "illegal param, row_with_meta must be boolean strconv.ParseBool: parsing \"" + text
                        + "\": invalid syntax");
    }

    private String sql(Exchange exchange) throws IOException {
        String body = exchange.body(bodyLimit);
        if (body.isEmpty()) {
            throw new HttpFailure(BAD_REQUEST, REQUEST_EMPTY, "request is empty");
        }
        String sql = body.strip();
        if (sql.isEmpty()) {
            throw new HttpFailure(BAD_REQUEST, NO_SQL, "no sql input");
        }
        return sql;
    }

    private static String address(Exchange exchange) {
        String given = exchange.parameter("ip");
        return given == null || given.isEmpty() ? exchange.peer() : given;
    }

    /** Makes the path's database current; one that doesn't exist is no error here. */
    private static void use(EngineSession session, String path) {
        String database = path.length() > PREFIX.length() + 1 ? path.substring(PREFIX.length() + 1) : "";
        if (database.isEmpty()) {
            return;
        }
        try {
            session.use(database);
        } catch (EngineException e) {
            session.use(null);
        }
    }
}
