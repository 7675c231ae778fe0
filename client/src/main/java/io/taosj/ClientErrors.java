package io.taosj;

/** Codes of failures that this library finds itself; they lie in a range that no server uses. */
public final class ClientErrors {
    /** The connection was closed by the caller. */
    public static final int CONNECTION_CLOSED = 0x2301;
    /** The transport or the server can't do this. */
    public static final int UNSUPPORTED = 0x2302;
    /** An argument, option or URL is wrong. */
    public static final int INVALID_ARGUMENT = 0x2303;
    /** No connection could be made. */
    public static final int CONNECT_FAILED = 0x2304;
    /** The connection broke while it was in use. */
    public static final int CONNECTION_LOST = 0x2305;
    /** Nothing came back in time. */
    public static final int TIMEOUT = 0x2306;
    /** The waiting thread was interrupted. */
    public static final int INTERRUPTED = 0x2307;
    /** The peer sent something that its protocol does not allow. */
    public static final int PROTOCOL = 0x2308;
    /** The result is closed or read to its end. */
    public static final int RESULT_CLOSED = 0x2309;
    /** A value can't be read as the type asked for. */
    public static final int WRONG_TYPE = 0x230A;
    /** A value is null where a primitive was asked for. */
    public static final int NULL_VALUE = 0x230B;
    /** A value is out of the range of the type asked for. */
    public static final int OUT_OF_RANGE = 0x230C;
    /** No column has this label or number. */
    public static final int NO_SUCH_COLUMN = 0x230D;
    /** The server's version is older than this library supports. */
    public static final int SERVER_TOO_OLD = 0x230E;
    /** The server answered with an unexpected HTTP status. */
    public static final int HTTP_STATUS = 0x230F;
    /** A row can't be mapped onto the class asked for. */
    public static final int MAPPING = 0x2310;
    /** The statement is closed or not ready for the call. */
    public static final int STATEMENT_STATE = 0x2311;
    /** The server has too much to do at the moment. */
    public static final int SERVER_BUSY = 0x2312;
    /** The server refused user, password or token without a code of its own. */
    public static final int UNAUTHORIZED = 0x2313;
    /** Rows could not be kept in a file. */
    public static final int SPOOL = 0x2314;
    /** A call of a consumer was ended by another thread. */
    public static final int WAKEUP = 0x2320;

    private ClientErrors() {}
}
