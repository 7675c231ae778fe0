package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is on its way into one table of the store: rows per child, and new children. Guarded by the storage's write lock. */
final class RowBuffer {
    private final Map<Integer, TableBuffer> tables = new HashMap<>();
    private final List<Table.ChildTable> children = new ArrayList<>();
    private long rows;
    private long bytes;
    private long firstSequence = Long.MAX_VALUE;
    private long oldestNanos;

    private void noteSequence(long sequence) {
        if (isEmpty()) {
            oldestNanos = System.nanoTime();
        }
        firstSequence = Math.min(firstSequence, sequence);
    }

    void add(int tbid, Run statement, long size, long sequence) {
        noteSequence(sequence);
        tables.computeIfAbsent(tbid, key -> new TableBuffer()).add(statement);
        rows += statement.rows();
        bytes += size;
    }

    void addChild(Table.ChildTable child, long sequence) {
        noteSequence(sequence);
        children.add(child);
    }

    boolean isEmpty() {
        return rows == 0 && children.isEmpty();
    }

    /** Rows that were added; keys that were written several times count several times. */
    long rows() {
        return rows;
    }

    /** Roughly the memory of the rows, as added. */
    long bytes() {
        return bytes;
    }

    /** The change log's oldest record that is in here. */
    long firstSequence() {
        return firstSequence;
    }

    /** When the first entry came. */
    long oldestNanos() {
        return oldestNanos;
    }

    Map<Integer, TableBuffer> tables() {
        return tables;
    }

    List<Table.ChildTable> children() {
        return children;
    }

    void forget(int tbid) {
        TableBuffer gone = tables.remove(tbid);
        if (gone != null) {
            rows -= gone.rows();
        }
        children.removeIf(child -> child.uid() == tbid);
    }

    /** Puts what could not be flushed under what came since. */
    RowBuffer onTopOf(RowBuffer older) {
        RowBuffer result = new RowBuffer();
        result.oldestNanos = older.oldestNanos;
        result.firstSequence = older.firstSequence;
        result.bytes = bytes + older.bytes;
        result.children.addAll(older.children);
        result.children.addAll(children);
        result.tables.putAll(older.tables);
        tables.forEach((tbid, newer) -> result.tables.merge(tbid, newer, (under, over) -> over.onTopOf(under)));
        result.rows =
                result.tables.values().stream().mapToLong(TableBuffer::rows).sum();
        return result;
    }
}
