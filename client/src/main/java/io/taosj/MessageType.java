package io.taosj;

/** What a message of a subscription holds. */
public enum MessageType {
    /** Rows. */
    DATA,
    /** Changes of tables and deletions; only topics of databases and super tables {@code with meta} have them. */
    META,
    /** Rows, and the tables that were created for them. */
    METADATA
}
