package io.taosj.bench.engine;

import java.nio.file.Path;

/**
 * How much data there is: child tables of one super table with rows a second apart.
 *
 * @param tables child tables
 * @param rows of each of them
 * @param directory where the data is kept between runs
 */
public record Scale(int tables, int rows, Path directory) {
    /** Rows that are written at a time into one table. */
    static final int BATCH = 1_000;

    /** The size of the published figures, or what the system properties say. */
    public static Scale standard() {
        int tables = Integer.getInteger("taosj.bench.tables", 1_000);
        int rows = Integer.getInteger("taosj.bench.rows", 10_000);
        String given = System.getProperty("taosj.bench.directory");
        Path parent = given == null ? Path.of(System.getProperty("java.io.tmpdir"), "taosj-bench") : Path.of(given);
        return new Scale(tables, rows, parent.resolve(tables + "x" + rows));
    }

    long total() {
        return (long) tables * rows;
    }
}
