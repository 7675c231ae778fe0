package io.taosj.engine.internal.system;

import io.taosj.engine.internal.ddl.SmallObjects;
import io.taosj.engine.internal.storage.StorageEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic, stream, index, TSMA or function of the catalog.
 *
 * @param key its name in the catalog
 */
record StoredObject(String key, Map<String, String> fields) {

    /** All objects of a kind in order of creation. */
    static List<StoredObject> all(StorageEngine storage, String kind) {
        SmallObjects objects = new SmallObjects(storage);
        List<StoredObject> out = new ArrayList<>();
        for (String key : storage.catalog().objects(kind)) {
            Map<String, String> fields = objects.get(kind, key);
            if (fields != null) {
                out.add(new StoredObject(key, fields));
            }
        }
        return out;
    }

    /** A field's text, or null. */
    @Nullable String text(String field) {
        return fields.get(field);
    }

    /** A field's text, or another text where it is absent or null. */
    String text(String field, String absent) {
        String value = fields.get(field);
        return value == null ? absent : value;
    }

    /** A field that is a whole number, or null. */
    @Nullable Long number(String field) {
        String value = fields.get(field);
        return value == null ? null : Long.valueOf(value);
    }
}
