package io.taosj.internal.websocket;

/** Reasons for closing of RFC 6455, section 7.4. */
public final class CloseCode {
    public static final int NORMAL = 1000;
    public static final int PROTOCOL_ERROR = 1002;
    /** Never sent: the peer's close frame had no code. */
    public static final int NONE = 1005;

    public static final int INVALID_DATA = 1007;
    public static final int TOO_BIG = 1009;

    private CloseCode() {}

    /** Whether a peer may send a code. */
    static boolean isSendable(int code) {
        return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999;
    }
}
