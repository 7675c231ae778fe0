package io.taosj.jdbc.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Names, versions, word lists, and the remaining questions about abilities. */
abstract class DatabaseTexts extends DatabaseFacts {
    static final int MAJOR = 0;
    static final int MINOR = 1;

    final JdbcConnection connection;

    DatabaseTexts(JdbcConnection connection) {
        this.connection = connection;
    }

    @Override
    public final Connection getConnection() {
        return connection;
    }

    @Override
    public final String getURL() {
        return connection.settings().url();
    }

    @Override
    public final String getUserName() {
        return connection.settings().options().user();
    }

    @Override
    public final boolean isReadOnly() throws SQLException {
        return connection.isReadOnly();
    }

    @Override
    public final String getDatabaseProductName() {
        return "TDengine";
    }

    @Override
    public final String getDatabaseProductVersion() {
        return connection.client().serverVersion();
    }

    @Override
    public final int getDatabaseMajorVersion() {
        return versionPart(0);
    }

    @Override
    public final int getDatabaseMinorVersion() {
        return versionPart(1);
    }

    private int versionPart(int index) {
        String[] parts = getDatabaseProductVersion().split("\\.", -1);
        return index < parts.length && parts[index].matches("\\d{1,6}") ? Integer.parseInt(parts[index]) : 0;
    }

    @Override
    public final String getDriverName() {
        return "taosj";
    }

    @Override
    public final String getDriverVersion() {
        return MAJOR + "." + MINOR;
    }

    @Override
    public final int getDriverMajorVersion() {
        return MAJOR;
    }

    @Override
    public final int getDriverMinorVersion() {
        return MINOR;
    }

    @Override
    public final int getJDBCMajorVersion() {
        return 4;
    }

    @Override
    public final int getJDBCMinorVersion() {
        return 3;
    }

    @Override
    public final String getIdentifierQuoteString() {
        return "`";
    }

    @Override
    public final String getSearchStringEscape() {
        return "\\";
    }

    @Override
    public final String getExtraNameCharacters() {
        return "";
    }

    @Override
    public final String getCatalogSeparator() {
        return ".";
    }

    @Override
    public final String getCatalogTerm() {
        return "database";
    }

    @Override
    public final String getSchemaTerm() {
        return "";
    }

    @Override
    public final String getProcedureTerm() {
        return "";
    }

    @Override
    public final String getSQLKeywords() {
        return "ACCOUNT,ALIVE,ANODE,APPS,BALANCE,BINARY,BNODE,BUFFER,CACHE,CACHEMODEL,CACHESIZE,CLIENT_VERSION,CLUSTER,"
                + "COMPACT,CONFIG,CONNS,CONSUMERS,COUNT_WINDOW,DATABASES,DNODE,DURATION,EVENT_WINDOW,EVERY,EXPLAIN,"
                + "FILE,FILL,FLUSH,FSYNC,FUNCTIONS,GEOMETRY,GRANTS,INTERVAL,JSON,KEEP,KILL,LICENCES,LIMIT,LOCAL,"
                + "MAXROWS,MERGE,MINROWS,MNODE,MODIFY,NCHAR,NEXT,NMATCH,OFFSET,PAGES,PAGESIZE,PARTITION,PAUSE,PPS,"
                + "PRECISION,PREV,QNODE,QTIME,QUERIES,REDISTRIBUTE,REPLICA,RESUME,RETENTIONS,SESSION,SHOW,SLIDING,"
                + "SLIMIT,SMA,SNODE,SOFFSET,STABLE,STABLES,STATE_WINDOW,STREAM,STREAMS,STRICT,SUBSCRIPTIONS,TABLES,TAG,"
                + "TAGS,TBNAME,TIMEZONE,TOPIC,TOPICS,TSDB_PAGESIZE,TTL,UNSIGNED,USE,USERS,VARBINARY,VARIABLES,"
                + "VGROUPS,VNODES,WAL_LEVEL,WATERMARK";
    }

    @Override
    public final String getNumericFunctions() {
        return "ABS,ACOS,ASIN,ATAN,CEIL,COS,DEGREES,EXP,FLOOR,GREATEST,LEAST,LN,LOG,MOD,PI,POW,RADIANS,RAND,ROUND,SIGN,"
                + "SIN,SQRT,TAN,TRUNCATE";
    }

    @Override
    public final String getStringFunctions() {
        return "ASCII,CHAR,CHAR_LENGTH,CONCAT,CONCAT_WS,LENGTH,LOWER,LTRIM,POSITION,REPEAT,REPLACE,RTRIM,SUBSTR,"
                + "SUBSTRING,SUBSTRING_INDEX,TRIM,UPPER";
    }

    @Override
    public final String getSystemFunctions() {
        return "CLIENT_VERSION,CURRENT_USER,DATABASE,SERVER_STATUS,SERVER_VERSION";
    }

    @Override
    public final String getTimeDateFunctions() {
        return "DAYOFWEEK,NOW,TIMEDIFF,TIMETRUNCATE,TIMEZONE,TO_CHAR,TO_ISO8601,TO_TIMESTAMP,TO_UNIXTIMESTAMP,TODAY,"
                + "WEEK,WEEKDAY,WEEKOFYEAR";
    }

    @Override
    public final boolean supportsConvert() {
        return false;
    }

    @Override
    public final boolean supportsConvert(int from, int to) {
        return false;
    }

    @Override
    public final boolean supportsTransactionIsolationLevel(int level) {
        return level == Connection.TRANSACTION_NONE;
    }

    @Override
    public final int getDefaultTransactionIsolation() {
        return Connection.TRANSACTION_NONE;
    }

    @Override
    public final boolean supportsResultSetType(int type) {
        return type == ResultSet.TYPE_FORWARD_ONLY || type == ResultSet.TYPE_SCROLL_INSENSITIVE;
    }

    @Override
    public final boolean supportsResultSetConcurrency(int type, int concurrency) {
        return supportsResultSetType(type) && concurrency == ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public final boolean supportsResultSetHoldability(int holdability) {
        return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final int getResultSetHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final int getSQLStateType() {
        return sqlStateSQL;
    }

    @Override
    public final RowIdLifetime getRowIdLifetime() {
        return RowIdLifetime.ROWID_UNSUPPORTED;
    }

    @Override
    public final <T> T unwrap(@Nullable Class<T> type) throws SQLException {
        return Unwrap.unwrap(type, this, null);
    }

    @Override
    public final boolean isWrapperFor(@Nullable Class<?> type) {
        return Unwrap.isWrapper(type, this, null);
    }
}
