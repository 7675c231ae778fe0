package io.taosj.engine.internal.system;

import io.taosj.engine.internal.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named object of the catalog whose text is a JSON object.
 *
 * @param key its name in the catalog
 */
record StoredObject(String key, Map<String, @Nullable String> fields) {

    /** All objects of a kind in order of creation. */
    static List<StoredObject> all(Catalog catalog, String kind) {
        List<StoredObject> out = new ArrayList<>();
        for (String key : catalog.objects(kind)) {
            String text = catalog.object(kind, key);
            if (text != null) {
                out.add(new StoredObject(key, JsonFields.of(text)));
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
