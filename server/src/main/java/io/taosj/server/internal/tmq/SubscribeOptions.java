package io.taosj.server.internal.tmq;

import io.taosj.engine.ConsumerOptions;
import io.taosj.engine.EngineException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The options of a subscribe request, checked.
 *
 * @param autoCommit whether the server commits while it polls
 * @param autoCommitMillis how often it does
 */
record SubscribeOptions(ConsumerOptions consumer, boolean autoCommit, long autoCommitMillis) {
    private static final int INVALID = 0x118;
    private static final long DEFAULT_COMMIT_MILLIS = 5_000;
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    private static final Set<String> IGNORED = Set.of(
            "td.connect.ip",
            "td.connect.port",
            "td.connect.user",
            "td.connect.pass",
            "td.connect.db",
            "td.connect.token");

    /** The arguments that stand for options. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("group_id", "group.id"),
            Map.entry("client_id", "client.id"),
            Map.entry("offset_rest", "auto.offset.reset"),
            Map.entry("snapshot_enable", "experimental.snapshot.enable"),
            Map.entry("with_table_name", "msg.with.table.name"),
            Map.entry("enable_batch_meta", "msg.enable.batchmeta"),
            Map.entry("msg_consume_excluded", "msg.consume.excluded"),
            Map.entry("msg_consume_rawdata", "msg.consume.rawdata"),
            Map.entry("session_timeout_ms", "session.timeout.ms"),
            Map.entry("max_poll_interval_ms", "max.poll.interval.ms"));

    /**
     * Reads the options.
     *
     * @throws EngineException with the adapter's codes and texts
     */
    static SubscribeOptions of(TmqRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        boolean autoCommit = bool(request.text("auto_commit"));
        long interval = interval(request.text("auto_commit_interval_ms"));
        KEYS.forEach((argument, key) -> put(values, key, request.text(argument)));
        put(values, "auto.offset.reset", request.text("offset_reset"));
        for (Map.Entry<?, ?> entry : request.object("config").entrySet()) {
            String key = String.valueOf(entry.getKey());
            String value = TmqRequest.text(entry.getValue());
            if (key.equals("enable.auto.commit")) {
                autoCommit = autoCommit || TRUE.contains(value);
            }
            if (!IGNORED.contains(key)) {
                put(values, key, value);
            }
        }
        return new SubscribeOptions(consumer(values), autoCommit, interval);
    }

    private static void put(Map<String, String> values, String key, String value) {
        if (value.isEmpty()) {
            return; // as if it were absent
        }
        check(key, value);
        values.put(key, value);
    }

    private static void check(String key, String value) {
        boolean valid =
                switch (key) {
                    case "group.id", "client.id" -> true;
                    case "auto.offset.reset" ->
                        Set.of("none", "earliest", "latest").contains(lower(value));
                    case "enable.auto.commit", "msg.with.table.name", "experimental.snapshot.enable", "enable.replay" ->
                        Set.of("true", "false").contains(lower(value));
                    case "msg.enable.batchmeta", "msg.consume.excluded", "msg.consume.rawdata" ->
                        Set.of("0", "1").contains(value);
                    case "auto.commit.interval.ms" -> isBetween(value, 0, Integer.MAX_VALUE);
                    case "session.timeout.ms" -> isBetween(value, 6_000, 1_800_000);
                    case "heartbeat.interval.ms" -> isBetween(value, 1_000, 1_800_000);
                    case "max.poll.interval.ms" -> isBetween(value, 1_000, Integer.MAX_VALUE);
                    default -> throw new EngineException(INVALID, "unknown configuration key: " + key);
                };
        if (!valid) {
            throw new EngineException(INVALID, "invalid value for key '" + key + "': " + value);
        }
    }

    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    private static boolean isBetween(String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean bool(String text) {
        if (text.isEmpty() || FALSE.contains(text)) {
            return false;
        }
        if (TRUE.contains(text)) {
            return true;
        }
        throw new EngineException(
                TmqSession.GENERIC_ERROR, "strconv.ParseBool: parsing \"" + text + "\": invalid syntax");
    }

    private static long interval(String text) {
        try {
            return text.isEmpty() ? DEFAULT_COMMIT_MILLIS : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new EngineException(
                    TmqSession.GENERIC_ERROR, "strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
    }

    private static ConsumerOptions consumer(Map<String, String> values) {
        String reset = values.getOrDefault("auto.offset.reset", "latest").toUpperCase(Locale.ROOT);
        String parameters = "tbname:" + flag(values, "msg.with.table.name", "true") + ",commit:"
                + flag(values, "enable.auto.commit", "false") + ",interval:"
                + values.getOrDefault("auto.commit.interval.ms", "5000") + "ms,reset:" + lower(reset);
        return new ConsumerOptions(
                values.getOrDefault("group.id", ""),
                values.getOrDefault("client.id", ""),
                ConsumerOptions.Reset.valueOf(reset),
                values.getOrDefault("msg.enable.batchmeta", "0").equals("1"),
                flag(values, "experimental.snapshot.enable", "false") == 1,
                flag(values, "enable.replay", "false") == 1,
                Long.parseLong(values.getOrDefault("max.poll.interval.ms", "300000")),
                parameters);
    }

    private static int flag(Map<String, String> values, String key, String otherwise) {
        return lower(values.getOrDefault(key, otherwise)).equals("true") ? 1 : 0;
    }
}
