package io.taosj.engine.internal.user;

/**
 * A right that was granted; kept and shown, never enforced, as in the community edition.
 *
 * @param kind {@code read}, {@code write}, {@code alter} or {@code subscribe}
 * @param object a database's name, for {@code subscribe} a topic's
 * @param objectId the database's id, so that a new database of the same name inherits nothing; 0 for a topic
 * @param table empty for the whole database
 * @param condition on tags, as written, or empty
 */
public record Privilege(String kind, String object, long objectId, String table, String condition) {

    /** Whether both are the same but for the condition. */
    boolean sameObject(Privilege other) {
        return kind.equals(other.kind)
                && object.equals(other.object)
                && objectId == other.objectId
                && table.equals(other.table);
    }
}
