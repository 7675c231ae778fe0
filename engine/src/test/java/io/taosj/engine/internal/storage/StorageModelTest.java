package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The storage in memory holds at any time what plain maps hold. */
class StorageModelTest {
    // 0 inline rows: readers take everything from the buffer; many: readers flush first
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 1000", "4, 1000", "5, 20"})
    void equalsPlainMaps(long seed, long inlineRows) {
        Settings settings = new Settings(1 << 20, 1_000_000, 1L << 40, 1L << 40, inlineRows, 60_000);
        StorageModel model = new StorageModel(
                seed,
                before -> before != null ? before : DuckStorage.open(EngineOptions.inMemory(), settings, Disk.REAL));
        for (int step = 0; step < 400; step++) {
            model.step();
        }
        model.check();
        model.storage().close();
    }
}
