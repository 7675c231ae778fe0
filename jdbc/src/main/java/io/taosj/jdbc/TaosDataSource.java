package io.taosj.jdbc;

import io.taosj.ConnectionOptions;
import io.taosj.jdbc.internal.JdbcConnection;
import io.taosj.jdbc.internal.JdbcUrl;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections, each a new one; put a pool in front where many are needed.
 *
 * <p>A bean with the properties {@code url}, {@code user} and {@code password} and any other by {@link #setProperty}.
 * Safe for use by several threads once it is configured.
 */
public class TaosDataSource implements DataSource {
    private final Properties properties = new Properties();
    private String url = "jdbc:taosj:ws://localhost:6041";
    private @Nullable ConnectionOptions options;
    private int loginTimeout;
    private @Nullable PrintWriter logWriter;

    /** A data source of localhost's WebSocket endpoint, until it is configured otherwise. */
    public TaosDataSource() {}

    /** A data source of a URL that {@link TaosDriver} takes. */
    public static TaosDataSource of(String url) {
        TaosDataSource source = new TaosDataSource();
        source.setUrl(url);
        return source;
    }

    /** A data source of options that were built, see {@link ConnectionOptions#builder()}. */
    public static TaosDataSource of(ConnectionOptions options) {
        TaosDataSource source = new TaosDataSource();
        source.options = options;
        return source;
    }

    /** The URL. */
    public final String getUrl() {
        return url;
    }

    /** Sets the URL, in a form that {@link TaosDriver} takes. */
    public final void setUrl(String newUrl) {
        url = newUrl;
        options = null;
    }

    /** The user, if set here. */
    public final @Nullable String getUser() {
        return properties.getProperty("user");
    }

    /** Sets the user. */
    public final void setUser(String user) {
        setProperty("user", user);
    }

    /** Sets the password. */
    public final void setPassword(String password) {
        setProperty("password", password);
    }

    /** Sets the current database of new connections. */
    public final void setDatabase(String database) {
        setProperty(url.regionMatches(true, 0, "jdbc:taosj:", 0, 11) ? "database" : "dbname", database);
    }

    /** Sets any property that URLs may have too. */
    public final void setProperty(String key, String value) {
        properties.setProperty(key, value);
    }

    @Override
    public final Connection getConnection() throws SQLException {
        return open(null, null);
    }

    @Override
    public final Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return open(user, password);
    }

    final JdbcConnection open(@Nullable String user, @Nullable String password) throws SQLException {
        ConnectionOptions built = options;
        if (built == null) {
            built = JdbcUrl.parse(url, properties).options();
        }
        ConnectionOptions.Builder builder = built.toBuilder();
        if (user != null) {
            builder.user(user);
        }
        if (password != null) {
            builder.password(password);
        }
        if (loginTimeout > 0) {
            builder.connectTimeout(Duration.ofSeconds(loginTimeout));
        }
        return JdbcConnection.open(JdbcUrl.settings(builder.build()));
    }

    @Override
    public final void setLoginTimeout(int seconds) throws SQLException {
        if (seconds < 0) {
            throw new SQLException("login timeout " + seconds + " is negative", "HY024");
        }
        loginTimeout = seconds;
    }

    @Override
    public final int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public final void setLogWriter(@Nullable PrintWriter writer) {
        logWriter = writer;
    }

    @Override
    public final @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public final Logger getParentLogger() {
        return Logger.getLogger("io.taosj");
    }

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException(getClass().getSimpleName() + " is no wrapper of " + type.getName(), "HY024");
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
