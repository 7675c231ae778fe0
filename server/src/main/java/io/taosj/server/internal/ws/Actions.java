package io.taosj.server.internal.ws;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All text actions of the {@code /ws} endpoint by their names. */
final class Actions {
    private static final Map<String, Entry> BY_NAME = new HashMap<>();

    /**
     * An action and how it is run.
     *
     * @param needsLogin whether {@code conn} must have succeeded
     * @param lane the argument that names the resource whose requests must keep their order; null for none
     */
    record Entry(
            Action action, boolean needsLogin, @Nullable String lane) {}

    static {
        SessionActions.register();
        QueryActions.register();
        Stmt1Actions.register();
        Stmt2Actions.register();
        SchemalessActions.register();
    }

    private Actions() {}

    static void add(String name, boolean needsLogin, @Nullable String lane, Action action) {
        BY_NAME.put(name, new Entry(action, needsLogin, lane));
    }

    static @Nullable Entry find(String name) {
        return BY_NAME.get(name);
    }
}
