package io.taosj.examples;

import io.taosj.Geometries;
import io.taosj.TaosConnection;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every type, written in SQL and read as maps. */
final class AllTypesQuery {
    private AllTypesQuery() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("alltypes")) {
            taos.execute("create stable all_types (ts timestamp, " + COLUMNS + ") tags (info json)");
            taos.execute("insert into t1 using all_types tags ('{\"k\":1}') values"
                    + " ('2024-01-01 00:00:00.123', true, -128, -32768, -2147483648, -9223372036854775808, 255,"
                    + " 65535, 4294967295, 18446744073709551615, 1.5, 0.1, 'text', '中文', '\\x98f46e',"
                    + " 'POINT(100 100)', 12.3456)"
                    + " ('2024-01-01 00:00:01'" + ", null".repeat(16) + ")");
            for (Map<String, @Nullable Object> row :
                    taos.query("select * from all_types order by ts").toMaps()) {
                row.forEach((name, value) -> System.out.println(name + " = " + shown(name, value)));
            }
        }
    }

    /** All types that a column can have. */
    static final String COLUMNS = "bo bool, i8 tinyint, i16 smallint, i32 int, i64 bigint, u8 tinyint unsigned,"
            + " u16 smallint unsigned, u32 int unsigned, u64 bigint unsigned, f float, d double, vc varchar(20),"
            + " nc nchar(20), vb varbinary(20), geo geometry(100), de decimal(20,4)";

    static String shown(String name, @Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return name.equals("geo")
                    ? Geometries.toText(bytes)
                    : HexFormat.of().formatHex(bytes);
        }
        return value == null ? "null" : value + " (" + value.getClass().getSimpleName() + ")";
    }
}
