package io.taosj.engine.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams. */
public sealed interface StreamStatement extends Statement {

    /**
     * CREATE STREAM.
     *
     * @param options trigger (a text: at_once, window_close, force_window_close or max_delay, and the delay), watermark,
     *     delete_mark (a duration), ignore_expired, ignore_update, fill_history (a number)
     * @param columns names of the target's columns; empty where not written
     * @param tags tags of a new target: definitions, or names alone, whose type is null
     * @param subtable names the target's children
     */
    record Create(
            boolean ifNotExists,
            String name,
            List<Option> options,
            ObjectName target,
            List<TargetColumn> columns,
            List<TargetTag> tags,
            @Nullable Expr subtable,
            Query query,
            Span querySpan)
            implements StreamStatement {
        public Create {
            options = List.copyOf(options);
            columns = List.copyOf(columns);
            tags = List.copyOf(tags);
        }
    }

    record TargetColumn(String name, boolean primaryKey) {}

    record TargetTag(String name, @Nullable TypeName type) {}

    record Drop(boolean ifExists, String name) implements StreamStatement {}

    record Pause(boolean ifExists, String name) implements StreamStatement {}

    record Resume(boolean ifExists, boolean ignoreUntreated, String name) implements StreamStatement {}
}
