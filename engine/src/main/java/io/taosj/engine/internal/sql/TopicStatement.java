package io.taosj.engine.internal.sql;

import org.jspecify.annotations.Nullable;

/** Topics and their consumer groups. */
public sealed interface TopicStatement extends Statement {

    /** WITH META, ONLY META or nothing before AS. */
    enum Meta {
        NONE,
        WITH,
        ONLY
    }

    /** CREATE TOPIC name AS query. */
    record CreateFromQuery(boolean ifNotExists, String name, Query query, Span querySpan) implements TopicStatement {}

    /** CREATE TOPIC name AS STABLE table [WHERE condition]. */
    record CreateFromStable(
            boolean ifNotExists,
            String name,
            Meta meta,
            ObjectName table,
            @Nullable Expr where) implements TopicStatement {}

    /** CREATE TOPIC name AS DATABASE database. */
    record CreateFromDatabase(boolean ifNotExists, String name, Meta meta, String database) implements TopicStatement {}

    /** @param force also if consumers are subscribed to it */
    record Drop(boolean ifExists, boolean force, String name) implements TopicStatement {}

    /**
     * DROP CONSUMER GROUP group ON topic.
     *
     * @param force also if it has members
     */
    record DropGroup(boolean ifExists, boolean force, String group, String topic) implements TopicStatement {}
}
