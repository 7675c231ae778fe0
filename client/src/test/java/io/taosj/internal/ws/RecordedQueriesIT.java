package io.taosj.internal.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.Row;
import io.taosj.RowCursor;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import io.taosj.TaosResult;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client against the bytes of a real server, value by value. */
class RecordedQueriesIT {
    @ParameterizedTest
    @CsvSource({
        "11-jdbc-query,1,5",
        "12-jdbc-types,1,4",
        "12-jdbc-types,2,4",
        "12-jdbc-types,3,4",
        "13-jdbc-blocks,1,4",
        "14-jdbc-compress,1,1",
        "16-py-types,1,3",
        "16-py-types,2,2",
        "16-py-types,3,2",
        "17-go-query,1,3"
    })
    void readsWhatTheServerHolds(String name, int connection, int atLeast) throws IOException {
        Recording recording = Recording.load(name);
        ReplayServer replay = new ReplayServer(recording, connection);
        int checked = 0;
        try (TestServer server = new TestServer(replay);
                TaosConnection taos = Taos.connect(server.url())) {
            for (Map<?, ?> expected : recording.expected("results")) {
                String sql = String.valueOf(expected.get("sql"));
                if (((Number) value(expected, "c")).intValue() == connection
                        && !Boolean.TRUE.equals(expected.get("volatile"))
                        && replay.knows(sql)) {
                    checkResult(taos, sql, (List<?>) value(expected, "columns"), (List<?>) value(expected, "rows"));
                    checked++;
                }
            }
            checkErrors(taos, replay, recording, connection);
            assertThat(server.failures).isEmpty();
        }
        assertThat(checked).isGreaterThanOrEqualTo(atLeast);
        assertThat(replay.freed)
                .as("results read to their end are not freed again")
                .isEmpty();
    }

    private static Object value(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new AssertionError("no " + key);
        }
        return value;
    }

    private static void checkErrors(TaosConnection taos, ReplayServer replay, Recording recording, int connection) {
        for (Map<?, ?> expected : recording.expected("errors")) {
            String sql = String.valueOf(expected.get("sql"));
            if (((Number) value(expected, "c")).intValue() == connection && replay.knows(sql)) {
                assertThatThrownBy(() -> taos.query(sql)).isInstanceOfSatisfying(TaosException.class, e -> {
                    assertThat(e.code()).isEqualTo(((Number) value(expected, "code")).intValue());
                    assertThat(e.serverMessage()).isEqualTo(expected.get("message"));
                    assertThat(e).hasMessage(String.format("[0x%04x]: %s", e.code(), e.serverMessage()));
                });
            }
        }
        for (Map<?, ?> expected : recording.expected("updates")) {
            String sql = String.valueOf(expected.get("sql"));
            if (((Number) value(expected, "c")).intValue() == connection && replay.knows(sql)) {
                assertThat(taos.execute(sql)).isEqualTo(((Number) value(expected, "affected_rows")).longValue());
            }
        }
    }

    private static void checkResult(TaosConnection taos, String sql, List<?> columns, List<?> rows) {
        try (TaosResult result = taos.query(sql)) {
            List<List<Object>> described = new ArrayList<>();
            for (ColumnInfo column : result.schema().columns()) {
                described.add(List.of(column.name(), column.typeName(), (long) column.length()));
            }
            assertThat(described.toString()).as(sql).isEqualTo(columns.toString());
            int count = 0;
            for (RowCursor row = result.cursor(); row.next(); count++) {
                List<?> expected = (List<?>) rows.get(count);
                for (int i = 0; i < expected.size(); i++) {
                    check(row, i, (String) expected.get(i), sql + " row " + count);
                }
            }
            assertThat(count).as(sql).isEqualTo(rows.size());
        }
    }

    private static void check(Row row, int index, @Nullable String expected, String where) {
        ColumnInfo column = row.schema().columns().get(index);
        String text = row.getString(index);
        if (column.type() == DataType.JSON && "null".equals(text)) {
            // in blocks JSON's null is a text, in the REST answers of the expectations it can't be told from SQL's
            assertThat(expected).as(where).isNull();
            return;
        }
        assertThat(row.isNull(index)).as(where).isEqualTo(expected == null);
        if (expected != null && column.type() == DataType.FLOAT) {
            assertThat(row.getFloat(index)).as(where).isEqualTo(Float.parseFloat(expected));
        } else if (expected != null && column.type() == DataType.DOUBLE) {
            assertThat(row.getDouble(index)).as(where).isEqualTo(Double.parseDouble(expected));
        } else {
            assertThat(text).as(where + " column " + column.name()).isEqualTo(expected);
        }
    }
}
