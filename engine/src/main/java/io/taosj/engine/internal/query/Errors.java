package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;

/** The errors that queries raise while they are bound. */
final class Errors {
    private static final String NOT_MIXABLE =
            "Some functions are allowed only in the SELECT list of a query. And, cannot be mixed with other non scalar"
                    + " functions or columns.";

    private Errors() {}

    static EngineException unknownColumn(String name) {
        return new EngineException(0x2602, "Invalid column name: " + name);
    }

    static EngineException unknownQualifier(String name) {
        return new EngineException(0x2603, "Table does not exist: " + name);
    }

    static EngineException unknownTable() {
        return new EngineException(0x2603, "Fail to get table info, error: Table does not exist");
    }

    static EngineException unknownDatabase() {
        return new EngineException(0x388, "Fail to get table info, error: Database not exist");
    }

    static EngineException noDatabase() {
        return new EngineException(0x2616, "Database not specified");
    }

    static EngineException ambiguous(String name) {
        return new EngineException(0x2604, "Column ambiguously defined: " + name);
    }

    static EngineException invalidValue(String text) {
        return new EngineException(0x2605, text);
    }

    static EngineException misplacedAggregate() {
        return new EngineException(0x2608, "There mustn't be aggregation");
    }

    static EngineException badPosition() {
        return new EngineException(0x2609, "ORDER BY / GROUP BY item must be the number of a SELECT-list expression");
    }

    static EngineException notGrouped() {
        return new EngineException(0x260A, "Not a GROUP BY expression");
    }

    static EngineException notSelected() {
        return new EngineException(0x260B, "Not SELECTed expression");
    }

    static EngineException notSingleGroup() {
        return new EngineException(0x260C, "Not a single-group group function");
    }

    static EngineException groupWithWindow() {
        return new EngineException(0x2624, "GROUP BY and WINDOW-clause can't be used together");
    }

    static EngineException nestedAggregate() {
        return new EngineException(0x2627, "Aggregate functions do not support nesting");
    }

    static EngineException columnCountOfUnion() {
        return new EngineException(0x2634, "Query block has incorrect number of result columns");
    }

    static EngineException slimitWithoutPartition() {
        return new EngineException(0x2638, "slimit/soffset only available for PARTITION/GROUP BY query");
    }

    static EngineException fillRange() {
        return new EngineException(0x263B, "Start(end) time of query range required or time range too large");
    }

    static EngineException invalidTbname() {
        return new EngineException(0x264C, "Invalid tbname pseudo column");
    }

    static EngineException notMixable() {
        return new EngineException(0x264F, NOT_MIXABLE);
    }

    /** With a text of its own under the code of {@link #notMixable()}. */
    static EngineException notAllowed(String text) {
        return new EngineException(0x264F, text);
    }

    static EngineException notInWindowOrGroup(String function) {
        return notAllowed(function + " function is not supported in window query or group query");
    }

    static EngineException windowWithoutTime() {
        return new EngineException(
                0x2650, "Window query not supported, since not valid primary timestamp column as input");
    }

    static EngineException notInFill(String function) {
        return new EngineException(0x2657, function + " function is not supported in fill query");
    }

    static EngineException windowColumnOutsideWindow() {
        return new EngineException(0x2658, "_WSTART, _WEND and _WDURATION can only be used in window query");
    }

    static EngineException mustNotBe(String name) {
        return new EngineException(0x2658, "There mustn't be " + name);
    }

    static EngineException invalidInterpClause(String text) {
        return new EngineException(0x265D, text);
    }

    static EngineException windowWithoutFunction() {
        return new EngineException(0x265E, "No valid function in window query");
    }

    static EngineException onlySingleTable(String function) {
        return new EngineException(0x265F, function + " is only supported in single table query");
    }

    static EngineException duplicateAlias(String alias) {
        return new EngineException(0x2663, "Not unique table/alias: '" + alias + "'");
    }

    static EngineException joinNotSupported(String text) {
        return new EngineException(0x2664, text);
    }

    static EngineException tagsOnlyOfTables() {
        return new EngineException(0x2665, "Tags can only applied to super table and child table");
    }

    static EngineException invalidInWindow(String name) {
        return new EngineException(0x2667, "Invalid usage of expr: " + name);
    }

    static EngineException notInSystemTable(String function) {
        return new EngineException(0x2668, function + " function is not supported in system table query");
    }

    static EngineException windowOnSystemTable() {
        return new EngineException(0x2669, "WINDOW is not supported in system table query");
    }

    static EngineException noPrimaryTime() {
        return new EngineException(0x2674, "Valid primary timestamp required");
    }

    static EngineException unionOrder() {
        return new EngineException(0x2675, "Invalid expr in order by clause");
    }

    static EngineException invalidOperation() {
        return new EngineException(0x200, "Invalid operation");
    }
}
