package io.taosj;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the text of JSON tags. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /**
     * The value of a JSON text: a Map by name in order, a List, a String, a Long, BigInteger, Double or BigDecimal
     * (whatever holds the number), a Boolean, or null.
     *
     * @throws TaosDataException if the text is no JSON
     */
    public static @Nullable Object parse(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw wrong("there is more text behind the value", null);
            }
            return value;
        } catch (IOException e) {
            throw wrong(String.valueOf(e.getMessage()), e);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw wrong("it is empty", null);
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> fraction(parser.getDecimalValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw wrong("there is no value", null);
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static Number whole(BigInteger number) {
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return number;
    }

    private static Number fraction(BigDecimal number) {
        double near = number.doubleValue();
        if (!Double.isInfinite(near) && new BigDecimal(Double.toString(near)).compareTo(number) == 0) {
            return near;
        }
        return number;
    }

    private static TaosDataException wrong(String why, @Nullable Throwable cause) {
        return new TaosDataException(ClientErrors.WRONG_TYPE, "no JSON: " + why, cause);
    }
}
