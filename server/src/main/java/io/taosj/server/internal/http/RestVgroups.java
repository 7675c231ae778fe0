package io.taosj.server.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.server.internal.JsonValues;
import io.taosj.wire.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** {@code POST /rest/sql/database/vgid}: the vgroups of tables, also of tables that don't exist yet. */
final class RestVgroups implements Endpoint {
    static final String SUFFIX = "/vgid";
    private static final String PREFIX = "/rest/sql/";
    private static final int BAD_REQUEST = 400;
    private static final int DATABASE_NOT_EXIST = 0x388;

    private final Authenticator authenticator;
    private final int bodyLimit;

    RestVgroups(Authenticator authenticator, int bodyLimit) {
        this.authenticator = authenticator;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Authenticator.Login login = authenticator.login(exchange);
        String path = exchange.path();
        String database = path.substring(PREFIX.length(), path.length() - SUFFIX.length());
        List<String> tables = tables(exchange.body(bodyLimit));
        List<Long> ids = new ArrayList<>();
        try (EngineSession session = login.open()) {
            session.use(database);
            List<Long> groups = numbers(session, "show " + Sql.name(database) + ".vgroups");
            if (groups.isEmpty()) {
                throw new EngineException(DATABASE_NOT_EXIST, "Database not exist");
            }
            for (String table : tables) {
                List<Long> known = numbers(
                        session,
                        "select vgroup_id from information_schema.ins_tables where db_name=" + Sql.text(database)
                                + " and table_name=" + Sql.text(table));
                ids.add(known.isEmpty() ? groups.get(spread(database, table, groups.size())) : known.get(0));
            }
        }
        exchange.send(200, Exchange.JSON, json(ids));
    }

    private static int spread(String database, String table, int groups) {
        CRC32 hash = new CRC32();
        hash.update((database + "." + table).getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % groups);
    }

    private static List<String> tables(String body) {
        List<String> names = new ArrayList<>();
        try {
            if (JsonValues.parse(body) instanceof List<?> items) {
                for (Object item : items) {
                    names.add(String.valueOf(item));
                }
                return names;
            }
        } catch (IOException e) {
            throw new HttpFailure(BAD_REQUEST, Exchange.GENERIC_ERROR, "body is not a JSON array of table names");
        }
        throw new HttpFailure(BAD_REQUEST, Exchange.GENERIC_ERROR, "body is not a JSON array of table names");
    }

    private static List<Long> numbers(EngineSession session, String sql) {
        List<Long> numbers = new ArrayList<>();
        try (EngineResult result = session.execute(sql)) {
            for (Block block = result.next(); block != null; block = result.next()) {
                for (int row = 0; row < block.rows(); row++) {
                    if (block.column(0).get(row) instanceof Number number) {
                        numbers.add(number.longValue());
                    }
                }
            }
        }
        return numbers;
    }

    private static byte[] json(List<Long> ids) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonValues.factory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("code", 0);
            json.writeArrayFieldStart("vgIDs");
            for (long id : ids) {
                json.writeNumber(id);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
