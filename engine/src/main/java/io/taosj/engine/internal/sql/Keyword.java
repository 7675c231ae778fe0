package io.taosj.engine.internal.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The reserved words: none of them is a name unless it is quoted. */
public enum Keyword {
    ACCOUNT,
    ACCOUNTS,
    ADD,
    AGGREGATE,
    ALIVE,
    ALL,
    ALTER,
    ANALYZE,
    AND,
    ANODE,
    ANODES,
    ANOMALY_WINDOW,
    ANTI,
    APPS,
    ARBGROUPS,
    AS,
    ASC,
    ASOF,
    AT_ONCE,
    AUTO,
    BALANCE,
    BATCH_SCAN,
    BETWEEN,
    BIGINT,
    BINARY,
    BNODE,
    BNODES,
    BOOL,
    BOTH,
    BUFFER,
    BUFSIZE,
    BWLIMIT,
    BY,
    CACHE,
    CACHEMODEL,
    CACHESIZE,
    CASE,
    CAST,
    CHILD,
    CLIENT_VERSION,
    CLUSTER,
    COLUMN,
    COMMENT,
    COMP,
    COMPACT,
    COMPACTS,
    COMPACT_INTERVAL,
    COMPACT_TIME_OFFSET,
    COMPACT_TIME_RANGE,
    CONNECTION,
    CONNECTIONS,
    CONNS,
    CONSUMER,
    CONSUMERS,
    CONTAINS,
    COUNT,
    COUNT_WINDOW,
    CREATE,
    CREATEDB,
    CURRENT_USER,
    DATABASE,
    DATABASES,
    DBS,
    DELETE,
    DELETE_MARK,
    DESC,
    DESCRIBE,
    DISK_INFO,
    DISTINCT,
    DISTRIBUTED,
    DNODE,
    DNODES,
    DOUBLE,
    DROP,
    DURATION,
    ELSE,
    ENABLE,
    ENCRYPTIONS,
    ENCRYPT_ALGORITHM,
    ENCRYPT_KEY,
    END,
    EVENT_WINDOW,
    EVERY,
    EXISTS,
    EXPIRED,
    EXPLAIN,
    FALSE,
    FILE,
    FILL,
    FILL_HISTORY,
    FIRST,
    FLOAT,
    FLUSH,
    FOR,
    FORCE,
    FORCE_WINDOW_CLOSE,
    FROM,
    FULL,
    FUNCTION,
    FUNCTIONS,
    GEOMETRY,
    GRANT,
    GRANTS,
    GROUP,
    HASH_JOIN,
    HAVING,
    HOST,
    IF,
    IGNORE,
    IMPORT,
    IN,
    INDEX,
    INDEXES,
    INNER,
    INSERT,
    INT,
    INTEGER,
    INTERVAL,
    INTO,
    IS,
    IS_IMPORT,
    JLIMIT,
    JOIN,
    JSON,
    KEEP,
    KEEP_TIME_OFFSET,
    KEY,
    KILL,
    LANGUAGE,
    LAST,
    LAST_ROW,
    LEADER,
    LEADING,
    LEFT,
    LICENCES,
    LIKE,
    LIMIT,
    LINEAR,
    LOCAL,
    LOGS,
    MACHINES,
    MATCH,
    MAXROWS,
    MAX_DELAY,
    MERGE,
    META,
    MINROWS,
    MINUS,
    MNODE,
    MNODES,
    MODIFY,
    MODULES,
    NCHAR,
    NEAR,
    NEXT,
    NMATCH,
    NONE,
    NORMAL,
    NOT,
    NOW,
    NO_BATCH_SCAN,
    NULL,
    NULLS,
    NULL_F,
    OFFSET,
    ON,
    ONLY,
    OR,
    ORDER,
    OUTER,
    OUTPUTTYPE,
    PAGES,
    PAGESIZE,
    PARA_TABLES_SORT,
    PARTITION,
    PARTITION_FIRST,
    PASS,
    PAUSE,
    PI,
    PORT,
    POSITION,
    PPS,
    PRECISION,
    PREV,
    PRIMARY,
    PRIVILEGES,
    QNODE,
    QNODES,
    QTIME,
    QUERIES,
    QUERY,
    RAND,
    RANGE,
    RATIO,
    READ,
    RECURSIVE,
    REDISTRIBUTE,
    RENAME,
    REPLACE,
    REPLICA,
    RESET,
    RESTORE,
    RESUME,
    RETENTIONS,
    REVOKE,
    RIGHT,
    ROLLUP,
    S3MIGRATE,
    S3_CHUNKPAGES,
    S3_COMPACT,
    S3_KEEPLOCAL,
    SCHEMALESS,
    SCORES,
    SELECT,
    SEMI,
    SERVER_STATUS,
    SERVER_VERSION,
    SESSION,
    SET,
    SHOW,
    SINGLE_STABLE,
    SKIP_TSMA,
    SLIDING,
    SLIMIT,
    SMA,
    SMALLDATA_TS_SORT,
    SMALLINT,
    SNODE,
    SNODES,
    SOFFSET,
    SORT_FOR_GROUP,
    SPLIT,
    STABLE,
    STABLES,
    START,
    STATE,
    STATE_WINDOW,
    STORAGE,
    STREAM,
    STREAMS,
    STRICT,
    STT_TRIGGER,
    SUBSCRIBE,
    SUBSCRIPTIONS,
    SUBSTR,
    SUBSTRING,
    SUBTABLE,
    SYSINFO,
    SYSTEM,
    TABLE,
    TABLES,
    TABLE_PREFIX,
    TABLE_SUFFIX,
    TAG,
    TAGS,
    TBNAME,
    THEN,
    TIMESTAMP,
    TIMEZONE,
    TINYINT,
    TO,
    TODAY,
    TOPIC,
    TOPICS,
    TRAILING,
    TRANSACTION,
    TRANSACTIONS,
    TRIGGER,
    TRIM,
    TRUE,
    TSDB_PAGESIZE,
    TSERIES,
    TSMA,
    TSMAS,
    TTL,
    UNION,
    UNSAFE,
    UNSIGNED,
    UNTREATED,
    UPDATE,
    USE,
    USER,
    USERS,
    USING,
    VALUE,
    VALUES,
    VALUE_F,
    VARBINARY,
    VARCHAR,
    VARIABLES,
    VERBOSE,
    VGROUP,
    VGROUPS,
    VIEW,
    VIEWS,
    VNODE,
    VNODES,
    WAL_FSYNC_PERIOD,
    WAL_LEVEL,
    WAL_RETENTION_PERIOD,
    WAL_RETENTION_SIZE,
    WAL_ROLL_PERIOD,
    WAL_SEGMENT_SIZE,
    WATERMARK,
    WHEN,
    WHERE,
    WINDOW,
    WINDOW_CLOSE,
    WINDOW_OFFSET,
    WITH,
    WRITE,
    _C0,
    _FHIGH,
    _FLOW,
    _FROWTS,
    _IROWTS,
    _IROWTS_ORIGIN,
    _ISFILLED,
    _QDURATION,
    _QEND,
    _QSTART,
    _ROWTS,
    _TAGS,
    _WDURATION,
    _WEND,
    _WSTART;

    private static final int SLOT_COUNT = 1024;
    private static final int MULTIPLIER = 31;
    private static final int MAX_LENGTH = longest();
    private static final @Nullable Keyword[] SLOTS = slots();

    private final String lower = name().toLowerCase(Locale.ROOT);

    /** The word in lower case. */
    public String lower() {
        return lower;
    }

    /** The reserved word that stands in a stretch of a text, in any case, or null. */
    public static @Nullable Keyword find(String text, int start, int end) {
        if (end - start > MAX_LENGTH) {
            return null;
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * MULTIPLIER + fold(text.charAt(i));
        }
        int slot = hash & (SLOT_COUNT - 1);
        for (Keyword word = SLOTS[slot]; word != null; word = SLOTS[slot]) {
            if (word.isAt(text, start, end)) {
                return word;
            }
            slot = (slot + 1) & (SLOT_COUNT - 1);
        }
        return null;
    }

    private boolean isAt(String text, int start, int end) {
        if (end - start != lower.length()) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (fold(text.charAt(i)) != lower.charAt(i - start)) {
                return false;
            }
        }
        return true;
    }

    private static char fold(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    private static int longest() {
        int max = 0;
        for (Keyword word : values()) {
            max = Math.max(max, word.lower.length());
        }
        return max;
    }

    private static @Nullable Keyword[] slots() {
        @Nullable Keyword[] slots = new @Nullable Keyword[SLOT_COUNT];
        for (Keyword word : values()) {
            int slot = hash(word.lower);
            while (slots[slot] != null) {
                slot = (slot + 1) & (SLOT_COUNT - 1);
            }
            slots[slot] = word;
        }
        return slots;
    }

    private static int hash(String lower) {
        int hash = 0;
        for (int i = 0; i < lower.length(); i++) {
            hash = hash * MULTIPLIER + lower.charAt(i);
        }
        return hash & (SLOT_COUNT - 1);
    }
}
