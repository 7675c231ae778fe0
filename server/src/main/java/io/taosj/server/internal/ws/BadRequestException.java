package io.taosj.server.internal.ws;

/** A request that can't be understood, with the text that the adapter answers. */
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message);
    }
}
