package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Failures;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns errors of the store into the server's. What a translated statement raises on purpose carries code and text in the
 * form {@code [[2805|text]]}; everything else goes to the log and leaves as a general error.
 */
final class StoreErrors {
    private static final Logger LOG = System.getLogger(StoreErrors.class.getName());
    private static final Pattern RAISED = Pattern.compile("\\[\\[([0-9a-fA-F]{1,4})\\|(.*?)]]", Pattern.DOTALL);
    private static final Pattern DECIMAL_OVERFLOW =
            Pattern.compile("Overflow in .*(DECIMAL|HUGEINT|sum)|to type DECIMAL.* failed|DECIMAL.*out of range");
    private static final int INTERNAL = 0xFFFF;
    private static final int OUT_OF_MEMORY = 0x102;
    private static final int KILLED = 0x22D;

    private StoreErrors() {}

    /** An expression in the store's SQL that raises an error when it is computed. */
    static String raise(int code, String text) {
        return "error(" + Sql.text("[[" + Integer.toHexString(code) + "|" + text + "]]") + ")";
    }

    static EngineException of(SQLException error) {
        return of(error, null);
    }

    /**
     * The error to show.
     *
     * @param sql the store's statement, for the log
     */
    static EngineException of(SQLException error, @Nullable String sql) {
        EngineException ofFunction = Failures.find(error);
        if (ofFunction != null) {
            return ofFunction;
        }
        String message = String.valueOf(error.getMessage());
        Matcher raised = RAISED.matcher(message);
        if (raised.find()) {
            return new EngineException(Integer.parseInt(raised.group(1), 16), raised.group(2), error);
        }
        if (message.startsWith("INTERRUPT")) {
            return new EngineException(KILLED, "Query killed", error);
        }
        if (message.startsWith("Out of Memory Error")) {
            return new EngineException(OUT_OF_MEMORY, "Out of Memory", error);
        }
        if (DECIMAL_OVERFLOW.matcher(message).find()) {
            return new EngineException(0x13D, "Decimal value overflow", error);
        }
        LOG.log(
                Level.WARNING,
                "the store refused a translated statement: " + message + (sql == null ? "" : "\n" + sql));
        return new EngineException(INTERNAL, "Internal error", error);
    }
}
