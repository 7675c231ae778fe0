package io.taosj.bench.engine;

import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.util.List;

/** The measured values: always the same ones; some tables share theirs, so that making them costs nothing. */
final class Meters {
    static final long START = 1_700_000_000_000L;
    static final long STEP = 1_000;
    /** Tables with different values. */
    static final int KINDS = 8;
    /** Different values of the tag. */
    static final int GROUPS = 10;

    static final String CREATE =
            "CREATE STABLE meters (ts TIMESTAMP, current DOUBLE, voltage INT, phase FLOAT, energy BIGINT,"
                    + " note VARCHAR(16)) TAGS (groupid INT, location VARCHAR(24))";

    static final ResultSchema SCHEMA = new ResultSchema(
            List.of(
                    ColumnInfo.of("ts", DataType.TIMESTAMP),
                    ColumnInfo.of("current", DataType.DOUBLE),
                    ColumnInfo.of("voltage", DataType.INT),
                    ColumnInfo.of("phase", DataType.FLOAT),
                    ColumnInfo.of("energy", DataType.BIGINT),
                    ColumnInfo.of("note", DataType.VARCHAR, 16)),
            Precision.MILLISECONDS);

    private Meters() {}

    static long time(int row) {
        return START + row * STEP;
    }

    static double current(int kind, int row) {
        return 10 + (row * 37L + kind * 11L) % 1_000 * 0.01;
    }

    /** Stays the same for some rows, for windows of states. */
    static int voltage(int kind, int row) {
        return 215 + (row / 12 + kind) % 10;
    }

    static float phase(int kind, int row) {
        return (row * 13L + kind) % 360 * 0.5f;
    }

    static long energy(int kind, int row) {
        return row * 100L + kind + row % 7;
    }

    static String note(int kind, int row) {
        return "n" + (row / 3 + kind) % 40;
    }

    static String table(int number) {
        return "d" + number;
    }

    static int group(int table) {
        return table % GROUPS;
    }

    static String location(int table) {
        return "place " + table % 25;
    }

    /** Some rows of the tables of a kind. */
    static Block block(int kind, int from, int to) {
        BlockBuilder block = new BlockBuilder(SCHEMA);
        for (int row = from; row < to; row++) {
            block.column(0).addLong(time(row));
            block.column(1).addDouble(current(kind, row));
            block.column(2).addLong(voltage(kind, row));
            block.column(3).addDouble(phase(kind, row));
            block.column(4).addLong(energy(kind, row));
            block.column(5).addText(note(kind, row));
        }
        return block.build();
    }
}
