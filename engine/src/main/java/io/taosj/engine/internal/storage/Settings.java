package io.taosj.engine.internal.storage;

/**
 * Sizes that decide when the storage does something in the background; tests make them small.
 *
 * @param segmentBytes of a file of the change log
 * @param flushRows rows of one table in the write buffer from which on it is flushed in the background
 * @param flushBytes the same by memory
 * @param bufferBytes memory of all write buffers beyond which writers flush themselves before they go on
 * @param inlineRows up to so many buffered rows of a table are flushed by a reader; it reads more from the buffer
 * @param flushAgeMillis rows are flushed when they are older than this
 */
record Settings(
        long segmentBytes, long flushRows, long flushBytes, long bufferBytes, long inlineRows, long flushAgeMillis) {

    static Settings standard() {
        long heap = Runtime.getRuntime().maxMemory();
        return new Settings(
                64L << 20, 500_000, Math.min(48L << 20, heap / 16), Math.min(256L << 20, heap / 4), 20_000, 60_000);
    }
}
