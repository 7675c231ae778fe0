package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Errors of the store and the disk as errors of TDengine; the original stays the cause. */
final class Failures {
    static final int OUT_OF_MEMORY = 0x0102;
    static final int FILE_CORRUPTED = 0x0104;
    static final int NO_DISK_SPACE = 0x012E;
    static final int TIMESTAMP_OUT_OF_RANGE = 0x060B;
    static final int TABLE_IN_OTHER_STABLE = 0x061D;
    static final int SYSTEM_ERROR = 0x070D;
    static final int DATABASE_NOT_EXIST = 0x0388;
    static final int TABLE_NOT_EXIST = 0x2603;

    private Failures() {}

    static EngineException tableNotExist() {
        return new EngineException(TABLE_NOT_EXIST, "Table does not exist");
    }

    static EngineException databaseNotExist() {
        return new EngineException(DATABASE_NOT_EXIST, "Database not exist");
    }

    static EngineException of(SQLException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("no space left") || text.contains("disk is full") || text.contains("could not write")) {
            return new EngineException(NO_DISK_SPACE, "No enough disk space", e);
        }
        if (text.contains("out of memory")) {
            return new EngineException(OUT_OF_MEMORY, "Out of Memory", e);
        }
        return new EngineException(SYSTEM_ERROR, "System error", e);
    }

    /** @param file null for a store in memory */
    static EngineException ofOpening(@Nullable Path file, Exception e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("not a valid") || text.contains("corrupt") || text.contains("checksum")) {
            return new EngineException(
                    FILE_CORRUPTED, "Data file corrupted: " + file + "; restore it from a backup", e);
        }
        return new EngineException(SYSTEM_ERROR, "System error: can't open " + (file == null ? "the store" : file), e);
    }

    static EngineException of(IOException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("space") || text.contains("quota")) {
            return new EngineException(NO_DISK_SPACE, "No enough disk space", e);
        }
        return new EngineException(SYSTEM_ERROR, "System error: can't write the change log: " + e.getMessage(), e);
    }
}
