package io.taosj.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Reads the cells of a REST answer into column builders. */
final class RestCellReader {
    /** Beyond the digits and exponents of any DECIMAL; rounding such a number would need memory without limit. */
    private static final int MOST_DECIMAL_SCALE = 100;

    private final JsonParser parser;
    private final TimestampParser timestamps = new TimestampParser();
    private final TextBuffer document = new TextBuffer();
    private byte[] binary = new byte[0];

    RestCellReader(JsonParser parser) {
        this.parser = parser;
    }

    Precision precision() {
        return timestamps.precision();
    }

    /**
     * Adds the parser's current value to a column.
     *
     * @return about how many bytes it took
     */
    int read(ColumnBuilder column) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            column.addNull();
            return 1;
        }
        ColumnInfo info = column.info();
        switch (info.type()) {
            case BOOL -> column.addBoolean(bool(token, info));
            case FLOAT -> column.addDouble(Float.parseFloat(number(token, info)));
            case DOUBLE -> column.addDouble(Double.parseDouble(number(token, info)));
            case DECIMAL, DECIMAL64 -> column.addDecimal(decimal(token, info));
            case TIMESTAMP -> {
                expect(JsonToken.VALUE_STRING, token, info);
                column.addLong(
                        timestamps.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()));
            }
            case VARCHAR, NCHAR -> {
                expect(JsonToken.VALUE_STRING, token, info);
                column.addText(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
                return 4 * parser.getTextLength();
            }
            case JSON -> {
                document.clear();
                copyDocument();
                column.addBytes(document.array(), 0, document.length());
                return document.length();
            }
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> {
                expect(JsonToken.VALUE_STRING, token, info);
                int length = hex(info);
                column.addBytes(binary, 0, length);
                return length;
            }
            default -> column.addLong(whole(token, info));
        }
        return info.type().width();
    }

    private static boolean bool(JsonToken token, ColumnInfo info) {
        if (!token.isBoolean()) {
            throw unexpected(token, info);
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private String number(JsonToken token, ColumnInfo info) throws IOException {
        if (!token.isNumeric()) {
            throw unexpected(token, info);
        }
        return parser.getText();
    }

    private long whole(JsonToken token, ColumnInfo info) throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, token, info);
        if (info.type() == DataType.UBIGINT) {
            BigInteger value = parser.getBigIntegerValue();
            if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
                throw outOfRange(info);
            }
            return value.longValue();
        }
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw outOfRange(info);
        }
        long value = parser.getLongValue();
        int bits = 8 * info.type().width();
        boolean fits = info.type().isUnsignedInteger()
                ? value >>> bits == 0
                : bits == Long.SIZE || value >> (bits - 1) == value >> (Long.SIZE - 1);
        if (!fits) {
            throw outOfRange(info);
        }
        return value;
    }

    private WireFormatException outOfRange(ColumnInfo info) throws IOException {
        String text = parser.getText();
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new WireFormatException(
                "value " + shown + " of column '" + info.name() + "' does not fit into " + info.typeName());
    }

    private BigDecimal decimal(JsonToken token, ColumnInfo info) throws IOException {
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw unexpected(token, info);
        }
        try {
            BigDecimal value = new BigDecimal(
                    parser.getTextCharacters(), parser.getTextOffset(), Math.min(parser.getTextLength(), 1000));
            if (Math.abs((long) value.scale()) > MOST_DECIMAL_SCALE || value.precision() > MOST_DECIMAL_SCALE) {
                throw outOfRange(info);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new WireFormatException("column '" + info.name() + "': a DECIMAL that is no number", e);
        }
    }

    private int hex(ColumnInfo info) throws IOException {
        char[] chars = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength() / 2;
        if (binary.length < length) {
            binary = new byte[Math.max(length, 256)];
        }
        for (int i = 0; i < length; i++) {
            int value = Character.digit(chars[from + 2 * i], 16) << 4 | Character.digit(chars[from + 2 * i + 1], 16);
            if (value < 0) {
                throw new WireFormatException("column '" + info.name() + "': bytes that are not hexadecimal");
            }
            binary[i] = (byte) value;
        }
        if (parser.getTextLength() % 2 != 0) {
            throw new WireFormatException("column '" + info.name() + "': an odd number of hexadecimal digits");
        }
        return length;
    }

    /** Copies the current value with everything in it, numbers digit by digit. */
    private void copyDocument() throws IOException {
        int depth = 0;
        boolean comma = false;
        do {
            JsonToken token = parser.currentToken();
            if (comma && !token.isStructEnd()) {
                document.put(',');
            }
            comma = token.isStructEnd() || token.isScalarValue();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                int start = document.openQuote();
                document.utf8(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
                document.closeQuote(start);
                if (token == JsonToken.FIELD_NAME) {
                    document.put(':');
                }
            } else {
                document.ascii(parser.getText());
            }
            if (depth > 0 && parser.nextToken() == null) {
                throw new WireFormatException("the answer ends inside of a JSON value");
            }
        } while (depth > 0);
    }

    private static void expect(JsonToken wanted, JsonToken token, ColumnInfo info) {
        if (token != wanted) {
            throw unexpected(token, info);
        }
    }

    private static WireFormatException unexpected(JsonToken token, ColumnInfo info) {
        return new WireFormatException("column '" + info.name() + "' of type " + info.typeName()
                + " has a value of kind " + token.name().toLowerCase(Locale.ROOT));
    }
}
