package io.taosj.internal.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.SchemalessOptions;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosSchemalessException;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Schemaless writes are sent as they were recorded, and the replies of a real server are understood. */
@Timeout(60)
class RecordedSchemalessIT {
    private record Step(String request, Map<?, ?> args, String reply) {}

    @Test
    void sendsWhatWasRecorded() throws IOException {
        List<Step> steps = steps();
        List<String> sent = new ArrayList<>();
        TestServer.Script script = c -> {
            c.login();
            for (Step step : steps) {
                sent.add(c.receiveData().text());
                c.text(step.reply());
            }
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = Taos.connect(server.url())) {
            for (Step step : steps) {
                check(taos, step);
            }
            assertThat(server.failures).isEmpty();
        }
        // the one freedom of the format: how characters beyond the basic plane are written
        assertThat(sent)
                .isEqualTo(steps.stream()
                        .map(step -> step.request().replace("😀", "\\uD83D\\uDE00"))
                        .toList());
    }

    private static void check(TaosConnection taos, Step step) throws IOException {
        Map<?, ?> reply = Recording.object(step.reply());
        long code = number(reply, "code");
        if (code == 0) {
            assertThat(write(taos, step.args())).isEqualTo(number(reply, "affected_rows"));
        } else {
            assertThatThrownBy(() -> write(taos, step.args()))
                    .isInstanceOfSatisfying(TaosSchemalessException.class, e -> {
                        assertThat(e.code()).isEqualTo((int) code);
                        assertThat(e.serverMessage()).isEqualTo(reply.get("message"));
                    });
        }
    }

    private static long write(TaosConnection taos, Map<?, ?> args) {
        SchemalessOptions options =
                SchemalessOptions.ttl((int) number(args, "ttl")).requestId(number(args, "req_id"));
        if (args.get("table_name_key") instanceof String key) {
            options = options.tableNameKey(key);
        }
        return taos.schemaless(
                String.valueOf(args.get("data")),
                SchemalessProtocol.ofCode(number(args, "protocol")),
                SchemalessPrecision.ofText(String.valueOf(args.get("precision"))),
                options);
    }

    private static long number(Map<?, ?> map, String name) {
        return ((Number) Objects.requireNonNull(map.get(name), name)).longValue();
    }

    /** The recorded writes that the client's types can express: no unknown protocols and units. */
    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        List<Recording.Entry> entries = Recording.load("40-raw-schemaless").entries();
        for (int i = 0; i + 1 < entries.size(); i++) {
            String request = entries.get(i).text();
            if (request.startsWith("{\"action\":\"insert\"")) {
                Map<?, ?> args = (Map<?, ?>) Objects.requireNonNull(Recording.object(request).get("args"));
                String precision = String.valueOf(args.get("precision"));
                long protocol = number(args, "protocol");
                if (protocol >= 1
                        && protocol <= 3
                        && SchemalessPrecision.ofText(precision).text().equals(precision)) {
                    steps.add(new Step(request, args, entries.get(i + 1).text()));
                }
            }
        }
        assertThat(steps).hasSizeGreaterThan(25);
        return steps;
    }
}
