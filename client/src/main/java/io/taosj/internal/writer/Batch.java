package io.taosj.internal.writer;

import java.util.ArrayList;
import java.util.List;

/** Rows that are sent together, what they cost, and which spool files they are in. */
final class Batch {
    private record Share(Segment segment, int rows) {}

    final RowLog rows;
    private final List<Share> shares = new ArrayList<>();
    private long cost;
    private long since;

    Batch(Layout layout) {
        this.rows = new RowLog(layout);
    }

    /** When its first row came, by {@link System#nanoTime()}. */
    long since() {
        return since;
    }

    long cost() {
        return cost;
    }

    void add(
            RowLog source,
            int[] picked,
            int from,
            int count,
            long price,
            @org.jspecify.annotations.Nullable Segment segment) {
        if (rows.rows() == 0) {
            since = System.nanoTime();
        }
        rows.add(source, picked, from, count);
        cost += price;
        if (segment != null) {
            shares.add(new Share(segment, count));
        }
    }

    /** The rows are written or refused: no file needs to keep them. */
    void done() {
        for (Share share : shares) {
            share.segment().done(share.rows());
        }
    }

    void clear() {
        rows.clear();
        shares.clear();
        cost = 0;
    }
}
