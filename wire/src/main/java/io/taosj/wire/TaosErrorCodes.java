package io.taosj.wire;

/** Numbers of the errors that programs ask for most; {@link ErrorTexts} knows the names and texts of all. */
public final class TaosErrorCodes {
    /** Unable to establish connection. */
    public static final int RPC_NETWORK_UNAVAIL = 0x000B;

    /** Unable to resolve FQDN. */
    public static final int RPC_FQDN_ERROR = 0x0015;

    /** Conn is broken. */
    public static final int RPC_BROKEN_LINK = 0x0018;

    /** Conn read timeout. */
    public static final int RPC_TIMEOUT = 0x0019;

    /** some vnode/qnode/mnode(s) out of service. */
    public static final int RPC_SOMENODE_NOT_CONNECTED = 0x0020;

    /** rpc network error. */
    public static final int RPC_NETWORK_ERROR = 0x0023;

    /** Operation not supported. */
    public static final int OPS_NOT_SUPPORT = 0x0100;

    /** Out of Memory. */
    public static final int OUT_OF_MEMORY = 0x0102;

    /** Out of range. */
    public static final int OUT_OF_RANGE = 0x0112;

    /** Invalid message. */
    public static final int INVALID_MSG = 0x0115;

    /** Invalid parameters. */
    public static final int INVALID_PARA = 0x0118;

    /** Invalid config option. */
    public static final int INVALID_CFG = 0x0119;

    /** Invalid json format. */
    public static final int INVALID_JSON_FORMAT = 0x011B;

    /** Invalid timestamp format. */
    public static final int INVALID_TIMESTAMP = 0x0127;

    /** Operation timeout. */
    public static final int TIMEOUT_ERROR = 0x012C;

    /** Invalid operation. */
    public static final int TSC_INVALID_OPERATION = 0x0200;

    /** Invalid value in client. */
    public static final int TSC_INVALID_VALUE = 0x0203;

    /** Invalid user name. */
    public static final int TSC_INVALID_USER_LENGTH = 0x0207;

    /** Invalid password. */
    public static final int TSC_INVALID_PASS_LENGTH = 0x0208;

    /** Invalid connection. */
    public static final int TSC_INVALID_CONNECTION = 0x020B;

    /** Query terminated. */
    public static final int TSC_QUERY_CANCELLED = 0x020F;

    /** Disconnected from service. */
    public static final int TSC_DISCONNECTED = 0x0213;

    /** Connection killed. */
    public static final int TSC_CONN_KILLED = 0x0215;

    /** Syntax error in SQL. */
    public static final int TSC_SQL_SYNTAX_ERROR = 0x0216;

    /** Database not specified or available. */
    public static final int TSC_DB_NOT_SELECTED = 0x0217;

    /** SQL statement too long. */
    public static final int TSC_EXCEED_SQL_LIMIT = 0x0219;

    /** Syntax error in Line. */
    public static final int TSC_LINE_SYNTAX_ERROR = 0x021B;

    /** Value out of range. */
    public static final int TSC_VALUE_OUT_OF_RANGE = 0x0224;

    /** Stmt API usage error. */
    public static final int TSC_STMT_API_ERROR = 0x022A;

    /** Stmt table name not set. */
    public static final int TSC_STMT_TBNAME_ERROR = 0x022B;

    /** not supported stmt clause. */
    public static final int TSC_STMT_CLAUSE_ERROR = 0x022C;

    /** Query killed. */
    public static final int TSC_QUERY_KILLED = 0x022D;

    /** Internal error. */
    public static final int TSC_INTERNAL_ERROR = 0x02FF;

    /** Insufficient privilege for operation. */
    public static final int MND_NO_RIGHTS = 0x0303;

    /** User is disabled. */
    public static final int MND_USER_DISABLED = 0x0315;

    /** User already exists. */
    public static final int MND_USER_ALREADY_EXIST = 0x0350;

    /** Invalid user. */
    public static final int MND_USER_NOT_EXIST = 0x0351;

    /** Invalid user format. */
    public static final int MND_INVALID_USER_FORMAT = 0x0352;

    /** Invalid password format. */
    public static final int MND_INVALID_PASS_FORMAT = 0x0353;

    /** Authentication failure. */
    public static final int MND_AUTH_FAILURE = 0x0357;

    /** STable already exists. */
    public static final int MND_STB_ALREADY_EXIST = 0x0360;

    /** STable not exist. */
    public static final int MND_STB_NOT_EXIST = 0x0362;

    /** Tag already exists. */
    public static final int MND_TAG_ALREADY_EXIST = 0x0369;

    /** Tag does not exist. */
    public static final int MND_TAG_NOT_EXIST = 0x036A;

    /** Column already exists. */
    public static final int MND_COLUMN_ALREADY_EXIST = 0x036B;

    /** Column does not exist. */
    public static final int MND_COLUMN_NOT_EXIST = 0x036C;

    /** Func not exists. */
    public static final int MND_FUNC_NOT_EXIST = 0x0374;

    /** Database already exists. */
    public static final int MND_DB_ALREADY_EXIST = 0x0381;

    /** Invalid database options. */
    public static final int MND_INVALID_DB_OPTION = 0x0382;

    /** Invalid database name. */
    public static final int MND_INVALID_DB = 0x0383;

    /** Database not exist. */
    public static final int MND_DB_NOT_EXIST = 0x0388;

    /** Topic already exists. */
    public static final int MND_TOPIC_ALREADY_EXIST = 0x03E0;

    /** Topic not exist. */
    public static final int MND_TOPIC_NOT_EXIST = 0x03E1;

    /** Consumer not exist. */
    public static final int MND_CONSUMER_NOT_EXIST = 0x03E6;

    /** Consumer group being used by some consumer. */
    public static final int MND_CGROUP_USED = 0x03EC;

    /** Topic must be dropped first. */
    public static final int MND_TOPIC_MUST_BE_DELETED = 0x03ED;

    /** Stream already exists. */
    public static final int MND_STREAM_ALREADY_EXIST = 0x03F0;

    /** Stream not exist. */
    public static final int MND_STREAM_NOT_EXIST = 0x03F1;

    /** Table already exists. */
    public static final int TDB_TABLE_ALREADY_EXIST = 0x0603;

    /** Timestamp data out of range. */
    public static final int TDB_TIMESTAMP_OUT_OF_RANGE = 0x060B;

    /** Table not exists. */
    public static final int TDB_TABLE_NOT_EXIST = 0x0618;

    /** Table already exists in other stables. */
    public static final int TDB_TABLE_IN_OTHER_STABLE = 0x061D;

    /** no auth info input. */
    public static final int HTTP_NO_AUTH_INFO = 0x1105;

    /** request is empty. */
    public static final int HTTP_REQUEST_EMPTY = 0x1106;

    /** no sql input. */
    public static final int HTTP_NO_SQL = 0x1107;

    /** generate taosd token error. */
    public static final int HTTP_GEN_TAOSD_TOKEN_ERR = 0x110A;

    /** invalid content length. */
    public static final int HTTP_INVALID_CONTENT_LENGTH = 0x1121;

    /** invalid type of Authorization. */
    public static final int HTTP_INVALID_AUTH_TYPE = 0x1122;

    /** invalid basic Authorization. */
    public static final int HTTP_INVALID_BASIC_AUTH = 0x1124;

    /** invalid taosd Authorization. */
    public static final int HTTP_INVALID_TAOSD_AUTH = 0x1125;

    /** syntax error near. */
    public static final int PAR_SYNTAX_ERROR = 0x2600;

    /** Incomplete SQL statement. */
    public static final int PAR_INCOMPLETE_SQL = 0x2601;

    /** Invalid column name. */
    public static final int PAR_INVALID_COLUMN = 0x2602;

    /** Table does not exist. */
    public static final int PAR_TABLE_NOT_EXIST = 0x2603;

    /** Column ambiguously defined. */
    public static final int PAR_AMBIGUOUS_COLUMN = 0x2604;

    /** Invalid value type. */
    public static final int PAR_WRONG_VALUE_TYPE = 0x2605;

    /** Tags number not matched. */
    public static final int PAR_TAGS_NOT_MATCHED = 0x260D;

    /** Database not specified. */
    public static final int PAR_DB_NOT_SPECIFIED = 0x2616;

    /** Illegal number of columns. */
    public static final int PAR_INVALID_COLUMNS_NUM = 0x263F;

    /** Permission denied or target object not exist. */
    public static final int PAR_PERMISSION_DENIED = 0x2644;

    /** Value too long for column/tag. */
    public static final int PAR_VALUE_TOO_LONG = 0x2653;

    /** Fail to get table info. */
    public static final int PAR_GET_META_ERROR = 0x2662;

    /** Parser internal error. */
    public static final int PAR_INTERNAL_ERROR = 0x26FF;

    /** Invalid line protocol type. */
    public static final int SML_INVALID_PROTOCOL_TYPE = 0x3000;

    /** Invalid timestamp precision type. */
    public static final int SML_INVALID_PRECISION_TYPE = 0x3001;

    /** Invalid data format. */
    public static final int SML_INVALID_DATA = 0x3002;

    /** Not the same type like before. */
    public static final int SML_NOT_SAME_TYPE = 0x3004;

    /** Consumer closed. */
    public static final int TMQ_CONSUMER_CLOSED = 0x4002;

    /** Offset out of range. */
    public static final int TMQ_VERSION_OUT_OF_RANGE = 0x4007;

    /** VgId does not belong to this consumer. */
    public static final int TMQ_INVALID_VGID = 0x4008;

    /** Topic does not belong to this consumer. */
    public static final int TMQ_INVALID_TOPIC = 0x4009;

    /** Assignment or poll interface need to be called first. */
    public static final int TMQ_NEED_INITIALIZED = 0x4010;

    /** No committed info. */
    public static final int TMQ_NO_COMMITTED = 0x4011;

    /** Same committed value. */
    public static final int TMQ_SAME_COMMITTED_VALUE = 0x4012;

    /** Invalid status, please subscribe topic first. */
    public static final int TMQ_INVALID_STATUS = 0x4017;

    /** reject sql. */
    public static final int ADAPTER_SQL_REJECTED = 0xFFFD;

    /** request wait queue is full, please try again later. */
    public static final int ADAPTER_REQUEST_LIMIT = 0xFFFE;

    /** Generic error of the adapter; the message tells more. */
    public static final int ADAPTER_ERROR = 0xFFFF;

    private TaosErrorCodes() {}
}
