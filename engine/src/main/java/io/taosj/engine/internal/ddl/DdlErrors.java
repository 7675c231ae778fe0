package io.taosj.engine.internal.ddl;

import io.taosj.engine.EngineException;

/** The errors of statements that change the catalog, with TDengine's codes and texts. */
final class DdlErrors {
    private DdlErrors() {}

    static EngineException of(int code, String text) {
        return new EngineException(code, text);
    }

    static EngineException unsupported() {
        return of(0x100, "Operation not supported");
    }

    static EngineException invalidOperation(String text) {
        return of(0x200, text);
    }

    static EngineException superTableExists() {
        return of(0x360, "STable already exists");
    }

    static EngineException superTableMissing() {
        return of(0x362, "STable not exist");
    }

    static EngineException databaseExists() {
        return of(0x381, "Database already exists");
    }

    static EngineException invalidDatabaseOptions() {
        return of(0x382, "Invalid database options");
    }

    static EngineException databaseMissing() {
        return of(0x388, "Database not exist");
    }

    static EngineException tableExists() {
        return of(0x603, "Table already exists");
    }

    static EngineException otherSuperTable() {
        return of(0x61D, "Table already exists in other stables");
    }

    static EngineException columnMissing(String name) {
        return of(0x2602, "Invalid column name: " + name);
    }

    static EngineException tableMissing() {
        return of(0x2603, "Table does not exist");
    }

    static EngineException tagCount() {
        return of(0x260D, "Tags number not matched");
    }

    static EngineException tagMissing(String name) {
        return of(0x260E, "Invalid tag name: " + name);
    }

    static EngineException databaseNotSpecified() {
        return of(0x2616, "Database not specified");
    }

    static EngineException otherDatabase() {
        return of(0x2618, "Corresponding super table not in this db");
    }

    static EngineException databaseOption(String text) {
        return of(0x2619, text);
    }

    static EngineException tableOption(String text) {
        return of(0x261A, text);
    }

    static EngineException duplicatedColumns() {
        return of(0x263C, "Duplicated column names");
    }

    static EngineException illegalColumnCount() {
        return of(0x263F, "Illegal number of columns");
    }

    static EngineException tooManyColumns() {
        return of(0x2640, "Too many columns");
    }

    static EngineException alter(String text) {
        return of(0x2649, text);
    }

    static EngineException alter() {
        return alter("Invalid alter table statement");
    }

    static EngineException onlyLonger() {
        return of(
                0x264B,
                "Only varbinary/binary/nchar/geometry column length could be modified, and the length can only be"
                        + " increased, not decreased");
    }

    static EngineException columnExists() {
        return of(0x36B, "Column already exists");
    }

    static EngineException tagExists() {
        return of(0x369, "Tag already exists");
    }
}
