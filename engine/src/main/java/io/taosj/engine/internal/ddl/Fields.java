package io.taosj.engine.internal.ddl;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the fields of a small object. */
final class Fields {
    private final Map<String, String> fields = new LinkedHashMap<>();

    Fields(DdlSession session) {
        fields.put("created", String.valueOf(session.clock().millis()));
    }

    Fields put(String name, String value) {
        fields.put(name, value);
        return this;
    }

    Map<String, String> map() {
        return fields;
    }
}
