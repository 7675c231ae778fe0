package io.taosj.internal.ws;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.ConnectionOptions;
import io.taosj.internal.ZoneNames;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a subscription: the login, and the consumer's settings. */
final class SubscribeRequest {
    /** Settings that have an argument of their own; the others go into the object {@code config}. */
    private static final Map<String, String> ARGUMENTS = arguments();

    private final ConnectionOptions options;
    private final Map<String, String> settings;
    private final @Nullable String zone;

    SubscribeRequest(ConnectionOptions options, Map<String, String> settings) {
        this.options = options;
        this.settings = settings;
        this.zone = ZoneNames.of(options);
    }

    private static Map<String, String> arguments() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("group.id", "group_id");
        names.put("client.id", "client_id");
        // the misspelt name is the one that all versions know
        names.put("auto.offset.reset", "offset_rest");
        names.put("experimental.snapshot.enable", "snapshot_enable");
        names.put("msg.with.table.name", "with_table_name");
        names.put("msg.enable.batchmeta", "enable_batch_meta");
        names.put("msg.consume.excluded", "msg_consume_excluded");
        names.put("session.timeout.ms", "session_timeout_ms");
        names.put("max.poll.interval.ms", "max_poll_interval_ms");
        return names;
    }

    void write(JsonGenerator out, List<String> topics) throws IOException {
        out.writeStringField("user", options.user());
        out.writeStringField("password", options.password());
        TextRequest.optional(out, "db", options.database());
        for (Map.Entry<String, String> argument : ARGUMENTS.entrySet()) {
            TextRequest.optional(out, argument.getValue(), settings.get(argument.getKey()));
        }
        out.writeArrayFieldStart("topics");
        for (String topic : topics) {
            out.writeString(topic);
        }
        out.writeEndArray();
        // the adapter would also commit what was received ahead and not handed out yet
        out.writeStringField("auto_commit", "false");
        TextRequest.optional(out, "tz", zone);
        out.writeStringField("app", options.application());
        out.writeStringField("connector", "taosj-ws");
        out.writeObjectFieldStart("config");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (!ARGUMENTS.containsKey(setting.getKey())) {
                out.writeStringField(setting.getKey(), setting.getValue());
            }
        }
        TextRequest.optional(out, "td.connect.token", options.bearerToken());
        out.writeEndObject();
    }
}
