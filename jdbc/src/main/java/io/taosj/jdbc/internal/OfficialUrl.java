package io.taosj.jdbc.internal;

import io.taosj.ConnectionOptions;
import io.taosj.Protocol;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** URLs and properties of TDengine's own driver, with their meaning there. */
final class OfficialUrl {
    private static final String WEB_SOCKET = "jdbc:TAOS-WS:";
    private static final String REST = "jdbc:TAOS-RS:";
    private static final String NATIVE = "jdbc:TAOS:";
    private static final int FALLBACK_PORT = 6041;

    private final Map<String, String> values;
    private final ConnectionOptions.Builder options = ConnectionOptions.builder();
    private Protocol protocol;

    private OfficialUrl(Protocol protocol, Map<String, String> values) {
        this.protocol = protocol;
        this.values = values;
    }

    static boolean accepts(String url) {
        return starts(url, WEB_SOCKET) || starts(url, REST) || starts(url, NATIVE);
    }

    private static boolean starts(String url, String prefix) {
        return url.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    static JdbcSettings parse(String url, Properties info) throws SQLException {
        Protocol protocol = starts(url, NATIVE) ? Protocol.NATIVE : Protocol.REST;
        protocol = starts(url, WEB_SOCKET) ? Protocol.WEBSOCKET : protocol;
        // a copy: the caller's properties stay as they are
        Map<String, String> values = JdbcUrl.plain(info);
        int question = url.indexOf('?');
        String rest = url.substring(url.indexOf(':', "jdbc:".length()) + 1, question < 0 ? url.length() : question);
        if (!rest.startsWith("//")) {
            throw Failures.argument("the transport in the URL must be followed by '://'");
        }
        for (String pair :
                question < 0 ? new String[0] : url.substring(question + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        int slash = rest.indexOf('/', 2);
        String hosts = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
        String database = slash < 0 ? "" : rest.substring(slash + 1);
        if (!database.isEmpty()) {
            values.put("dbname", Names.lower(database));
        }
        if (!hosts.isEmpty()) {
            values.put("endpoints", hosts);
            values.remove("host");
        }
        return new OfficialUrl(protocol, values).settings();
    }

    private JdbcSettings settings() throws SQLException {
        if (protocol == Protocol.REST && flag("batchfetch")) {
            protocol = Protocol.WEBSOCKET;
        }
        options.protocol(protocol).tls(flag("useSSL"));
        endpoints();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            option(entry.getKey(), entry.getValue());
        }
        ConnectionOptions built = options.build();
        return JdbcUrl.settings(built);
    }

    private boolean flag(String key) {
        return Boolean.parseBoolean(values.getOrDefault(key, "false"));
    }

    private void endpoints() throws SQLException {
        String host = values.getOrDefault("host", "");
        String port = values.getOrDefault("port", "");
        String list = host.isEmpty() ? values.getOrDefault("endpoints", "localhost") : host + ":" + port;
        for (String part : list.split(",", -1)) {
            int end = part.startsWith("[") ? part.indexOf(']') + 1 : part.indexOf(':');
            end = end <= 0 ? part.length() : end;
            String name = part.startsWith("[") && end > 1 ? part.substring(1, end - 1) : part.substring(0, end);
            String number = part.length() > end + 1 ? part.substring(end + 1) : "";
            options.endpoint(name.isEmpty() ? "localhost" : name, number.isEmpty() ? defaultPort() : number(number));
        }
        String fallback = values.getOrDefault("slaveClusterHost", "");
        if (!fallback.isEmpty()) {
            String second = values.getOrDefault("slaveClusterPort", "");
            options.endpoint(fallback, second.isEmpty() ? FALLBACK_PORT : number(second));
        }
    }

    private static int number(String text) throws SQLException {
        return JdbcUrl.number("port", text);
    }

    /** A URL without a port means the port of the web here, not 6041: cloud instances are reached like that. */
    private int defaultPort() {
        if (protocol == Protocol.NATIVE) {
            return protocol.defaultPort();
        }
        return flag("useSSL") ? 443 : 80;
    }

    private void option(String key, String value) throws SQLException {
        switch (key) {
            case "user" -> options.user(decoded(value));
            case "password" -> options.password(decoded(value));
            case "token" -> options.token(value);
            case "bearerToken" -> options.bearerToken(value);
            case "dbname" -> options.database(value.isEmpty() ? null : value);
            case "timezone" -> options.timeZone(zone(decoded(value)));
            case "app_name" -> options.application(value);
            case "enableCompression" -> options.compression(Boolean.parseBoolean(value));
            case "messageWaitTimeout", "httpSocketTimeout" -> options.requestTimeout(millis(key, value));
            case "httpConnectTimeout" -> options.connectTimeout(millis(key, value));
            case "disableSSLCertValidation" -> {
                if (Boolean.parseBoolean(value)) {
                    options.sslContext(TrustAll.context()).verifyHostName(false);
                }
            }
            default -> options.property(key, value);
        }
    }

    private static Duration millis(String key, String value) throws SQLException {
        return Duration.ofMillis(JdbcUrl.number(key, value));
    }

    /** Percent-decoded; a plus stays one, and so does text that is no encoding at all. */
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static ZoneId zone(String value) throws SQLException {
        try {
            return ZoneId.of(value.toUpperCase(Locale.ROOT).equals("Z") ? "UTC" : value);
        } catch (DateTimeException e) {
            throw Failures.argument(
                    "unknown time zone '" + value + "'; use a region such as Europe/Berlin, UTC, or UTC+8");
        }
    }
}
