package io.taosj.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.wire.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INSERT … FILE. */
class InsertFileIT {
    private final Path directory;
    private Engine engine;
    private EngineSession session;

    InsertFileIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void open() {
        engine = Engine.open(EngineOptions.inMemory().withZone(ZoneOffset.UTC));
        session = engine.session();
        session.localFiles(true);
        run("create database d keep 36500");
        session.use("d");
        run("create stable s (ts timestamp, v int, t varchar(20)) tags (g int)");
        run("create table n (ts timestamp, v int, t varchar(20))");
    }

    @AfterEach
    void close() {
        session.close();
        engine.close();
    }

    private long run(String sql) {
        try (EngineResult result = session.execute(sql)) {
            return result.affectedRows();
        }
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines)).toString();
    }

    private List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        try (EngineResult result = session.execute(sql)) {
            for (Block block = result.next(); block != null; block = result.next()) {
                for (int row = 0; row < block.rows(); row++) {
                    rows.add(block.column(0).get(row) + "|" + block.column(1).get(row) + "|"
                            + block.column(2).get(row));
                }
            }
        }
        return rows;
    }

    @Test
    void readsRowsWithAndWithoutQuotes() throws IOException {
        String file = file(
                "a.csv",
                "ts, v, t",
                "'2024-01-01 00:00:00', 1, 'one, two'",
                "2024-01-01 00:00:01,,it's bare",
                "1704067202000,3,\"\"",
                "",
                "'2024-01-01 00:00:03',null,null");
        assertThat(run("INSERT INTO n FILE '" + file + "'")).isEqualTo(4);
        assertThat(rows("select * from n"))
                .containsExactly(
                        "2024-01-01T00:00:00Z|1|one, two",
                        "2024-01-01T00:00:01Z|null|it's bare",
                        "2024-01-01T00:00:02Z|3|",
                        "2024-01-01T00:00:03Z|null|null");
    }

    @Test
    void takesSeveralFilesAndTargets() throws IOException {
        String one = file("1.csv", "1704067200000,1,a");
        String two = file("2.csv", "1704067201000,2,b");
        assertThat(run("insert into c1 using s tags (1) file '" + one + "', '" + two + "' n (ts, v) values"
                        + " (1704067200000, 9) c2 using s tags (2) file '" + two + "'"))
                .isEqualTo(4);
        assertThat(rows("select tbname, v, g from s order by tbname, v")).containsExactly("c1|1|1", "c1|2|1", "c2|2|2");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThatThrownBy(() -> run("insert into n file '" + directory.resolve("missing.csv") + "'"))
                .hasMessage("No such file or directory")
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x2));
        String bad = file("bad.csv", "1704067200000,1,a", "1704067200001,x,b");
        assertThatThrownBy(() -> run("insert into n file '" + bad + "'"))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x216));
        assertThat(rows("select * from n")).isEmpty();
    }

    @Test
    void isRefusedToOthers() throws IOException {
        String file = file("a.csv", "1704067200000,1,a");
        try (EngineSession remote = engine.session()) {
            assertThatThrownBy(() -> remote.execute("insert into d.n file '" + file + "'"))
                    .hasMessage("proxy mode does not support csv loading")
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(0x200));
        }
    }
}
