package io.taosj.engine.internal.function;

import io.taosj.engine.EngineException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The errors of functions and operators, and their way through the store. */
public final class Failures {
    private static final String MARK = "taosj-error 0x";

    private Failures() {}

    /** Thrown inside the store by functions written in Java; {@link #find} makes an EngineException of it again. */
    static final class InStore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InStore(int code, String message) {
            super(mark(code, message), null, false, false);
        }
    }

    /** The text with which an expression in the store's SQL fails with a code: for the store's function error(). */
    static String mark(int code, String message) {
        return MARK + Integer.toHexString(code) + " " + message;
    }

    /** The error that an expression of this package raised while the store evaluated it; null if it is another error. */
    public static @Nullable EngineException find(SQLException failure) {
        String text = failure.getMessage();
        int at = text == null ? -1 : text.indexOf(MARK);
        if (text == null || at < 0) {
            return null;
        }
        int codeStart = at + MARK.length();
        int codeEnd = text.indexOf(' ', codeStart);
        int lineEnd = text.indexOf('\n', codeEnd);
        int code = Integer.parseInt(text, codeStart, codeEnd, 16);
        String message = text.substring(codeEnd + 1, lineEnd < 0 ? text.length() : lineEnd);
        return new EngineException(code, message, failure);
    }

    static EngineException invalidOperation() {
        return new EngineException(0x200, "Invalid operation");
    }

    static EngineException cannotConvert() {
        return new EngineException(0x3250, "Cannot convert to specific type");
    }

    static EngineException jsonNotHere() {
        return new EngineException(0x72D, "Json not support in this place");
    }

    static EngineException unexpected() {
        return new EngineException(0x110, "Unexpected generic error");
    }

    static EngineException badTimestamp() {
        return new EngineException(0x127, "Invalid timestamp format");
    }

    static EngineException argumentCount(String function) {
        return new EngineException(0x2801, "Invalid number of parameters : " + function);
    }

    static EngineException argumentType(String function) {
        return new EngineException(0x2802, "Invalid parameter data type : " + function);
    }

    static EngineException argumentValue(String function) {
        return new EngineException(0x2803, "Invalid parameter value : " + function);
    }

    static EngineException timeUnit(String function) {
        return new EngineException(0x280A, "Invalid timzone format : " + function);
    }

    static EngineException unitTooSmall(String function) {
        return new EngineException(0x280B, "Time unit is too small : " + function);
    }

    static EngineException argumentRange(String function) {
        return new EngineException(0x2811, "Invalid parameter range : " + function);
    }

    static EngineException function(String message) {
        return new EngineException(0x2800, message);
    }
}
