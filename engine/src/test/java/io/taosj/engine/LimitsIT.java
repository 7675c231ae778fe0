package io.taosj.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.Block;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With little memory, large queries spill to disk or end with an error of the server's, and the engine goes on. */
class LimitsIT {
    private static final int TABLES = 20;
    private static final int ROWS = 20_000;

    private static Engine engine;
    private static EngineSession session;

    @BeforeAll
    static void open() {
        engine = Engine.open(EngineOptions.inMemory().withMemoryLimitBytes(64L << 20));
        session = engine.session();
        session.execute("create database d vgroups 2").close();
        session.execute("create stable d.s (ts timestamp, v int, text varchar(64)) tags (g int)")
                .close();
        for (int table = 0; table < TABLES; table++) {
            session.execute("create table d.t" + table + " using d.s tags (" + table + ")")
                    .close();
            StringBuilder insert = new StringBuilder("insert into d.t" + table + " values ");
            for (int i = 0; i < ROWS; i++) {
                insert.append('(')
                        .append(1_800_000_000_000L + i)
                        .append(',')
                        .append(i)
                        .append(",'");
                insert.append(Integer.toHexString((table * ROWS + i) * 0x9E3779B1))
                        .append("')");
            }
            session.execute(insert.toString()).close();
        }
    }

    @AfterAll
    static void close() {
        session.close();
        engine.close();
    }

    /** Rows of an answer, or minus the code of an error. */
    private static long run(String sql) {
        try (EngineResult result = session.execute(sql)) {
            long rows = 0;
            for (Block block = result.next(); block != null; block = result.next()) {
                rows += block.rows();
            }
            return rows;
        } catch (EngineException e) {
            return -e.code();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from d.s order by text",
                "select text, count(*) from d.s group by text",
                "select distinct text, v from d.s",
                "select * from d.s order by v desc, text",
                "select text from d.s union select text from d.s",
                "select unique(v) from d.s partition by text",
                "select _wstart, last(text) from d.s partition by text interval(1s)",
                "select a.text, b.text from d.s a join d.s b on a.ts = b.ts"
            })
    void largeQueriesEnd(String sql) {
        long answer = run(sql);
        assertThat(answer >= ROWS || Set.of(-0x102L, -0x739L, -0x12BL).contains(answer))
                .as("%s: %d", sql, answer)
                .isTrue();
        assertThat(run("select count(*) from d.s")).isEqualTo(1);
    }

    @Test
    void windowsAreCountedBeforeTheyAreMade() {
        String range = " from d.t0 where ts >= '2000-01-01' and ts < '2100-01-01' ";
        assertThat(run("select _wstart, count(*)" + range + "interval(1a) fill(value, 0)"))
                .isEqualTo(-0x263B);
        assertThat(run("select _wstart, count(*)" + range + "interval(1s) fill(prev)"))
                .isEqualTo(-0x263B);
        assertThat(run("select _wstart, count(*) from d.t0 interval(1n) sliding(1s)"))
                .isEqualTo(-0x2632);
        assertThat(run("select interp(v) from d.t0 range('2000-01-01', '2100-01-01') every(1a) fill(prev)"))
                .isEqualTo(-0x263B);
        assertThat(run("select _wstart, count(*)" + range + "interval(1d) fill(value, 0)"))
                .isEqualTo(36_525);
    }
}
