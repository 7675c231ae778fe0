package io.taosj.engine.internal.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written as text comes back as values; whatever is done to the text, only known errors come of it. */
class InsertRoundTripTest {
    private static final long FIRST_TIME = 1_700_000_000_000L;
    private static final List<DataType> TYPES = List.of(
            DataType.BOOL,
            DataType.TINYINT,
            DataType.SMALLINT,
            DataType.INT,
            DataType.BIGINT,
            DataType.UTINYINT,
            DataType.USMALLINT,
            DataType.UINT,
            DataType.UBIGINT,
            DataType.FLOAT,
            DataType.DOUBLE,
            DataType.TIMESTAMP,
            DataType.VARCHAR,
            DataType.NCHAR,
            DataType.VARBINARY,
            DataType.BLOB,
            DataType.DECIMAL64,
            DataType.DECIMAL);

    private final MemoryStorage storage = new MemoryStorage();
    private final InsertSession session = new InsertSession("d", ZoneOffset.UTC, Clock.systemUTC(), storage);
    private final List<ColumnDef> columns = new ArrayList<>();

    InsertRoundTripTest() {
        storage.change(
                List.of(new CatalogChange.CreateDatabase("d", new DatabaseOptions(Precision.MILLISECONDS, Map.of()))));
        columns.add(column(1, "ts", DataType.TIMESTAMP));
        for (DataType type : TYPES) {
            int id = columns.size() + 1;
            columns.add(column(id, "c" + id, type));
        }
        List<ColumnDef> tags = List.of(column(100, "g", DataType.INT), column(101, "where", DataType.NCHAR));
        storage.change(List.of(new CatalogChange.CreateTables(List.of(
                new Table.NormalTable("d", "t", storage.nextUid(), 0, columns, 99, 1, 2, 0, null),
                new Table.SuperTable(
                        "d", "s", storage.nextUid(), 0, columns.subList(0, 4), tags, 102, 1, null, List.of())))));
    }

    private static ColumnDef column(int id, String name, DataType type) {
        int length = type.isVariable() ? 24 : type.width();
        int precision = type == DataType.DECIMAL64 ? 12 : type == DataType.DECIMAL ? 38 : 0;
        int scale = type.isDecimal() ? 4 : 0;
        return new ColumnDef(id, name, type, length, precision, scale, false, "", "", "");
    }

    @Test
    void rowsComeBackAsWritten() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 50; round++) {
            long time = FIRST_TIME + round * 1000L;
            List<Map<Integer, @Nullable Object>> expected = new ArrayList<>();
            StringBuilder sql = new StringBuilder("insert into t values");
            int rows = 1 + random.nextInt(20);
            for (int row = 0; row < rows; row++) {
                Map<Integer, @Nullable Object> cells = new LinkedHashMap<>();
                cells.put(1, time + row);
                sql.append(" (").append(time + row);
                for (ColumnDef column : columns.subList(1, columns.size())) {
                    Object value = random.nextInt(8) == 0 ? null : value(random, column);
                    cells.put(column.id(), value);
                    sql.append(", ").append(print(random, column, value));
                }
                expected.add(cells);
                sql.append(row % 3 == 0 ? ")," : ")");
            }
            assertThat(InsertExecutor.execute(SqlText.of(sql.toString()), session))
                    .isEqualTo(rows);
            List<Map<Integer, Object>> all = storage.rowsOf("d", "t");
            assertThat(all.subList(all.size() - rows, all.size()))
                    .usingRecursiveFieldByFieldElementComparator(
                            RecursiveComparisonConfiguration.builder().build())
                    .isEqualTo(expected);
        }
    }

    private static Object value(SplittableRandom random, ColumnDef column) {
        return switch (column.type()) {
            case BOOL -> random.nextBoolean();
            case TINYINT -> (long) (byte) random.nextInt();
            case SMALLINT -> (long) (short) random.nextInt();
            case INT -> (long) random.nextInt();
            case UTINYINT -> (long) random.nextInt(256);
            case USMALLINT -> (long) random.nextInt(65536);
            case UINT -> random.nextLong(1L << 32);
            case FLOAT -> (double) Float.intBitsToFloat(random.nextInt() & 0x7EFF_FFFF);
            case DOUBLE -> Double.longBitsToDouble(random.nextLong() & 0xFFCF_FFFF_FFFF_FFFFL);
            case TIMESTAMP -> random.nextLong(4_000_000_000_000L);
            case VARCHAR -> text(random, "az09 '\"\\\n\r\t%_,()-`;", 24);
            case NCHAR -> text(random, "aé涛😀'\\x", 12);
            case VARBINARY, BLOB -> bytes(random);
            case DECIMAL64 -> new BigDecimal(BigInteger.valueOf(random.nextLong(1_000_000_000_000L)), 4);
            case DECIMAL -> new BigDecimal(new BigInteger("-" + random.nextLong(1L << 60) + "12345678901234567"), 4);
            default -> random.nextLong();
        };
    }

    private static String text(SplittableRandom random, String alphabet, int max) {
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(max + 1);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static byte[] bytes(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(25)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String print(SplittableRandom random, ColumnDef column, @Nullable Object value) {
        if (value == null) {
            return random.nextBoolean() ? "null" : "NULL";
        }
        String text =
                switch (column.type()) {
                    case UBIGINT -> Long.toUnsignedString((Long) value);
                    case VARBINARY, BLOB -> "\\x" + HexFormat.of().formatHex((byte[]) value);
                    default -> value.toString();
                };
        if (column.type().isVariable()) {
            boolean bytes = value instanceof byte[];
            return quote(random.nextBoolean() ? '\'' : '"', text, bytes);
        }
        return random.nextInt(4) == 0 ? "'" + text + "'" : text;
    }

    private static String quote(char quote, String text, boolean raw) {
        StringBuilder out = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                out.append(c);
            } else if (c == '\\' && !raw) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append(quote).toString();
    }

    @Test
    void mutationsEndInKnownErrors() {
        List<String> seeds = List.of(
                "insert into t values (1700000000000, true, 1, 2, 3, 4, 5, 6, 7, 8, 1.5, 2.5e3, now + 1d, 'it''s', \"n\","
                        + " '\\x0aff', 'blob', 12.3456, '7')",
                "insert into c1 using s (g, `where`) tags (1, 'x') ttl 3 comment 'c' (ts, c2) values ('2024-01-01', 1)"
                        + " t (c3, ts) values (0x1f, today()), (0b1, 1d + now) c2 using s tags (null, '') values (1,2,3,4)",
                "insert into s (tbname, ts, c3, g) values ('k1', 1, 2, 3) ('k2', 1, 2, null);");
        SplittableRandom random = new SplittableRandom(2);
        String noise = "()',\"`;.+-*/\\ 019aezx_?\n涛nulvtbgsi";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder sql = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                mutate(sql, random, noise);
            }
            String text = sql.toString();
            assertThatCode(() -> run(text)).as(text).doesNotThrowAnyException();
        }
    }

    private static void mutate(StringBuilder sql, SplittableRandom random, String noise) {
        int at = random.nextInt(sql.length());
        switch (random.nextInt(4)) {
            case 0 -> sql.deleteCharAt(at);
            case 1 -> sql.insert(at, noise.charAt(random.nextInt(noise.length())));
            case 2 -> sql.setCharAt(at, noise.charAt(random.nextInt(noise.length())));
            default -> {
                int end = Math.min(sql.length(), at + random.nextInt(12));
                String part = sql.substring(at, end);
                sql.insert(random.nextInt(sql.length()), part);
            }
        }
        if (sql.isEmpty()) {
            sql.append('x');
        }
    }

    private void run(String sql) {
        try {
            InsertExecutor.execute(SqlText.of(sql), session);
        } catch (EngineException e) {
            assertThat(Objects.requireNonNull(e.getMessage())).isNotEmpty();
            assertThat(e.code()).isNotZero();
        }
    }
}
