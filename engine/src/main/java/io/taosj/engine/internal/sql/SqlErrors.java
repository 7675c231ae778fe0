package io.taosj.engine.internal.sql;

import io.taosj.engine.EngineException;

/** The codes and texts of what parsing refuses. */
final class SqlErrors {
    static final int SYNTAX = 0x2600;
    static final int INCOMPLETE = 0x2601;
    static final int USER_NAME_TOO_LONG = 0x2610;
    static final int IDENTIFIER = 0x2617;

    private SqlErrors() {}

    static EngineException of(int code, String message) {
        return new EngineException(code, message);
    }

    static EngineException syntax(String rest) {
        return of(SYNTAX, "syntax error near \"" + rest + "\"");
    }
}
