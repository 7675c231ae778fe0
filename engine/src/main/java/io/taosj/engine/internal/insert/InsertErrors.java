package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;

/** The errors of INSERT with TDengine's codes and texts. */
final class InsertErrors {
    private static final int INVALID_OPERATION = 0x200;
    private static final int SQL_SYNTAX = 0x216;
    private static final int DATABASE_NOT_EXIST = 0x388;
    private static final int TABLE_IN_OTHER_STABLE = 0x61D;
    private static final int TIME_OUT_OF_RANGE = 0x60B;
    private static final int SYNTAX = 0x2600;
    private static final int INCOMPLETE = 0x2601;
    private static final int INVALID_COLUMN = 0x2602;
    private static final int TABLE_NOT_EXIST = 0x2603;
    private static final int TAGS_NOT_MATCHED = 0x260D;
    private static final int INVALID_IDENTIFIER = 0x2617;
    private static final int ILLEGAL_COLUMNS = 0x263F;
    private static final int VALUE_TOO_LONG = 0x2653;
    private static final int SYSTEM_TABLE = 0x2669;
    private static final int INVALID_VARBINARY = 0x266A;
    private static final int KEY_NULL = 0x267B;
    private static final int KEY_NONE = 0x267C;

    /** Characters of the statement that an error repeats. */
    private static final int NEAR_LIMIT = 63;

    static final String TIME_NULL = "Primary timestamp column should not be null";

    private InsertErrors() {}

    /** A syntax error from a position of the statement on. */
    static EngineException near(String text, int start, String reason) {
        return near(text.substring(start, Math.min(text.length(), start + NEAR_LIMIT)), reason);
    }

    /** A syntax error at a place of the statement. */
    static EngineException near(String place, String reason) {
        return new EngineException(SQL_SYNTAX, "syntax error near '" + place + "' (" + reason + ")");
    }

    static EngineException noDataPoints() {
        return new EngineException(SQL_SYNTAX, "syntax error near 'no any data points'");
    }

    /** An error without a place. */
    static EngineException invalid(String text) {
        return new EngineException(INVALID_OPERATION, text);
    }

    static EngineException grammar(String rest) {
        return new EngineException(SYNTAX, "syntax error near \"" + rest + "\"");
    }

    static EngineException incomplete() {
        return new EngineException(INCOMPLETE, "Incomplete SQL statement");
    }

    static EngineException noDatabase() {
        return new EngineException(DATABASE_NOT_EXIST, "Database not exist");
    }

    static EngineException noTable() {
        return new EngineException(TABLE_NOT_EXIST, "Table does not exist");
    }

    static EngineException otherSuperTable() {
        return new EngineException(TABLE_IN_OTHER_STABLE, "Table already exists in other stables");
    }

    static EngineException noColumn(String name) {
        return new EngineException(INVALID_COLUMN, "Invalid column name: " + name);
    }

    static EngineException identifier(String text) {
        return new EngineException(INVALID_IDENTIFIER, text);
    }

    static EngineException tagCount() {
        return new EngineException(TAGS_NOT_MATCHED, "Tags number not matched");
    }

    static EngineException columnCount() {
        return new EngineException(ILLEGAL_COLUMNS, "Illegal number of columns");
    }

    static EngineException timeMissing() {
        return new EngineException(ILLEGAL_COLUMNS, TIME_NULL);
    }

    static EngineException tooLong(String column) {
        return new EngineException(VALUE_TOO_LONG, "Value too long for column/tag: " + column);
    }

    static EngineException varbinary(String column) {
        return new EngineException(INVALID_VARBINARY, "Invalid varbinary value: " + column);
    }

    static EngineException systemTable() {
        return new EngineException(SYSTEM_TABLE, "System table not allowed");
    }

    static EngineException keyNull() {
        return new EngineException(KEY_NULL, "Primary key column should not be null");
    }

    static EngineException timeOutOfRange() {
        return new EngineException(TIME_OUT_OF_RANGE, "Timestamp data out of range");
    }

    static EngineException keyNone() {
        return new EngineException(KEY_NONE, "Primary key column should not be none");
    }
}
