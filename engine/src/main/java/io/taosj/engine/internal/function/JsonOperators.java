package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.List;

/**
 * Values out of JSON documents. The SQL of such a value is its JSON text (a string with its quotes, a number with nine
 * digits behind the point, JSON's null as {@code null}), NULL where the key is missing.
 */
final class JsonOperators {
    private static final int JSON_LENGTH = 4095;

    static final List<String> MACROS = List.of(
            "json_get(j, p) AS CASE json_type(j, p) WHEN 'VARCHAR' THEN CAST(json_extract(j, p) AS VARCHAR)"
                    + " WHEN 'BOOLEAN' THEN CAST(json_extract(j, p) AS VARCHAR) WHEN 'NULL' THEN 'null'"
                    + " ELSE printf('%.9f', TRY_CAST(CAST(json_extract(j, p) AS VARCHAR) AS DOUBLE)) END",
            "json_text(v) AS CASE WHEN starts_with(v, '\"') THEN json_extract_string(v, '$') END",
            "json_number(v) AS TRY_CAST(v AS DOUBLE)",
            "json_bool(v) AS CASE v WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END",
            "json_any_number(v) AS CASE WHEN starts_with(v, '\"') THEN taosj_number(json_extract_string(v, '$'))"
                    + " WHEN v = 'true' THEN 1 WHEN v = 'false' THEN 0 ELSE TRY_CAST(v AS DOUBLE) END");

    private JsonOperators() {}

    static Arg get(Arg operand, String key) {
        if (!operand.type().is(DataType.JSON)) {
            throw Failures.invalidOperation();
        }
        String sql = StoreSql.call("taosj.json_get", operand.sql(), pointer(key));
        return Args.result(ValueType.of(DataType.JSON, JSON_LENGTH), sql, operand);
    }

    static Arg contains(Arg operand, Arg key) {
        String name = Literals.textValue(key);
        if (!operand.type().is(DataType.JSON) || name == null) {
            throw Failures.invalidOperation();
        }
        String sql = "(json_type(" + operand.sql() + ", " + pointer(name) + ") IS NOT NULL)";
        return Args.result(ValueType.BOOL, sql, operand);
    }

    /** The key as a JSON pointer (RFC 6901). */
    private static String pointer(String key) {
        return StoreSql.text("/" + key.replace("~", "~0").replace("/", "~1"));
    }

    /** Only values of the same kind are equal, smaller or larger than another. */
    static String compare(String op, Arg left, Arg right, StatementContext context) {
        checkPlace(left);
        checkPlace(right);
        if (left.isNullLiteral() || right.isNullLiteral()) {
            return "FALSE";
        }
        if (!left.type().is(DataType.JSON)) {
            return compare(Comparisons.flip(op), right, left, context);
        }
        return switch (right.type().type()) {
            case JSON -> bothJson(op, left, right, context);
            case VARCHAR, NCHAR -> Comparisons.compare(op, text(left), right, context);
            case BOOL -> Comparisons.compare(op, Arg.of(ValueType.BOOL, call("json_bool", left)), right, context);
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> throw Failures.cannotConvert();
            default -> Comparisons.compare(op, number(left), right, context);
        };
    }

    private static void checkPlace(Arg arg) {
        if (arg.type().is(DataType.JSON) && !StoreSql.isJsonValue(arg)) {
            throw Failures.jsonNotHere();
        }
    }

    private static String bothJson(String op, Arg left, Arg right, StatementContext context) {
        String numbers = Comparisons.compare(op, number(left), number(right), context);
        String texts = Comparisons.compare(op, text(left), text(right), context);
        return "coalesce(" + numbers + ", " + texts + ")";
    }

    /** The value if it is a string. */
    static Arg text(Arg value) {
        return Arg.of(ValueType.of(DataType.NCHAR, JSON_LENGTH), call("json_text", value));
    }

    private static Arg number(Arg value) {
        return Arg.of(ValueType.DOUBLE, call("json_number", value));
    }

    static List<String> orderKeys(Arg value) {
        checkPlace(value);
        return List.of(call("json_number", value), value.sql());
    }

    /** A value that is NULL for JSON's null too. */
    static String unlessNull(Arg value) {
        return "nullif(" + value.sql() + ", 'null')";
    }

    private static String call(String macro, Arg value) {
        return StoreSql.call("taosj." + macro, value.sql());
    }
}
