package io.taosj;

/** A batch of statements ended at one that failed; code and text are those of its failure, which is the cause. */
public final class TaosBatchException extends TaosException {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final long[] counts;

    TaosBatchException(TaosException failure, int index, long[] counts) {
        super(failure.code(), "statement " + index + " of the batch failed: " + failure.serverMessage(), failure);
        this.index = index;
        this.counts = counts;
    }

    /** The position of the statement that failed, from 0. */
    public int index() {
        return index;
    }

    /** The rows written by the statements before it. */
    public long[] counts() {
        return counts.clone();
    }
}
