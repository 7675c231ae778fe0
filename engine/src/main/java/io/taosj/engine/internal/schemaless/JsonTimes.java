package io.taosj.engine.internal.schemaless;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Timestamps of the JSON form: a number whose digits tell the unit, or {@code {"value":…,"type":"ms"}}. */
final class JsonTimes {
    private static final String DIGITS =
            "timestamp precision can only be seconds(10 digits) or milli seconds(13 digits)";

    private final Times times;

    JsonTimes(Times times) {
        this.times = times;
    }

    /** Reads the value that a parser stands at, as ticks. */
    long read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return byDigits(whole(parser));
        }
        Long count = null;
        String unit = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("value")) {
                count = whole(parser);
            } else if (name.equals("type") && token == JsonToken.VALUE_STRING) {
                unit = parser.getText();
            } else {
                throw SmlErrors.json();
            }
        }
        if (count == null || unit == null) {
            throw SmlErrors.json();
        }
        return typed(count, unit);
    }

    private static long whole(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw SmlErrors.time(DIGITS);
        }
        return parser.getLongValue();
    }

    private long byDigits(long count) {
        if (count == 0) {
            return times.now();
        }
        long unit = count < 0 ? 0 : TelnetParser.unit(Long.toString(count).length());
        if (unit == 0) {
            throw SmlErrors.time(DIGITS);
        }
        return times.ticks(count, unit);
    }

    private long typed(long count, String unit) {
        Long nanos = nanos(unit);
        if (nanos == null) {
            throw SmlErrors.jsonType(unit);
        }
        return count == 0 ? times.now() : times.ticks(count, nanos);
    }

    private static @Nullable Long nanos(String unit) {
        return switch (unit) {
            case "s", "S" -> 1_000_000_000L;
            case "ms", "MS" -> 1_000_000L;
            case "us", "US" -> 1_000L;
            case "ns", "NS" -> 1L;
            default -> null;
        };
    }
}
