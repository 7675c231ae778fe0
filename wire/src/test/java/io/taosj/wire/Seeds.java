package io.taosj.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Random blocks from seeds; a failing test shows its seed. */
public final class Seeds {
    private static final List<DataType> TYPES =
            Stream.of(DataType.values()).filter(t -> t != DataType.NULL).toList();
    private static final int[] CODE_POINTS = {'a', '"', '\\', '\n', 0, 0x7F, 0xE9, 0x6D4B, 0xFFFD, 0x1F600, 0x10FFFF};

    private Seeds() {}

    /** Seeds as parameters of a test. */
    public static Stream<Long> of(int count) {
        return new SplittableRandom(20240101).longs(count).boxed();
    }

    /** Columns of random types. */
    public static ResultSchema schema(SplittableRandom random) {
        int size = random.nextInt(0, 8);
        List<ColumnInfo> columns =
                Stream.generate(() -> column(random)).limit(size).toList();
        return new ResultSchema(columns, Precision.ofCode(random.nextInt(3)));
    }

    private static ColumnInfo column(SplittableRandom random) {
        DataType type = TYPES.get(random.nextInt(TYPES.size()));
        String name = "c" + random.nextInt(100);
        return switch (type) {
            case DECIMAL64 -> ColumnInfo.decimal(name, random.nextInt(1, 19), random.nextInt(0, 5));
            case DECIMAL -> ColumnInfo.decimal(name, random.nextInt(19, 39), random.nextInt(0, 20));
            default -> ColumnInfo.of(name, type, type.isVariable() ? random.nextInt(1, 64) : type.width());
        };
    }

    /** Rows of random values, a part of them null. */
    public static BlockBuilder rows(SplittableRandom random, ResultSchema schema, int rows) {
        BlockBuilder builder = new BlockBuilder(schema);
        for (int c = 0; c < schema.size(); c++) {
            int nullsOfTen = random.nextInt(11);
            for (int r = 0; r < rows; r++) {
                if (random.nextInt(10) < nullsOfTen) {
                    builder.column(c).addNull();
                } else {
                    add(random, builder.column(c));
                }
            }
        }
        return builder;
    }

    private static void add(SplittableRandom random, ColumnBuilder column) {
        ColumnInfo info = column.info();
        switch (info.type()) {
            case BOOL -> column.addBoolean(random.nextBoolean());
            case FLOAT -> column.addDouble(quiet(Float.intBitsToFloat(random.nextInt())));
            case DOUBLE -> column.addDouble(quiet(Double.longBitsToDouble(random.nextLong())));
            case DECIMAL, DECIMAL64 -> column.addDecimal(decimal(random, info));
            case VARCHAR, NCHAR, JSON -> column.addText(text(random));
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> column.addBytes(bytes(random));
            default -> column.addLong(random.nextLong());
        }
    }

    /** A number of at most the column's digits. */
    public static BigDecimal decimal(SplittableRandom random, ColumnInfo info) {
        BigInteger bound = BigInteger.TEN.pow(info.precision());
        BigInteger unscaled = new BigInteger(1, bytesOf(random, 17)).mod(bound);
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), info.scale());
    }

    /** A text of up to 19 code points, some of them outside of the basic plane. */
    public static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
        }
        return text.toString();
    }

    private static byte[] bytes(SplittableRandom random) {
        return bytesOf(random, random.nextInt(40));
    }

    /** Random bytes. */
    public static byte[] bytesOf(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** One NaN for all: whether a signalling NaN survives a conversion depends on the machine code that does it. */
    private static double quiet(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }
}
