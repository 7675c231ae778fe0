package io.taosj.internal.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** One file of the spool; deleted when it takes no more rows and all of its rows are done. */
final class Segment {
    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private long waiting;
    private boolean sealed;

    Segment(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    void add(long rows) {
        lock.lock();
        try {
            waiting += rows;
        } finally {
            lock.unlock();
        }
    }

    /** Rows were written or refused. */
    void done(long rows) {
        lock.lock();
        try {
            waiting -= rows;
            deleteIfDone();
        } finally {
            lock.unlock();
        }
    }

    /** No more rows come. */
    void seal() {
        lock.lock();
        try {
            sealed = true;
            deleteIfDone();
        } finally {
            lock.unlock();
        }
    }

    private void deleteIfDone() {
        if (sealed && waiting == 0) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException ignored) {
                // written again at the next start, which changes nothing
            }
        }
    }
}
