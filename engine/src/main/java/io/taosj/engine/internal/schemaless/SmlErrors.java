package io.taosj.engine.internal.schemaless;

import io.taosj.engine.EngineException;

/** The errors of schemaless writing with TDengine's codes and texts; the place is what follows in the line. */
final class SmlErrors {
    private static final int INVALID_TIMESTAMP = 0x127;
    private static final int INVALID_VALUE = 0x203;
    private static final int TABLE_NAME_LENGTH = 0x20A;
    private static final int INVALID_KEY = 0x21F;
    private static final int DUPLICATE_NAMES = 0x220;
    private static final int INVALID_JSON = 0x221;
    private static final int INVALID_JSON_TYPE = 0x222;
    private static final int NOT_SUPER_TABLE = 0x22F;
    private static final int OUT_OF_RANGE = 0x60B;
    private static final int OTHER_SUPER_TABLE = 0x61D;
    private static final int INVALID_INPUT = 0x70F;
    private static final int NO_DATABASE = 0x2616;
    private static final int TOO_LONG = 0x2653;
    private static final int INVALID_DATA = 0x3002;
    private static final int NOT_SAME_TYPE = 0x3004;
    private static final int COMPOSITE_KEY = 0x3006;

    private SmlErrors() {}

    static EngineException noDatabase() {
        return new EngineException(NO_DATABASE, "Database not specified");
    }

    static EngineException noLines() {
        return new EngineException(INVALID_DATA, "line num is invalid");
    }

    static EngineException data(String text) {
        return new EngineException(INVALID_DATA, text);
    }

    static EngineException key(String rest) {
        return new EngineException(INVALID_KEY, "SML line invalid key or key is too long than 64:" + rest);
    }

    static EngineException value(String rest) {
        return new EngineException(INVALID_VALUE, "invalid data:" + rest);
    }

    static EngineException time(String text) {
        return new EngineException(INVALID_TIMESTAMP, text);
    }

    static EngineException tableName(String rest) {
        return new EngineException(
                TABLE_NAME_LENGTH, "SML line table name is empty or longer than " + SmlNames.MAX_TABLE + ":" + rest);
    }

    static EngineException duplicate(String name) {
        return new EngineException(DUPLICATE_NAMES, "duplicated names: " + name);
    }

    static EngineException json() {
        return new EngineException(INVALID_JSON, "Invalid JSON format");
    }

    static EngineException jsonType(String type) {
        return new EngineException(INVALID_JSON_TYPE, "Invalid JSON data type: " + type);
    }

    static EngineException noPoints() {
        return new EngineException(INVALID_INPUT, "invalid input");
    }

    static EngineException outOfRange() {
        return new EngineException(OUT_OF_RANGE, "Timestamp data out of range");
    }

    static EngineException notSuperTable(String name) {
        return new EngineException(NOT_SUPER_TABLE, "Table is not a super table: " + name);
    }

    static EngineException compositeKey() {
        return new EngineException(COMPOSITE_KEY, "Can not insert data into table with primary key");
    }

    static EngineException otherSuperTable() {
        return new EngineException(OTHER_SUPER_TABLE, "Table already exists in other stables");
    }

    static EngineException tooLong(String name) {
        return new EngineException(TOO_LONG, "Value too long for column/tag: " + name);
    }

    static EngineException typeMismatch(long id, String stored, String given, String place) {
        return data("SML:0x" + Long.toHexString(id)
                + " smlGenerateSchemaAction point type and db type mismatch. db type: " + stored + ", point type: "
                + given + ", key: " + place);
    }

    static EngineException notSameType(long id, String first, String given, String place) {
        return new EngineException(
                NOT_SAME_TYPE,
                "SML:0x" + Long.toHexString(id) + " Not the same type like before: " + first + " and " + given
                        + ", key: " + place);
    }
}
