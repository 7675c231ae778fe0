package io.taosj.engine.internal.sql;

/** Views: parsed, refused by the executor as the community edition does. */
public sealed interface ViewStatement extends Statement {

    record Create(boolean orReplace, ObjectName name, Query query) implements ViewStatement {}

    record Drop(boolean ifExists, ObjectName name) implements ViewStatement {}
}
