package io.taosj.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Data on disk that several benchmarks read, made once. */
public final class Data {
    private static final String DONE = "complete";

    private Data() {}

    /** Makes the data if it is not there. */
    public static void prepare(Scale scale) throws IOException, SQLException {
        Path directory = scale.directory();
        if (Files.exists(directory.resolve(DONE))) {
            return;
        }
        Directories.delete(directory);
        Files.createDirectories(directory);
        try (EngineSide engine = EngineSide.open(engine(scale))) {
            engine.load(scale);
        }
        try (StoreSide store = StoreSide.open(store(scale))) {
            store.load(scale);
        }
        Files.createFile(directory.resolve(DONE));
    }

    static Path engine(Scale scale) {
        return scale.directory().resolve("engine");
    }

    static Path store(Scale scale) {
        return scale.directory().resolve("store.duckdb");
    }
}
