package io.taosj.engine.internal.sql;

import io.taosj.engine.EngineException;

/** The codes and texts of what parsing refuses. */
final class SqlErrors {
    static final int SYNTAX = 0x2600;
    static final int INCOMPLETE = 0x2601;
    static final int NAME_OR_PASSWORD_TOO_LONG = 0x2610;
    static final int PASSWORD_TOO_SHORT = 0x2611;
    static final int BAD_PORT = 0x2612;
    static final int IDENTIFIER = 0x2617;
    static final int DATABASE_OPTION = 0x2619;
    static final int PASSWORD_CHARACTER = 0x2648;
    static final int REDISTRIBUTE = 0x2656;
    static final int COMMENT_TOO_LONG = 0x264E;
    static final int OPTION_RANGE = 0x11A;

    private SqlErrors() {}

    static EngineException of(int code, String message) {
        return new EngineException(code, message);
    }

    static EngineException syntax(String rest) {
        return of(SYNTAX, "syntax error near \"" + rest + "\"");
    }
}
