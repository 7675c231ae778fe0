package io.taosj;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes connection URLs; see {@link ConnectionOptions#parse(String)}. */
final class Dsn {
    private static final String SCHEMES =
            "taos+ws, taos+wss, ws, wss, taos+http, taos+https, http, https, taos+embedded, taos";

    private final ConnectionOptions.Builder options = ConnectionOptions.builder();
    private FailoverOptions failover = FailoverOptions.defaults();
    private final Map<String, String> tlsFiles = new HashMap<>();

    private Dsn() {}

    static ConnectionOptions.Builder parse(String url) {
        Dsn dsn = new Dsn();
        int colon = url.indexOf(':');
        if (colon <= 0) {
            // the text may hold a password, so it is not repeated
            throw wrong("the URL has no scheme; use one of " + SCHEMES);
        }
        Protocol protocol = dsn.scheme(url.substring(0, colon));
        String rest = url.substring(colon + 1);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        String place = question < 0 ? rest : rest.substring(0, question);
        if (protocol == Protocol.EMBEDDED) {
            dsn.embedded(place);
        } else {
            dsn.authority(place, protocol);
        }
        dsn.parameters(query);
        dsn.tlsFiles();
        return dsn.options.failover(dsn.failover);
    }

    static TaosInterfaceException wrong(String message) {
        return new TaosInterfaceException(ClientErrors.INVALID_ARGUMENT, message);
    }

    private Protocol scheme(String text) {
        String scheme = text.toLowerCase(Locale.ROOT);
        Protocol protocol =
                switch (scheme) {
                    case "taos+ws", "taos+wss", "ws", "wss" -> Protocol.WEBSOCKET;
                    case "taos+http", "taos+https", "http", "https" -> Protocol.REST;
                    case "taos+embedded" -> Protocol.EMBEDDED;
                    case "taos" -> Protocol.NATIVE;
                    default -> throw wrong("unknown scheme '" + text + "' in the URL; use one of " + SCHEMES);
                };
        options.protocol(protocol).tls(scheme.endsWith("wss") || scheme.endsWith("https"));
        return protocol;
    }

    private void embedded(String place) {
        String directory = place.startsWith("//") ? place.substring(2) : place;
        if (!directory.isEmpty()) {
            options.directory(Path.of(decode(directory, "directory")));
        }
    }

    private void authority(String place, Protocol protocol) {
        if (place.isEmpty()) {
            return;
        }
        if (!place.startsWith("//")) {
            throw wrong("the scheme must be followed by '://'");
        }
        String rest = place.substring(2);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String database = slash < 0 ? "" : rest.substring(slash + 1);
        if (database.indexOf('@') >= 0 && authority.indexOf('@') < 0) {
            // not repeated: it is the rest of a password
            throw wrong("there is a '/' in the user or password of the URL; write %2F for it");
        }
        if (database.indexOf('/') >= 0) {
            throw wrong("database '" + database + "' contains '/'; write %2F for it");
        }
        if (!database.isEmpty()) {
            options.database(decode(database, "database"));
        }
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            login(authority.substring(0, at));
        }
        String hosts = authority.substring(at + 1);
        if (hosts.isEmpty()) {
            return;
        }
        for (String host : hosts.split(",", -1)) {
            endpoint(host, protocol);
        }
    }

    private void login(String login) {
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        if (!user.isEmpty()) {
            options.user(decode(user, "user"));
        }
        if (colon >= 0) {
            options.password(decode(login.substring(colon + 1), "password"));
        }
    }

    private void endpoint(String text, Protocol protocol) {
        if (text.isEmpty()) {
            throw wrong("a host in the URL is empty");
        }
        int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
        if (text.startsWith("[") && end <= 1) {
            throw wrong("host '" + text + "' has no closing ']'");
        }
        if (end < 0) {
            end = text.length();
        }
        String host = text.startsWith("[") ? text.substring(1, end - 1) : decode(text.substring(0, end), "host");
        String port = text.substring(end);
        options.endpoint(host, port.isEmpty() ? protocol.defaultPort() : port(port, host));
    }

    private static int port(String text, String host) {
        if (text.length() < 2 || text.charAt(0) != ':' || !text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9')) {
            // not repeated: it may be a password without a host behind it
            throw wrong("the port of host '" + host + "' is not a number; write an IPv6 address in brackets");
        }
        return number(text.substring(1), "port");
    }

    private void parameters(String query) {
        if (query.isEmpty()) {
            return;
        }
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = decode(equals < 0 ? pair : pair.substring(0, equals), "parameter");
                parameter(key, equals < 0 ? "" : decode(pair.substring(equals + 1), key));
            }
        }
    }

    private void parameter(String key, String value) {
        switch (key.toLowerCase(Locale.ROOT)) {
            case "user", "username" -> options.user(value);
            case "password" -> options.password(value);
            case "token" -> options.token(value);
            case "bearer_token" -> options.bearerToken(value);
            case "totp_code" -> options.totpCode(value);
            case "db", "database" -> options.database(value);
            case "tz", "timezone" -> options.timeZone(zone(value));
            case "app", "app_name" -> options.application(value);
            case "connect_timeout" -> options.connectTimeout(duration(value, key));
            case "request_timeout", "timeout" -> options.requestTimeout(duration(value, key));
            case "keep_alive" -> options.keepAlive(duration(value, key));
            case "reconnect", "balancing", "reconnect_timeout", "retries", "idempotent_writes" ->
                failover = failover(failover, key, value);
            case "compression" -> options.compression(flag(value, key));
            case "max_message_bytes" -> options.maxMessageBytes(number(value, key));
            case "totp_secret" -> options.totp(TotpGenerator.of(value));
            case "tls_ca",
                    "tls_trust_store",
                    "tls_trust_store_password",
                    "tls_cert",
                    "tls_key",
                    "tls_key_store",
                    "tls_key_store_password" -> tlsFiles.put(key.toLowerCase(Locale.ROOT), value);
            case "tls_verify_host" -> options.verifyHostName(flag(value, key));
            default -> options.property(key, value);
        }
    }

    private static FailoverOptions failover(FailoverOptions present, String key, String value) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "reconnect" -> present.withReconnect(flag(value, key));
            case "reconnect_timeout" -> present.withReconnectTimeout(duration(value, key));
            case "retries" -> present.withRetries(number(value, key));
            case "idempotent_writes" -> present.withIdempotentWrites(flag(value, key));
            default -> present.withBalancing(balancing(value));
        };
    }

    private static Balancing balancing(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "in_order" -> Balancing.IN_ORDER;
            case "round_robin" -> Balancing.ROUND_ROBIN;
            case "least_connections" -> Balancing.LEAST_CONNECTIONS;
            default ->
                throw wrong("balancing=" + value + " is unknown; use in_order, round_robin or least_connections");
        };
    }

    private void tlsFiles() {
        if (tlsFiles.isEmpty()) {
            return;
        }
        TlsFiles files = new TlsFiles();
        String trust = tlsFiles.getOrDefault("tls_ca", tlsFiles.get("tls_trust_store"));
        if (trust != null) {
            files.trust(Path.of(trust), tlsFiles.get("tls_trust_store_password"));
        }
        String certificate = tlsFiles.get("tls_cert");
        String keyStore = tlsFiles.get("tls_key_store");
        if (certificate != null) {
            files.certificate(Path.of(certificate), Path.of(tlsFiles.getOrDefault("tls_key", certificate)));
        } else if (keyStore != null) {
            files.keyStore(Path.of(keyStore), tlsFiles.get("tls_key_store_password"));
        }
        options.sslContext(files.context());
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT,
                    "unknown time zone '" + value + "'; use a region such as Europe/Berlin, UTC, or an offset",
                    e);
        }
    }

    private static boolean flag(String value, String key) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "" -> true;
            case "false", "0" -> false;
            default -> throw wrong(key + "=" + value + " is neither true nor false");
        };
    }

    private static int number(String value, String key) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new TaosInterfaceException(ClientErrors.INVALID_ARGUMENT, key + " " + value + " is not a number", e);
        }
    }

    /** A number of milliseconds, or a number with ms, s or m behind it. */
    private static Duration duration(String value, String key) {
        int end = 0;
        while (end < value.length() && Character.isDigit(value.charAt(end))) {
            end++;
        }
        int amount = number(value.substring(0, end), key);
        return switch (value.substring(end)) {
            case "", "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> throw wrong(key + "=" + value + " is not a duration; write for example 500ms, 30s or 2m");
        };
    }

    private static String decode(String text, String part) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.write(in[i]);
                continue;
            }
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw wrong("the " + part + " in the URL has a '%' that no two hexadecimal digits follow");
            }
            out.write(high << 4 | low);
            i += 2;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static String format(ConnectionOptions options) {
        StringBuilder out = new StringBuilder(scheme(options));
        if (options.protocol() == Protocol.EMBEDDED) {
            Path directory = options.directory();
            return out.append(':').append(directory == null ? "" : directory).toString();
        }
        out.append("://").append(options.user()).append('@');
        String comma = "";
        for (Endpoint endpoint : options.endpoints()) {
            out.append(comma).append(endpoint);
            comma = ",";
        }
        @Nullable String database = options.database();
        return database == null
                ? out.toString()
                : out.append('/').append(database).toString();
    }

    private static String scheme(ConnectionOptions options) {
        return switch (options.protocol()) {
            case WEBSOCKET -> options.tls() ? "taos+wss" : "taos+ws";
            case REST -> options.tls() ? "taos+https" : "taos+http";
            case NATIVE -> "taos";
            case EMBEDDED -> "taos+embedded";
        };
    }
}
