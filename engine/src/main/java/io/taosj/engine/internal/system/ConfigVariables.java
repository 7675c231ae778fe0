package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.storage.StorageEngine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The variables of the server's configuration: known names, their values and what statements set.
 *
 * <p>They are kept and shown, so that tools which set them go on; the engine itself is configured by its options. Those of
 * the node are kept with the data, those of ALTER LOCAL live as long as the process. Safe for use by several threads.
 */
public final class ConfigVariables {
    private static final String KIND = "variable";

    private final StorageEngine storage;
    private final EngineOptions options;
    private final Map<String, String> local = new ConcurrentHashMap<>();

    public ConfigVariables(StorageEngine storage, EngineOptions options) {
        this.storage = storage;
        this.options = options;
    }

    /** The node's value of a variable. */
    String nodeValue(ConfigVariable variable) {
        String stored = storage.catalog().object(KIND, variable.name());
        return stored != null ? stored : initial(variable);
    }

    /** The value of a variable for clients in this process. */
    String localValue(ConfigVariable variable) {
        return local.getOrDefault(variable.name(), initial(variable));
    }

    private String initial(ConfigVariable variable) {
        return switch (variable.name()) {
            case "timezone" -> options.zone().getId();
            case "dataDir" ->
                options.directory() == null ? "" : options.directory().toString();
            default -> variable.initial();
        };
    }

    /** ALTER DNODE: changes a variable of the node. */
    void setNode(String name, @Nullable String value) {
        ConfigVariable variable = find(name);
        String checked = checked(variable, value);
        if (checked != null) {
            storage.change(List.of(new CatalogChange.PutObject(KIND, variable.name(), checked)));
        }
    }

    /**
     * ALTER LOCAL: changes a variable of this process.
     *
     * @return the variable that was changed
     */
    ConfigVariable setLocal(String name, @Nullable String value) {
        ConfigVariable variable = find(name);
        String checked = checked(variable, value);
        if (checked != null) {
            local.put(variable.name(), checked);
        }
        return variable;
    }

    /** The value to keep; null for actions that have none. */
    private static @Nullable String checked(ConfigVariable variable, @Nullable String value) {
        if (variable.name().equals("resetlog")) {
            return null;
        }
        if (value == null) {
            throw invalidValue(null);
        }
        try {
            return variable.normalize(value);
        } catch (NumberFormatException e) {
            throw invalidValue(e);
        }
    }

    private static ConfigVariable find(String name) {
        for (ConfigVariable variable : ConfigVariable.all()) {
            if (variable.name().equalsIgnoreCase(name)) {
                return variable;
            }
        }
        throw new EngineException(0x122, "Config not found");
    }

    static EngineException invalidValue(@Nullable Throwable cause) {
        String text = "Invalid configuration value";
        return cause == null ? new EngineException(0x133, text) : new EngineException(0x133, text, cause);
    }
}
