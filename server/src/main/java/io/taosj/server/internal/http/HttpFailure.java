package io.taosj.server.internal.http;

/** A request that is answered with an HTTP status and an error body. */
final class HttpFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    HttpFailure(int status, int code, String description) {
        super(description);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }
}
