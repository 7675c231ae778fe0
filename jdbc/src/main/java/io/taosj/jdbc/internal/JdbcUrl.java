package io.taosj.jdbc.internal;

import io.taosj.ConnectionOptions;
import io.taosj.TaosException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads the driver's URLs. */
public final class JdbcUrl {
    static final String PREFIX = "jdbc:taosj:";
    static final int DEFAULT_CACHE = 16;
    private static final String CLIENT = "taos+";

    private JdbcUrl() {}

    /** Whether a URL is for this driver. */
    public static boolean accepts(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) || OfficialUrl.accepts(url);
    }

    /**
     * Reads a URL that {@link #accepts} is true for.
     *
     * @param info further properties; the URL wins where both say something
     */
    public static JdbcSettings parse(String url, Properties info) throws SQLException {
        try {
            return OfficialUrl.accepts(url) ? OfficialUrl.parse(url, info) : own(url, info);
        } catch (TaosException e) {
            throw Failures.of(e);
        } catch (IllegalArgumentException e) {
            throw Failures.argument("the URL can't be read: " + e.getMessage());
        }
    }

    private static JdbcSettings own(String url, Properties info) throws SQLException {
        String rest = url.substring(PREFIX.length());
        int colon = rest.indexOf(':');
        // the client's own URLs may follow as they are
        String scheme = withoutClient(colon < 0 ? rest : rest.substring(0, colon));
        String place = colon < 0 ? "" : rest.substring(colon + 1);
        String known =
                switch (scheme.toLowerCase(Locale.ROOT)) {
                    case "ws", "wss", "http", "https", "embedded" -> "taos+" + scheme;
                    case "native" -> "taos";
                    default ->
                        throw Failures.argument("unknown transport '" + scheme
                                + "' in the URL; use ws, wss, http, https, native or embedded");
                };
        int question = place.indexOf('?');
        String target = question < 0 ? place : place.substring(0, question);
        String query = question < 0 ? "" : place.substring(question + 1);
        String all = known + ":" + target + "?" + query(info, target.indexOf('@') >= 0) + query;
        return settings(ConnectionOptions.parse(all));
    }

    private static String withoutClient(String scheme) {
        return scheme.regionMatches(true, 0, CLIENT, 0, CLIENT.length()) ? scheme.substring(CLIENT.length()) : scheme;
    }

    /** Properties as a query in front of the URL's; of a repeated key the last one counts. */
    private static String query(Properties info, boolean login) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, String> entry : plain(info).entrySet()) {
            String key = entry.getKey();
            boolean loginKey = key.equalsIgnoreCase("user") || key.equalsIgnoreCase("password");
            if (!(login && loginKey)) {
                out.append(encode(key))
                        .append('=')
                        .append(encode(entry.getValue()))
                        .append('&');
            }
        }
        return out.toString();
    }

    /** The texts among properties, with their defaults. */
    static Map<String, String> plain(Properties info) {
        Map<String, String> plain = new TreeMap<>();
        for (String name : info.stringPropertyNames()) {
            plain.put(name, info.getProperty(name));
        }
        return plain;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Takes the driver's own properties from the rest. */
    public static JdbcSettings settings(ConnectionOptions options) throws SQLException {
        boolean ignore = false;
        int cache = DEFAULT_CACHE;
        for (Map.Entry<String, String> entry : options.properties().entrySet()) {
            switch (entry.getKey().toLowerCase(Locale.ROOT)) {
                case "batcherrorignore", "batch_error_ignore" -> ignore = Boolean.parseBoolean(entry.getValue());
                case "statement_cache" -> cache = number(entry.getKey(), entry.getValue());
                default -> {
                    // for the transport
                }
            }
        }
        return new JdbcSettings(options, PREFIX + withoutClient(options.toString()), ignore, cache);
    }

    static int number(String key, String value) throws SQLException {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw Failures.argument(key + "=" + value + " is not a number from 0 on");
    }
}
