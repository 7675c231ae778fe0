package io.taosj.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.TaosConnection;
import io.taosj.TaosResult;
import io.taosj.embedded.EmbeddedTaos;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The extension as its users have it. */
@TaosTest(sql = "create table t (ts timestamp, v int)")
final class TaosTestIT {
    private static final Set<String> DATABASES = new HashSet<>();
    private static final Set<Integer> PORTS = new HashSet<>();

    private int prepared;

    static String value(TaosConnection taos, String sql) {
        try (TaosResult result = taos.query(sql)) {
            return String.valueOf(result.toMaps().get(0).values().iterator().next());
        }
    }

    @BeforeAll
    static void withoutDatabase(EmbeddedTaos taos, TaosConnection connection) {
        assertThat(connection.currentDatabase()).isNull();
        PORTS.add(taos.port());
    }

    @AfterAll
    static void oneEngineManyDatabases() {
        assertThat(PORTS).hasSize(1);
        assertThat(DATABASES).hasSize(5);
    }

    @BeforeEach
    void prepare(TaosConnection taos, EmbeddedTaos engine) {
        DATABASES.add(engine.port() + "/" + taos.currentDatabase());
        prepared = taos.execute("insert into t values (now, 1)") == 1 ? 1 : 0;
    }

    @Test
    void seesNothingOfOtherTests(TaosConnection taos, EmbeddedTaos engine) {
        PORTS.add(engine.port());
        assertThat(value(taos, "select count(*) from t")).isEqualTo("1");
        assertThat(prepared).isEqualTo(1);
    }

    @Test
    void seesNothingOfOtherTestsEither(TaosConnection taos) {
        assertThat(value(taos, "select count(*) from t")).isEqualTo("1");
        taos.execute("create topic left_over as select * from t");
    }

    @Test
    void urlsLeadToTheSameDatabase(
            @TaosUrl String url, @TaosUrl(TaosUrl.Transport.REST) String rest, TaosConnection taos) {
        assertThat(url).startsWith("taos+ws://root:").endsWith("/" + taos.currentDatabase());
        assertThat(rest).startsWith("taos+http://").endsWith("/" + taos.currentDatabase());
    }

    @Test
    @TaosTest(precision = "ns", now = "2024-01-01T00:00:00Z", sql = "create table t (ts timestamp, v int)")
    void aMethodMayWantAnother(TaosConnection taos, EmbeddedTaos engine) {
        assertThat(PORTS).doesNotContain(engine.port());
        assertThat(value(taos, "select cast(ts as bigint) from t")).isEqualTo("1704067200000000000");
    }

    @Nested
    final class Inside {
        @Test
        void theEngineIsTheSame(EmbeddedTaos engine) {
            PORTS.add(engine.port());
        }
    }
}
