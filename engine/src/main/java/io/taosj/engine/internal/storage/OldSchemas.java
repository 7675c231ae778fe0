package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Table;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Former definitions of tables, which the rows of older log records have; small objects of the catalog. */
final class OldSchemas {
    static final String KIND = "schema";

    private final Catalog catalog;
    private final Map<String, Table> known = new ConcurrentHashMap<>();

    OldSchemas(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The object's name of a definition. */
    static String name(Table definer) {
        return definer.uid() + "." + ChangeCodec.version(definer);
    }

    /** The object's text of a definition. */
    static String text(Table definer) {
        return Base64.getEncoder().encodeToString(TableCodec.encode(definer, List.of()));
    }

    /** A table as it was in a version; as it is now if nothing else is known. */
    Table find(Table current, int version) {
        if (ChangeCodec.version(current) == version) {
            return current;
        }
        String name = current.uid() + "." + version;
        Table before = known.get(name);
        if (before == null) {
            before = decoded(catalog.object(KIND, name));
            if (before == null) {
                return current;
            }
            known.put(name, before);
        }
        return before;
    }

    private static @Nullable Table decoded(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : TableCodec.decode(Base64.getDecoder().decode(text)).table();
        } catch (IOException e) {
            return null;
        }
    }
}
