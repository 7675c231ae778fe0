package io.taosj.jdbc;

import io.taosj.jdbc.internal.JdbcConnection;
import io.taosj.jdbc.internal.JdbcUrl;
import io.taosj.jdbc.internal.UrlProperties;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver, found by {@link DriverManager} under these URLs:
 *
 * <ul>
 *   <li>{@code jdbc:taosj:ws://[user:password@]host[:port][,host...]/[database][?key=value&...]}, and the same with
 *       {@code wss}, {@code http}, {@code https} and {@code native};
 *   <li>{@code jdbc:taosj:embedded:[directory][?key=value&...]} for an engine in this JVM;
 *   <li>the URLs of TDengine's own driver with its properties: {@code jdbc:TAOS-WS://}, {@code jdbc:TAOS-RS://} and
 *       {@code jdbc:TAOS://}.
 * </ul>
 *
 * Names and passwords in URLs are percent-encoded. What the URL says wins over the properties. Safe for use by several
 * threads.
 */
public final class TaosDriver implements Driver {
    static final int MAJOR = 0;
    static final int MINOR = 1;

    static {
        try {
            DriverManager.registerDriver(new TaosDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** For {@link java.util.ServiceLoader} and tools; a driver has no state. */
    public TaosDriver() {}

    @Override
    public @Nullable Connection connect(@Nullable String url, @Nullable Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        return JdbcConnection.open(JdbcUrl.parse(String.valueOf(url), info == null ? new Properties() : info));
    }

    @Override
    public boolean acceptsURL(@Nullable String url) {
        return url != null && JdbcUrl.accepts(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) {
        return UrlProperties.describe(url == null ? "" : url, info == null ? new Properties() : info);
    }

    @Override
    public int getMajorVersion() {
        return MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return MINOR;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return Logger.getLogger("io.taosj");
    }
}
