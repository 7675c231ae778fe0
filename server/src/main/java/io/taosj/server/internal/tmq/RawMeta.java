package io.taosj.server.internal.tmq;

/**
 * Kinds of raw messages about tables, by the number that the protocol gives them. Their content is the server's own
 * affair: here it is the JSON text.
 */
final class RawMeta {
    /** Several changes. */
    static final int BATCH = 5;

    private static final int CREATE_TABLE = 515;
    private static final int ALTER_TABLE = 517;
    private static final int DROP_TABLE = 519;
    private static final int CREATE_SUPER = 531;
    private static final int ALTER_SUPER = 533;
    private static final int DROP_SUPER = 535;
    private static final int DELETE = 579;
    private static final String SUPER = ",\"tableType\":\"super\"";

    private RawMeta() {}

    /** The kind of one change as JSON. */
    static int type(String json) {
        if (json.startsWith("{\"type\":\"create\"")) {
            return isSuper(json, "create") ? CREATE_SUPER : CREATE_TABLE;
        }
        if (json.startsWith("{\"type\":\"alter\"")) {
            return isSuper(json, "alter") ? ALTER_SUPER : ALTER_TABLE;
        }
        if (json.startsWith("{\"type\":\"drop\"")) {
            return isSuper(json, "drop") ? DROP_SUPER : DROP_TABLE;
        }
        return DELETE;
    }

    private static boolean isSuper(String json, String type) {
        return json.startsWith(SUPER, "{\"type\":\"\"".length() + type.length());
    }
}
