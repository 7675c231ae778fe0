package io.taosj.wire;

/**
 * An error that a server answered with.
 *
 * @param code TDengine's code, 16 bits, or one of the adapter's own
 * @param text the server's text, without the code
 */
public record ServerError(int code, String text) {
    /** Code and text as TDengine's own tools print them, for example {@code [0x2603] Table does not exist}. */
    @Override
    public String toString() {
        return String.format("[0x%04X] %s", code, text);
    }
}
