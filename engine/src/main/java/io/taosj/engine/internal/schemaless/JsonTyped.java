package io.taosj.engine.internal.schemaless;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.taosj.wire.DataType;
import java.io.IOException;
import java.util.Locale;

/** Values of the JSON form: plain ones are DOUBLE, BOOL or VARCHAR, others {@code {"value":…,"type":"int"}}. */
final class JsonTyped {
    /** Integers from here on are not exact in a double. */
    private static final double EXACT = 1L << 53;

    private JsonTyped() {}

    /** A text, number or truth value. */
    private record Scalar(JsonToken kind, String text) {
        static Scalar of(JsonParser parser) throws IOException {
            JsonToken token = parser.currentToken();
            if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
                throw SmlErrors.json();
            }
            return new Scalar(token, parser.getText());
        }

        String defaultType() {
            return switch (kind) {
                case VALUE_STRING -> "varchar";
                case VALUE_TRUE, VALUE_FALSE -> "bool";
                default -> "double";
            };
        }
    }

    /**
     * Reads the value that a parser stands at.
     *
     * @return its text
     */
    static String read(JsonParser parser, Value out) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            Scalar plain = Scalar.of(parser);
            set(plain, plain.defaultType(), out);
            return plain.text();
        }
        Scalar value = null;
        String type = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("value")) {
                value = Scalar.of(parser);
            } else if (name.equals("type") && token == JsonToken.VALUE_STRING) {
                type = parser.getText();
            } else {
                throw SmlErrors.json();
            }
        }
        if (value == null || type == null) {
            throw SmlErrors.json();
        }
        set(value, type, out);
        return value.text();
    }

    private static void set(Scalar value, String type, Value out) {
        boolean fits =
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "bool" -> bool(value, out);
                    case "tinyint", "i8" -> whole(value, DataType.TINYINT, out);
                    case "smallint", "i16" -> whole(value, DataType.SMALLINT, out);
                    case "int", "i32" -> whole(value, DataType.INT, out);
                    case "bigint", "i64" -> whole(value, DataType.BIGINT, out);
                    case "float", "f32" -> real(value, DataType.FLOAT, out);
                    case "double", "f64" -> real(value, DataType.DOUBLE, out);
                    case "binary", "varchar" -> text(value, DataType.VARCHAR, out);
                    case "nchar" -> text(value, DataType.NCHAR, out);
                    default -> throw SmlErrors.jsonType(type);
                };
        if (!fits) {
            throw SmlErrors.value(value.text());
        }
    }

    private static boolean bool(Scalar value, Value out) {
        out.setWhole(DataType.BOOL, value.kind() == JsonToken.VALUE_TRUE ? 1 : 0);
        return value.kind().isBoolean();
    }

    private static boolean text(Scalar value, DataType type, Value out) {
        out.setText(type, value.text());
        return value.kind() == JsonToken.VALUE_STRING;
    }

    private static boolean real(Scalar value, DataType type, Value out) {
        return value.kind().isNumeric() && ValueParser.real(out, type, Double.parseDouble(value.text()));
    }

    private static boolean whole(Scalar value, DataType type, Value out) {
        if (value.kind() == JsonToken.VALUE_NUMBER_INT) {
            try {
                return ValueParser.whole(out, type, Long.parseLong(value.text()));
            } catch (NumberFormatException e) {
                return false; // more than 64 bits
            }
        }
        if (value.kind() != JsonToken.VALUE_NUMBER_FLOAT) {
            return false;
        }
        double number = Double.parseDouble(value.text());
        return number == Math.rint(number) && Math.abs(number) < EXACT && ValueParser.whole(out, type, (long) number);
    }
}
