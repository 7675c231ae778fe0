package io.taosj.engine.internal.ddl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.storage.StorageEngine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Topics, streams, indexes, TSMAs and functions as the catalog keeps them: one flat JSON object of texts each. Common
 * fields are {@code db}, {@code table}, {@code created} (milliseconds) and {@code sql}; a stream has {@code source_db},
 * {@code source_table}, {@code target_db} and {@code target_table}.
 */
public final class SmallObjects {
    public static final String TOPIC = "topic";
    public static final String STREAM = "stream";
    public static final String INDEX = "index";
    public static final String TSMA = "tsma";
    public static final String FUNCTION = "function";

    private static final JsonFactory FACTORY = new JsonFactory();

    private final StorageEngine storage;

    public SmallObjects(StorageEngine storage) {
        this.storage = storage;
    }

    /** The fields of an object, or null if there is none of this name. */
    public @Nullable Map<String, String> get(String kind, String name) {
        String text = storage.catalog().object(kind, name);
        return text == null ? null : parse(text);
    }

    boolean exists(String kind, String name) {
        return storage.catalog().object(kind, name) != null;
    }

    static CatalogChange put(String kind, String name, Map<String, String> fields) {
        return new CatalogChange.PutObject(kind, name, print(fields));
    }

    static CatalogChange remove(String kind, String name) {
        return new CatalogChange.PutObject(kind, name, null);
    }

    /** Names of the objects of a kind with a field of this value. */
    List<String> with(String kind, String field, String value) {
        List<String> found = new ArrayList<>();
        for (String name : storage.catalog().objects(kind)) {
            Map<String, String> fields = get(kind, name);
            if (fields != null && value.equals(fields.get(field))) {
                found.add(name);
            }
        }
        return found;
    }

    /** Refuses to drop a database that topics, or streams into other databases, read. */
    void checkDatabaseUnused(String database) {
        if (!with(TOPIC, "db", database).isEmpty()) {
            throw topicFirst();
        }
        for (String stream : with(STREAM, "source_db", database)) {
            Map<String, String> fields = get(STREAM, stream);
            if (fields != null && !database.equals(fields.get("target_db"))) {
                throw DdlErrors.of(0x3F3, "Stream must be dropped first");
            }
        }
    }

    /** Refuses to drop a super table that a topic reads. */
    void checkTableUnused(String database, String table) {
        for (String topic : with(TOPIC, "table", table)) {
            Map<String, String> fields = get(TOPIC, topic);
            if (fields != null && database.equals(fields.get("db"))) {
                throw topicFirst();
            }
        }
    }

    /** Refuses to drop a column that a topic's query names. */
    void checkColumnUnused(String database, String table, String column) {
        for (String topic : with(TOPIC, "table", table)) {
            Map<String, String> fields = get(TOPIC, topic);
            boolean reads = fields != null
                    && database.equals(fields.get("db"))
                    && List.of(fields.getOrDefault("columns", "").split("\n")).contains(column);
            if (reads) {
                throw DdlErrors.of(0x3C4, "Field used by topic");
            }
        }
    }

    private static RuntimeException topicFirst() {
        return DdlErrors.of(0x3ED, "Topic must be dropped first");
    }

    /** What goes when a database goes. */
    List<CatalogChange> removalsFor(String database) {
        List<CatalogChange> changes = new ArrayList<>();
        for (String kind : List.of(INDEX, TSMA)) {
            with(kind, "db", database).forEach(name -> changes.add(remove(kind, name)));
        }
        with(STREAM, "source_db", database).forEach(name -> changes.add(remove(STREAM, name)));
        return changes;
    }

    /** What goes when a super or normal table goes. */
    List<CatalogChange> removalsFor(String database, String table) {
        List<CatalogChange> changes = new ArrayList<>();
        for (String kind : List.of(INDEX, TSMA)) {
            for (String name : with(kind, "table", table)) {
                Map<String, String> fields = get(kind, name);
                if (fields != null && database.equals(fields.get("db"))) {
                    changes.add(remove(kind, name));
                }
            }
        }
        return changes;
    }

    private static String print(Map<String, String> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                out.writeStringField(field.getKey(), field.getValue());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser in = FACTORY.createParser(text)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                fields.put(name, in.getText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("damaged catalog entry", e);
        }
        return fields;
    }
}
