package io.taosj.jdbc.internal;

import io.taosj.ClientErrors;
import io.taosj.TaosException;
import io.taosj.wire.Column;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Every exception of the driver: an SQLState, the code of TDengine or of the client, and the class that fits. */
public final class Failures {
    private Failures() {}

    /** The exception for a failure in the client. */
    public static SQLException of(TaosException failure) {
        return of(
                String.valueOf(failure.getMessage()),
                failure.sqlState(),
                failure.code(),
                failure.isRetryable(),
                failure);
    }

    private static SQLException of(
            String message, String state, int code, boolean retryable, @Nullable Throwable cause) {
        if (state.equals("HYT00")) {
            return new SQLTimeoutException(message, state, code, cause);
        }
        return switch (state.substring(0, 2)) {
            case "08" ->
                retryable
                        ? new SQLTransientConnectionException(message, state, code, cause)
                        : new SQLNonTransientConnectionException(message, state, code, cause);
            case "0A" -> unsupported(message, code, cause);
            case "22" -> new SQLDataException(message, state, code, cause);
            case "28" -> new SQLInvalidAuthorizationSpecException(message, state, code, cause);
            case "3D", "42" -> new SQLSyntaxErrorException(message, state, code, cause);
            default ->
                retryable
                        ? new SQLTransientException(message, state, code, cause)
                        : new SQLException(message, state, code, cause);
        };
    }

    private static SQLException unsupported(String message, int code, @Nullable Throwable cause) {
        return new SQLFeatureNotSupportedException(message, "0A000", code, cause);
    }

    /** What the driver or TDengine has no counterpart for. */
    static SQLException unsupported(String message) {
        return unsupported(message, ClientErrors.UNSUPPORTED, null);
    }

    static SQLException connectionClosed() {
        return of("the connection is closed", "08003", ClientErrors.CONNECTION_CLOSED, false, null);
    }

    static SQLException statementClosed() {
        return of("the statement is closed", "HY010", ClientErrors.STATEMENT_STATE, false, null);
    }

    static SQLException resultClosed() {
        return of("the result set is closed", "24000", ClientErrors.RESULT_CLOSED, false, null);
    }

    static SQLException cursor(String message) {
        return of(message, "24000", ClientErrors.RESULT_CLOSED, false, null);
    }

    static SQLException state(String message) {
        return of(message, "HY010", ClientErrors.STATEMENT_STATE, false, null);
    }

    /** An argument that no call can take. */
    public static SQLException argument(String message) {
        return of(message, "HY024", ClientErrors.INVALID_ARGUMENT, false, null);
    }

    static SQLException noColumn(String message) {
        return of(message, "42S22", ClientErrors.NO_SUCH_COLUMN, false, null);
    }

    static SQLException parameter(String message) {
        return of(message, "07009", ClientErrors.INVALID_ARGUMENT, false, null);
    }

    static SQLException transaction(String message) {
        return of(message, "25000", ClientErrors.STATEMENT_STATE, false, null);
    }

    static SQLException data(String message) {
        return of(message, "22018", ClientErrors.WRONG_TYPE, false, null);
    }

    static SQLException wrongType(Column column, String wanted) {
        return data("column '" + column.info().name() + "' of type "
                + column.info().typeName() + " can't be read as " + wanted);
    }

    static SQLException outOfRange(Column column, String value, String wanted) {
        return of(
                "value " + value + " of column '" + column.info().name() + "' does not fit into " + wanted,
                "22003",
                ClientErrors.OUT_OF_RANGE,
                false,
                null);
    }
}
