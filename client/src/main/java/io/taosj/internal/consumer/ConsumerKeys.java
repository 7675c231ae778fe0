package io.taosj.internal.consumer;

import io.taosj.ConnectionOptions;
import io.taosj.TaosTmqException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a consumer's settings from texts under the names of the official clients; what is unknown is an error. */
public final class ConsumerKeys {
    static final String GROUP = "group.id";
    static final String SNAPSHOT = "experimental.snapshot.enable";
    /** The server's number for wrong settings. */
    public static final int INVALID = 0x0118;

    private static final String URL = "url";
    private static final String SCHEME = "scheme";
    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String SERVERS = "bootstrap.servers";
    private static final String TLS = "useSSL";

    /** Other names of settings. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("dsn", URL),
            Map.entry("td.connect.ip", HOST),
            Map.entry("td.connect.port", PORT),
            Map.entry("td.connect.websocket.scheme", SCHEME),
            Map.entry("protocol", SCHEME),
            Map.entry("driver", SCHEME),
            Map.entry("connect.type", SCHEME),
            Map.entry("td.connect.type", SCHEME),
            Map.entry("td.connect.user", "user"),
            Map.entry("username", "user"),
            Map.entry("td.connect.pass", "password"),
            Map.entry("td.connect.token", "token"),
            Map.entry("td.connect.bearer_token", "bearer_token"),
            Map.entry("td.connect.db", "database"),
            Map.entry("db", "database"),
            Map.entry("tz", "timezone"),
            Map.entry("app", "app_name"),
            Map.entry("enableCompression", "compression"),
            Map.entry("ws.message.enableCompression", "compression"),
            Map.entry("enableAutoReconnect", "reconnect.enable"),
            Map.entry("ws.autoReconnect", "reconnect.enable"),
            Map.entry("retry_backoff_ms", "reconnect.backoff.ms"),
            Map.entry("reconnectIntervalMs", "reconnect.backoff.ms"),
            Map.entry("ws.reconnect.interval.ms", "reconnect.backoff.ms"),
            Map.entry("retry_backoff_max_ms", "reconnect.backoff.max.ms"),
            Map.entry("conn_retries", "reconnect.attempts"),
            Map.entry("reconnectRetryCount", "reconnect.attempts"),
            Map.entry("ws.reconnect.retry.count", "reconnect.attempts"),
            Map.entry("commitOnClose", "commit.on.close"));

    /** Settings that the server is told. */
    private static final Set<String> SERVER = Set.of(
            GROUP,
            "client.id",
            "auto.offset.reset",
            "msg.with.table.name",
            SNAPSHOT,
            "enable.replay",
            "session.timeout.ms",
            "heartbeat.interval.ms",
            "max.poll.interval.ms",
            "msg.enable.batchmeta",
            "msg.consume.excluded");

    private static final Set<String> PLACE = Set.of(URL, SCHEME, HOST, PORT, SERVERS, TLS);

    private final Map<String, String> values = new LinkedHashMap<>();

    private ConsumerKeys() {}

    /**
     * Reads settings.
     *
     * @throws TaosTmqException if one is unknown, wrong or missing; it is named
     */
    public static ConsumerSettings read(Map<String, String> given) {
        ConsumerKeys keys = new ConsumerKeys();
        given.forEach(keys::put);
        String url = keys.values.get(URL);
        ConnectionOptions base = null;
        if (url != null) {
            base = ConnectionOptions.parse(url);
            // what is given apart from the URL counts more
            base.properties().forEach((key, value) -> keys.values.putIfAbsent(name(key), value));
        }
        return keys.settings(base);
    }

    private static String name(String key) {
        return ALIASES.getOrDefault(key, key);
    }

    private void put(String key, String value) {
        String before = values.put(name(key), value);
        if (before != null && !before.equals(value)) {
            throw wrong(
                    "the setting '" + name(key) + "' is given twice, under several names and with different values");
        }
    }

    private static TaosTmqException wrong(String message) {
        return new TaosTmqException(INVALID, message);
    }

    private static TaosTmqException wrong(String key, String value, String why) {
        return wrong("invalid value for key '" + key + "': " + value + " is " + why);
    }

    private ConsumerSettings settings(@Nullable ConnectionOptions base) {
        Map<String, String> server = new HashMap<>();
        values.forEach((key, value) -> {
            if (SERVER.contains(key)) {
                check(key, value);
                server.put(key, isFree(key) ? value : lower(value));
            }
        });
        if (server.getOrDefault(GROUP, "").isEmpty()) {
            throw wrong("missing group.id in the consumer's settings");
        }
        server.putIfAbsent("msg.with.table.name", "true");
        ConsumerSettings.Commits commits = new ConsumerSettings.Commits(
                flag("enable.auto.commit", true),
                millis("auto.commit.interval.ms", 5_000, 0, Integer.MAX_VALUE),
                flag("commit.on.close", false));
        boolean snapshot = "true".equals(server.get(SNAPSHOT));
        long ahead = number("prefetch.messages", 16, 0, 10_000);
        ConsumerSettings.Prefetch prefetch = new ConsumerSettings.Prefetch(
                snapshot ? 0 : (int) ahead, number("prefetch.bytes", 64 << 20, 1, 1L << 40));
        ConsumerSettings.Refresh refresh = new ConsumerSettings.Refresh(
                millis("metadata.max.age.ms", 30_000, 10, Integer.MAX_VALUE),
                millis("assignment.refresh.ms", 1_000, 10, Integer.MAX_VALUE));
        ConsumerSettings.Reconnect reconnect = new ConsumerSettings.Reconnect(
                flag("reconnect.enable", true),
                millis("reconnect.backoff.ms", 100, 1, Integer.MAX_VALUE),
                millis("reconnect.backoff.max.ms", 5_000, 1, Integer.MAX_VALUE),
                (int) number("reconnect.attempts", 0, 0, Integer.MAX_VALUE),
                millis("reconnect.timeout.ms", 300_000, 1, Integer.MAX_VALUE));
        // columns give both text and bytes, so that there is nothing to choose
        flag("decode_binary", true);
        return new ConsumerSettings(connection(base), server, commits, prefetch, refresh, reconnect);
    }

    private static boolean isFree(String key) {
        return key.equals(GROUP) || key.equals("client.id");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static void check(String key, String value) {
        switch (key) {
            case "auto.offset.reset" -> oneOf(key, value, List.of("earliest", "latest", "none"));
            case "msg.with.table.name", SNAPSHOT, "enable.replay" -> oneOf(key, value, List.of("true", "false"));
            case "msg.enable.batchmeta", "msg.consume.excluded" -> oneOf(key, value, List.of("0", "1"));
            case "session.timeout.ms" -> between(key, value, 6_000, 1_800_000);
            case "heartbeat.interval.ms" -> between(key, value, 1_000, 1_800_000);
            case "max.poll.interval.ms" -> between(key, value, 1_000, Integer.MAX_VALUE);
            default -> {}
        }
    }

    private static void oneOf(String key, String value, List<String> allowed) {
        if (!allowed.contains(lower(value))) {
            throw wrong(key, value, "none of " + allowed);
        }
    }

    private static long between(String key, String value, long least, long most) {
        long number;
        try {
            number = Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new TaosTmqException(INVALID, "invalid value for key '" + key + "': " + value + " is no number", e);
        }
        if (number < least || number > most) {
            throw wrong(key, value, "not between " + least + " and " + most);
        }
        return number;
    }

    private boolean flag(String key, boolean otherwise) {
        String value = values.remove(key);
        if (value == null) {
            return otherwise;
        }
        oneOf(key, value, List.of("true", "false", "1", "0"));
        return lower(value).equals("true") || value.equals("1");
    }

    private long number(String key, long otherwise, long least, long most) {
        String value = values.remove(key);
        return value == null ? otherwise : between(key, value, least, most);
    }

    private Duration millis(String key, long otherwise, long least, long most) {
        return Duration.ofMillis(number(key, otherwise, least, most));
    }

    /** What is left of the settings concerns the connection, which has a reader of its own. */
    private ConnectionOptions connection(@Nullable ConnectionOptions base) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(SERVER);
        rest.keySet().removeAll(PLACE);
        String url = values.get(URL);
        StringBuilder target = new StringBuilder(url == null ? place() : url);
        rest.forEach((key, value) -> {
            // already in the URL
            if (base == null || !value.equals(base.properties().get(key))) {
                target.append(target.indexOf("?") < 0 ? '?' : '&');
                target.append(encode(key)).append('=').append(encode(value));
            }
        });
        ConnectionOptions options = ConnectionOptions.parse(target.toString());
        for (String key : rest.keySet()) {
            if (options.properties().containsKey(key)) {
                throw wrong("unknown configuration key: " + key);
            }
        }
        return options;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String place() {
        String scheme = scheme();
        String servers = values.get(SERVERS);
        if (servers != null) {
            return scheme + "://" + servers;
        }
        String host = values.get(HOST);
        String port = values.get(PORT);
        if (host == null && port == null) {
            return scheme + ":";
        }
        String name = host == null ? "localhost" : host;
        String quoted = name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
        return scheme + "://" + quoted + (port == null ? "" : ":" + port);
    }

    private String scheme() {
        boolean tls = "true".equals(lower(values.getOrDefault(TLS, "false")));
        String scheme = lower(values.getOrDefault(SCHEME, "ws"));
        return switch (scheme) {
            case "websocket", "taosws" -> tls ? "wss" : "ws";
            case "taoswss" -> "wss";
            case "native", "jni" -> "taos";
            case "embedded" -> "taos+embedded";
            case "ws", "taos+ws" -> tls ? "wss" : scheme;
            default -> scheme;
        };
    }
}
