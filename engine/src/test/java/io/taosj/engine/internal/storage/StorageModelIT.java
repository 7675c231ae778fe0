package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The storage on disk holds at any time what plain maps hold, also after it has been closed and opened again. */
class StorageModelIT {
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void equalsPlainMaps(long seed, @TempDir Path directory) {
        // small sizes, so that segments roll and flushes run in the background
        Settings settings = new Settings(4_096, 100, 1L << 20, 1L << 20, seed % 2 * 50, 20);
        StorageModel model = new StorageModel(seed, before -> {
            if (before != null) {
                before.close();
            }
            return DuckStorage.open(EngineOptions.inDirectory(directory), settings, Disk.REAL);
        });
        for (int step = 0; step < 300; step++) {
            model.step();
        }
        model.check();
        model.storage().close();
    }
}
