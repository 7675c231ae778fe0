package io.taosj.engine.internal.statement;

import io.taosj.engine.EngineException;

/** The errors of prepared statements with TDengine's codes and texts. */
final class StatementErrors {
    private static final int INVALID_OPERATION = 0x200;
    private static final int API_USAGE = 0x22A;
    private static final int IDENTIFIER = 0x2617;
    private static final int OTHER_STABLE = 0x61D;
    private static final int OTHER_DATABASE = 0x2618;
    private static final int TOO_LONG = 0x2653;
    private static final int KEY_NULL = 0x267B;
    private static final int KEY_NONE = 0x267C;
    private static final int OUT_OF_MEMORY = 0x102;

    private StatementErrors() {}

    /** The calls came in a wrong order. */
    static EngineException apiUsage() {
        return new EngineException(API_USAGE, "Stmt API usage error");
    }

    static EngineException rowCounts() {
        return invalid("row number in each bind param should be the same");
    }

    static EngineException typeMismatch() {
        return invalid("column type mis-match with buffer type");
    }

    static EngineException invalid(String text) {
        return new EngineException(INVALID_OPERATION, text);
    }

    static EngineException tooLong() {
        return new EngineException(TOO_LONG, "Value too long for column/tag");
    }

    static EngineException tableName(String text) {
        return new EngineException(IDENTIFIER, text);
    }

    static EngineException otherSuperTable() {
        return new EngineException(OTHER_STABLE, "Table already exists in other stables");
    }

    static EngineException otherDatabase() {
        return new EngineException(OTHER_DATABASE, "Corresponding super table not in this db");
    }

    static EngineException timeNull() {
        return invalid("Primary timestamp column should not be null");
    }

    static EngineException keyNull() {
        return new EngineException(KEY_NULL, "Primary key column should not be null");
    }

    static EngineException keyNone() {
        return new EngineException(KEY_NONE, "Primary key column should not be none");
    }

    static EngineException tooMuch(long limit) {
        return new EngineException(
                OUT_OF_MEMORY, "more than " + limit + " bytes are bound, execute the statement more often");
    }
}
