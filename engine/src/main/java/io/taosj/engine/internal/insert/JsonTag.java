package io.taosj.engine.internal.insert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text of a JSON tag: one flat object, kept with its keys sorted, the first of equal keys, and numbers as the server
 * prints doubles.
 */
final class JsonTag {
    static final String NO_OBJECT = "json error invalide value";

    private static final int MAX_TEXT = 4095;
    private static final int MAX_KEY = 256;
    private static final int SHORT_DIGITS = 15;
    private static final int ALL_DIGITS = 17;
    private static final int LOWEST_PLAIN_EXPONENT = -4;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private JsonTag() {}

    /** Why a text can't be a tag. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    static String normalize(String text) throws RefusedException {
        if (text.length() > MAX_TEXT) {
            throw new RefusedException("json string too long than 4095");
        }
        try {
            return print(parse(text));
        } catch (IOException e) {
            throw new RefusedException("json parse error");
        }
    }

    private static Map<String, Object> parse(String text) throws IOException, RefusedException {
        try (JsonParser in = FACTORY.createParser(text)) {
            JsonToken first = in.nextToken();
            if (first != JsonToken.START_OBJECT) {
                in.skipChildren();
                throw new RefusedException(NO_OBJECT);
            }
            Map<String, Object> values = new TreeMap<>();
            RefusedException refused = null;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String key = in.currentName();
                JsonToken token = in.nextToken();
                refused = refused == null ? check(key, token) : refused;
                in.skipChildren();
                if (!key.isEmpty() && refused == null) {
                    values.putIfAbsent(key, value(in, token));
                }
            }
            if (in.nextToken() != null) {
                throw new RefusedException("json parse error");
            }
            if (refused != null) {
                throw refused;
            }
            return values;
        }
    }

    private static @Nullable RefusedException check(String key, @Nullable JsonToken token) {
        if (!key.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return new RefusedException("json key not validate");
        }
        if (key.length() > MAX_KEY) {
            return new RefusedException("json key too long, more than 256");
        }
        if (token == null || token.isStructStart()) {
            return new RefusedException("invalidate json value");
        }
        return null;
    }

    private static Object value(JsonParser in, JsonToken token) throws IOException, RefusedException {
        if (token == JsonToken.VALUE_STRING) {
            return in.getText();
        }
        if (!token.isNumeric()) {
            return token;
        }
        double number = in.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw new RefusedException("json value is invalid");
        }
        return number;
    }

    private static String print(Map<String, Object> values) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            for (Map.Entry<String, Object> entry : values.entrySet()) {
                out.writeFieldName(entry.getKey());
                Object value = entry.getValue();
                if (value instanceof String s) {
                    out.writeString(s);
                } else if (value instanceof Double d) {
                    out.writeNumber(number(d));
                } else {
                    out.writeRawValue(((JsonToken) value).asString());
                }
            }
            out.writeEndObject();
        }
        return text.toString();
    }

    /** With 15 digits where they suffice, else 17. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        String text = general(value, SHORT_DIGITS);
        return Double.parseDouble(text) == value ? text : general(value, ALL_DIGITS);
    }

    /** As {@code %g} of C prints: exponents below -4 or from the number of digits on are written out. */
    private static String general(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= LOWEST_PLAIN_EXPONENT && exponent < digits) {
            return rounded.toPlainString();
        }
        String all = rounded.unscaledValue().abs().toString();
        String fraction = all.length() > 1 ? "." + all.substring(1) : "";
        String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : String.valueOf(Math.abs(exponent));
        return (value < 0 ? "-" : "") + all.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + size;
    }
}
