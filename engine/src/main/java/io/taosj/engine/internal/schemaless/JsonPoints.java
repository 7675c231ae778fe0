package io.taosj.engine.internal.schemaless;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenTSDB's JSON form: an object with metric, timestamp, value and tags, or an array of them. */
final class JsonPoints {
    private static final int MAX_DEPTH = 64;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final Batch batch;
    private final JsonTimes times;
    private final Value value = new Value();

    private @Nullable String metric;
    private @Nullable Long time;
    private boolean hasValue;
    private @Nullable List<Tag> tags;

    JsonPoints(Batch batch, Times times) {
        this.batch = batch;
        this.times = new JsonTimes(times);
    }

    /** Reads a whole document. */
    void read(String data) {
        try (JsonParser parser = FACTORY.createParser(data)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    point(parser);
                }
            } else {
                point(parser);
            }
            if (parser.nextToken() != null) {
                throw SmlErrors.json();
            }
        } catch (IOException e) {
            throw SmlErrors.json();
        }
        if (batch.points() == 0) {
            throw SmlErrors.noPoints();
        }
    }

    private void point(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw SmlErrors.json();
        }
        metric = null;
        time = null;
        hasValue = false;
        tags = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            member(parser, name);
        }
        if (metric == null || time == null || !hasValue || tags == null) {
            throw SmlErrors.json();
        }
        add(SmlNames.table(metric, metric), time, tags);
    }

    private void add(String table, long ticks, List<Tag> given) {
        String series = series(table, given);
        ChildRows known = batch.known(series);
        ChildRows rows = known == null ? batch.series(series, table, given) : known;
        rows.add(TelnetParser.valueColumn(rows, value.type()), value, Place.of(TelnetParser.VALUE_COLUMN));
        rows.end(ticks);
        batch.count();
    }

    /** A text that only one series has; lengths keep the parts apart whatever is in them. */
    private static String series(String table, List<Tag> given) {
        StringBuilder text = new StringBuilder(table);
        for (Tag tag : given) {
            text.append('\n').append(tag.name().length()).append(':').append(tag.name());
            text.append(tag.type().code()).append(':').append(tag.text());
        }
        return text.toString();
    }

    private void member(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "metric" -> {
                if (parser.currentToken() != JsonToken.VALUE_STRING) {
                    throw SmlErrors.json();
                }
                metric = parser.getText();
            }
            case "timestamp" -> time = times.read(parser);
            case "value" -> {
                JsonTyped.read(parser, value);
                hasValue = true;
            }
            case "tags" -> tags = tags(parser);
            default -> parser.skipChildren();
        }
    }

    private List<Tag> tags(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw SmlErrors.json();
        }
        List<Tag> list = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = SmlNames.key(parser.currentName(), parser.currentName());
            parser.nextToken();
            Value tag = new Value();
            String text = JsonTyped.read(parser, tag);
            list.add(new Tag(name, tag.type(), tag.toTag(), text, Place.of(name)));
        }
        return list;
    }
}
