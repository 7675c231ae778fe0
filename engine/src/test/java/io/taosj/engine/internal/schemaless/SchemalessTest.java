package io.taosj.engine.internal.schemaless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.SchemalessRows;
import io.taosj.engine.SchemalessWrite;
import io.taosj.wire.Block;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemalessTest {
    private static final String TIME = " 1704067200000000000";
    private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");

    private Engine engine;
    private EngineSession session;

    @BeforeEach
    void open() {
        engine = Engine.open(
                EngineOptions.inMemory().withZone(ZoneOffset.UTC).withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        session = engine.session();
        session.execute("create database d precision 'ns' keep 36500d").close();
        session.use("d");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private SchemalessRows write(String data, SchemalessProtocol protocol, @Nullable String key) {
        return session.schemaless(new SchemalessWrite(data, protocol, SchemalessPrecision.NANOSECONDS, 0, key));
    }

    private SchemalessRows line(String data) {
        return write(data, SchemalessProtocol.LINE, null);
    }

    private void fails(int code, String text, SchemalessProtocol protocol, String data) {
        assertThatThrownBy(() -> write(data, protocol, null))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(text);
    }

    private List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        try (EngineResult result = session.execute(sql)) {
            for (Block block = result.next(); block != null; block = result.next()) {
                for (int row = 0; row < block.rows(); row++) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 0; i < result.schema().size(); i++) {
                        cells.add(String.valueOf(block.column(i).get(row)));
                    }
                    rows.add(String.join(" ", cells));
                }
            }
        }
        return rows;
    }

    private List<String> columns(String table) {
        return rows("describe " + table).stream()
                .map(row -> String.join(" ", List.of(row.split(" ")).subList(0, row.contains("UNSIGNED") ? 4 : 3)))
                .toList();
    }

    @Test
    void typesOfLines() {
        SchemalessRows written =
                line("m,host=h,dc=北京 v=1.5,f=2f32,a=-1i8,b=2i16,c=3i32,i=4i64,j=5i,u=7u8,w=8u16,x=9u32,y=10u64,"
                        + "ok=true,no=F,s=\"x y😀\",n=L\"测\",raw=B\"\\x98f46e\",p=G\"POINT(1 2)\"" + TIME);
        assertThat(written).isEqualTo(new SchemalessRows(1, 1));
        assertThat(columns("m"))
                .containsExactly(
                        "_ts TIMESTAMP 8",
                        "v DOUBLE 8",
                        "f FLOAT 4",
                        "a TINYINT 1",
                        "b SMALLINT 2",
                        "c INT 4",
                        "i BIGINT 8",
                        "j BIGINT 8",
                        "u TINYINT UNSIGNED 1",
                        "w SMALLINT UNSIGNED 2",
                        "x INT UNSIGNED 4",
                        "y BIGINT UNSIGNED 8",
                        "ok BOOL 1",
                        "no BOOL 1",
                        "s VARCHAR 8",
                        "n NCHAR 4",
                        "raw VARBINARY 4",
                        "p GEOMETRY 32",
                        "host NCHAR 2",
                        "dc NCHAR 8");
        assertThat(rows("select v, f, a, b, c, i, j, u, w, x, y, ok, no, s, n, `host`, dc from m"))
                .containsExactly("1.5 2.0 -1 2 3 4 5 7 8 9 10 true false x y😀 测 h 北京");
    }

    @Test
    void childNames() {
        line("st,t2=4,t1=3 c=1" + TIME);
        assertThat(rows("select distinct tbname from st")).containsExactly("t_" + md5("st,t1=3,t2=4"));
        write("st,t1=5,name=a.b c=1" + TIME, SchemalessProtocol.LINE, "name");
        assertThat(rows("select tbname, t1, t2 from st where t1 = '5'")).containsExactly("a_b 5 null");
        line("c.d,t=1 c=1" + TIME);
        assertThat(rows("select count(*) from c_d")).containsExactly("1");
    }

    private static String md5(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("MD5")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tablesGrow() {
        line("g,t=a s=\"abc\"" + TIME);
        line("g,t=abcdefgh,u=1 s=\"abcdefgh\",n=1i 1704067200000000001\ng,t=a n=2i 1704067200000000002");
        assertThat(columns("g"))
                .containsExactly("_ts TIMESTAMP 8", "s VARCHAR 16", "n BIGINT 8", "t NCHAR 16", "u NCHAR 2");
        assertThat(rows("select s, n, t, u from g order by _ts"))
                .containsExactly("abc null a null", "abcdefgh 1 abcdefgh 1", "null 2 a null");
        line("g,t=a s=\"abcdefghijklmnop\"" + TIME);
        assertThat(columns("g")).contains("s VARCHAR 16");
    }

    @Test
    void pointsWithoutTags() {
        line("bare v=1" + TIME);
        assertThat(columns("bare")).containsExactly("_ts TIMESTAMP 8", "v DOUBLE 8", "_tag_null NCHAR 1");
        line("bare,t=1 v=2" + TIME);
        assertThat(rows("select v, t from bare order by v")).containsExactly("1.0 null", "2.0 1");
    }

    @Test
    void sameTimeMerges() {
        assertThat(line("s,t=1 a=1" + TIME + "\n\n# comment\ns,t=1 b=2" + TIME + "\r\n"))
                .isEqualTo(new SchemalessRows(1, 2));
        assertThat(rows("select a, b from s")).containsExactly("1.0 2.0");
    }

    @Test
    void missingTimeIsNow() {
        line("w,t=1 v=1\nw,t=2 v=1 0");
        assertThat(rows("select distinct cast(_ts as bigint) from w"))
                .containsExactly(String.valueOf(NOW.toEpochMilli() * 1_000_000));
    }

    @Test
    void escapes() {
        line("a\\ b\\,c,k\\=1=v\\ \\,\\=\\x f\\,\\ =\"q\\\"\\\\n\\z\"" + TIME);
        assertThat(columns("`a b,c`")).containsExactly("_ts TIMESTAMP 8", "f,  VARCHAR", "k=1 NCHAR 8");
        assertThat(rows("select * from `a b,c`")).allMatch(row -> row.endsWith("q\"\\n\\z v ,=\\x"));
    }

    @Test
    void telnet() {
        String data = "mt 1704067200 4.5 host=web interface=eth0\nmt 1704067200001  5  host=x  interface=y";
        assertThat(write(data, SchemalessProtocol.TELNET, null)).isEqualTo(new SchemalessRows(2, 2));
        assertThat(columns("mt"))
                .containsExactly("_ts TIMESTAMP 8", "_value DOUBLE 8", "host NCHAR 4", "interface NCHAR 8");
        assertThat(rows("select _value, `host`, `interface` from mt order by _ts"))
                .containsExactly("4.5 web eth0", "5.0 x y");
    }

    @Test
    void jsonTypes() {
        SchemalessRows written = write("""
                [{"metric":"j","timestamp":1704067200,"value":10.5,"tags":{"host":"a","id":7,"ok":true}},
                 {"tags":{"id":{"value":8,"type":"double"},"host":"abcd","ok":false},"value":11,"timestamp":{"value":5,"type":"ns"},"metric":"j"}]
                """, SchemalessProtocol.JSON, null);
        assertThat(written).isEqualTo(new SchemalessRows(2, 2));
        assertThat(columns("j"))
                .containsExactly("_ts TIMESTAMP 8", "_value DOUBLE 8", "host VARCHAR 8", "id DOUBLE 8", "ok BOOL 1");
        assertThat(rows("select cast(_ts as bigint), _value, `host`, id, ok from j order by _ts"))
                .containsExactly("5 11.0 abcd 8.0 false", "1704067200000000000 10.5 a 7.0 true");
    }

    @Test
    void ttlOfNewChildrenOnly() {
        session.schemaless(new SchemalessWrite(
                "l,t=1 v=1" + TIME, SchemalessProtocol.LINE, SchemalessPrecision.NANOSECONDS, 10, null));
        session.schemaless(new SchemalessWrite(
                "l,t=1 v=1" + TIME, SchemalessProtocol.LINE, SchemalessPrecision.NANOSECONDS, 20, null));
        assertThat(rows("select `ttl` from information_schema.ins_tables where stable_name='l'"))
                .containsExactly("10");
    }

    @ParameterizedTest
    @CsvSource({
        "HOURS,473353,1704070800000",
        "MINUTES,28401121,1704067260000",
        "SECONDS,1704067205,1704067205000",
        "MILLISECONDS,1704067200004,1704067200004",
        "MICROSECONDS,1704067200000002,1704067200000",
        "NANOSECONDS,1704067200000999999,1704067200000",
        "NOT_CONFIGURED,1704067200000999999,1704067200000"
    })
    void unitsInMilliseconds(SchemalessPrecision precision, String time, String expected) {
        session.execute("create database ms keep 36500d").close();
        session.use("ms");
        session.schemaless(new SchemalessWrite("m,t=1 v=1 " + time, SchemalessProtocol.LINE, precision, 0, null));
        assertThat(rows("select cast(_ts as bigint) from m")).containsExactly(expected);
    }

    @Test
    void recordedErrors() {
        SchemalessProtocol line = SchemalessProtocol.LINE;
        fails(0x3002, "line num is invalid", line, "");
        fails(0x3002, "SML line cols is empty", line, "bad");
        fails(0x21F, "SML line invalid key or key is too long than 64:line", line, "bad line");
        fails(0x203, "invalid data:1x 1", line, "m v=1x 1");
        fails(
                0x21F,
                "SML line invalid key or key is too long than 64:1704067200000000000",
                line,
                "m_x,t=1 1704067200000000000");
        line("ml,host=h v=1" + TIME);
        assertThatThrownBy(() -> line("ml,host=h v=\"text\" 1704067200000000100"))
                .hasMessageMatching("SML:0x[0-9a-f]+ smlGenerateSchemaAction point type and db type mismatch. db type: "
                        + "DOUBLE, point type: VARCHAR, key: v=\"text\" 1704067200000000100");
        SchemalessProtocol telnet = SchemalessProtocol.TELNET;
        fails(0x127, "SML telnet parse timestamp failed: x=y", telnet, "mt 1 x=y");
        fails(
                0x127,
                "SML telnet parse timestamp failed: 4.5 host=webus interface=eth0",
                telnet,
                "mt_raw 1704067204000000 4.5 host=webus interface=eth0");
        fails(0x3002, "SML telnet invalid timestamp:", telnet, "mo_t x");
        SchemalessProtocol json = SchemalessProtocol.JSON;
        fails(0x221, "Invalid JSON format", json, "{");
        fails(0x70F, "invalid input", json, "[]");
        fails(0x221, "Invalid JSON format", json, "{\"metric\":\"mo\"}");
        fails(
                0x127,
                "timestamp precision can only be seconds(10 digits) or milli seconds(13 digits)",
                json,
                "[{\"metric\": \"m\", \"timestamp\": 1704067204000000, \"value\": 10.5, \"tags\": {\"id\": 7}}]");
        session.use(null);
        fails(0x2616, "Database not specified", line, "m v=1");
    }

    @Test
    void tablesAreMadeBeforeTimesAreChecked() {
        fails(0x60B, "Timestamp data out of range", SchemalessProtocol.LINE, "late v=1 99999999999999999999");
        assertThat(columns("late")).hasSize(3);
    }

    @Test
    void wrongPointsWriteNothing() {
        fails(0x203, "invalid data:x", SchemalessProtocol.LINE, "n,t=1 v=1" + TIME + "\nn,t=1 v=x\nn,t=2 v=1");
        fails(0x203, "invalid data:300i8", SchemalessProtocol.LINE, "n v=300i8");
        fails(0x203, "invalid data:-1u8", SchemalessProtocol.LINE, "n v=-1u8");
        fails(0x203, "invalid data:\"open 1", SchemalessProtocol.LINE, "n v=\"open 1");
        fails(0x220, "duplicated names: v", SchemalessProtocol.LINE, "n v=1,v=2");
        fails(0x220, "duplicated names: t", SchemalessProtocol.LINE, "n,t=1,t=2 v=1");
        fails(0x220, "duplicated names: t", SchemalessProtocol.LINE, "n,t=1 t=1");
        assertThat(rows("show stables")).isEmpty();
    }

    @Test
    void otherTablesOfTheName() {
        session.execute("create table plain (ts timestamp, v double)").close();
        fails(0x22F, "Table is not a super table: plain", SchemalessProtocol.LINE, "plain,t=1 v=1");
        session.execute("create table pk (ts timestamp, k int primary key, v double) tags (t nchar(8))")
                .close();
        fails(0x3006, "Can not insert data into table with primary key", SchemalessProtocol.LINE, "pk,t=1 v=1");
        session.execute("create table own (time timestamp, v double) tags (t nchar(8))")
                .close();
        line("own,t=1 v=1" + TIME);
        assertThat(rows("select v, t from own")).containsExactly("1.0 1");
    }
}
