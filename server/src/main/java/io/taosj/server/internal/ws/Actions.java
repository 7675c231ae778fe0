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
     * @param immediate whether it is done by the thread that receives
     */
    record Entry(
            Action action, boolean needsLogin, @Nullable String lane, boolean immediate) {}

    static {
        SessionActions.register();
        QueryActions.register();
        Stmt1Actions.register();
        Stmt2Actions.register();
        SchemalessActions.register();
    }

    private Actions() {}

    static void add(String name, boolean needsLogin, @Nullable String lane, Action action) {
        BY_NAME.put(name, new Entry(action, needsLogin, lane, false));
    }

    /** An action that is done before the next message is looked at; it must not wait for anything. */
    static void addImmediate(String name, boolean needsLogin, Action action) {
        BY_NAME.put(name, new Entry(action, needsLogin, null, true));
    }

    static @Nullable Entry find(String name) {
        return BY_NAME.get(name);
    }
}
