package io.taosj.wire.message;

/** The numbers of binary requests and of the replies that repeat them. */
public final class BinaryAction {
    public static final int SET_TAGS = 1;
    public static final int BIND = 2;
    public static final int WRITE_RAW = 3;
    public static final int WRITE_RAW_BLOCK = 4;
    public static final int WRITE_RAW_BLOCK_WITH_FIELDS = 5;
    public static final int BINARY_QUERY = 6;
    public static final int FETCH_RAW_BLOCK = 7;
    /** Only in replies of the subscription endpoint. */
    public static final int FETCH_RAW_DATA = 8;

    public static final int STMT2_BIND = 9;
    public static final int VALIDATE_SQL = 10;
    public static final int STMT2_BIND_EXEC = 11;

    private BinaryAction() {}
}
