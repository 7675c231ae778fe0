package io.taosj.engine.internal.catalog;

import io.taosj.wire.Precision;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database's options.
 *
 * @param precision what one tick of its timestamps means
 * @param values all options by their lower-case SQL names, as text in the form in which {@code SHOW CREATE DATABASE}
 *     prints them, for example {@code keep} = {@code 3650d,3650d,3650d}
 */
public record DatabaseOptions(Precision precision, Map<String, String> values) {
    public DatabaseOptions {
        values = Map.copyOf(values);
    }

    /** The text of an option; an option that does not exist is a fault of the caller. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no database option " + name + " in " + new TreeMap<>(values).keySet());
        }
        return value;
    }

    /** An option that is a plain number. */
    public long number(String name) {
        return Long.parseLong(text(name));
    }

    /** The same options with one changed. */
    public DatabaseOptions with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new DatabaseOptions(precision, changed);
    }
}
