package io.taosj.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taosj.RequestIds;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import io.taosj.TaosProgrammingException;
import io.taosj.TaosResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class ExecutingParityIT {
    private static long count(TaosConnection taos, String table) {
        return taos.query("select count(*) from " + table).toList(Long.class).get(0);
    }

    @ParityTest(also = "P4")
    void q1ExecuteCountsTheRows(TaosConnection taos) {
        assertThat(taos.execute("create table t (ts timestamp, v int)")).isZero();
        assertThat(taos.execute("insert into t values (1704067200000, 1) (1704067200001, 2)"))
                .isEqualTo(2);
        assertThat(taos.execute("select * from t")).isZero();
        try (TaosResult result = taos.query("insert into t values (1704067200002, 3)")) {
            assertThat(result.isUpdate()).isTrue();
            assertThat(result.affectedRows()).isEqualTo(1);
            assertThat(result.nextBlock()).isNull();
        }
    }

    @ParityTest
    void q2RequestIdsHave64Bits(TaosConnection taos) {
        for (long id : new long[] {1, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            try (TaosResult result = taos.query("select 1", id)) {
                assertThat(result.toList(Long.class)).containsExactly(1L);
            }
        }
        assertThat(taos.execute("create table t (ts timestamp, v int)", 99)).isZero();
    }

    @ParityTest
    void q3RowsComeInOrderAndEmptyTablesHaveColumns(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, v int)");
        try (TaosResult empty = taos.query("select * from t")) {
            assertThat(empty.schema().size()).isEqualTo(2);
            assertThat(empty.nextBlock()).isNull();
        }
        for (int from = 0; from < 10_000; from += 2_500) {
            StringBuilder sql = new StringBuilder("insert into t values ");
            for (int i = from; i < from + 2_500; i++) {
                sql.append('(')
                        .append(1_704_067_200_000L + i)
                        .append(',')
                        .append(i)
                        .append(')');
            }
            taos.execute(sql.toString());
        }
        List<Integer> values = taos.query("select v from t order by ts").toList(Integer.class);
        assertThat(values)
                .containsExactlyElementsOf(IntStream.range(0, 10_000).boxed().toList());
    }

    @ParityTest
    void q4TheSameIdOnTwoConnectionsAtOnce(ParityTarget target) {
        try (TaosConnection a = target.connect();
                TaosConnection b = target.connect();
                TaosResult first = a.query("select 1", 7);
                TaosResult second = b.query("select 2", 7)) {
            assertThat(second.toList(Long.class)).containsExactly(2L);
            assertThat(first.toList(Long.class)).containsExactly(1L);
        }
    }

    @ParityTest(also = "N19")
    void q5AHundredQueriesAtOnce(TaosConnection taos) throws Exception {
        List<CompletableFuture<Long>> all = IntStream.range(0, 100)
                .mapToObj(i -> taos.queryAsync("select " + i)
                        .thenApply(r -> r.toList(Long.class).get(0)))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(i);
        }
        assertThat(taos.executeAsync("create table t (ts timestamp, v int)").get(60, TimeUnit.SECONDS))
                .isZero();
        assertThat(taos.queryAsync("selec 1"))
                .failsWithin(60, TimeUnit.SECONDS)
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(TaosProgrammingException.class);
    }

    @ParityTest(also = {"E2", "E3"})
    void q6ABadStatementFailsAlikeEverywhere(TaosConnection taos) {
        TaosException e = catchThrowableOfType(TaosException.class, () -> taos.execute("CREATE TABLE 123"));
        assertThat(e).isInstanceOf(TaosProgrammingException.class);
        assertThat(e.code()).isEqualTo(0x2600);
        assertThat(e.sqlState()).isEqualTo("42000");
        assertThat(e.serverMessage()).startsWith("syntax error near");
        assertThat(e.getMessage()).isEqualTo("[0x2600]: " + e.serverMessage());
        assertThat(e.isRetryable()).isFalse();
    }

    @ParityTest
    void q7TooLongAStatementLeavesTheConnectionUsable(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, v varchar(100))");
        String values = "(now, '" + "x".repeat(90) + "')";
        String sql = "insert into t values " + values.repeat(1_200_000 / values.length());
        TaosException e = catchThrowableOfType(TaosException.class, () -> taos.execute(sql));
        assertThat(e.code()).isEqualTo(0x0219);
        assertThat(count(taos, "t")).isZero();
    }

    @ParityTest(on = ParityTransport.EMBEDDED)
    void q8IdsAreUnique(ParityTarget target) {
        var ids = ConcurrentHashMap.<Long>newKeySet();
        IntStream.range(0, 8).parallel().forEach(t -> {
            for (int i = 0; i < 20_000; i++) {
                ids.add(RequestIds.next());
            }
        });
        assertThat(ids).hasSize(160_000).doesNotContain(0L);
        assertThat(target.database()).isNotEmpty();
    }

    @ParityTest(on = {ParityTransport.WS, ParityTransport.EMBEDDED})
    void p2StatementsOfAConnectionShareItsSession(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, v int)");
        try (TaosResult open = taos.query("select database()");
                var statement = taos.statement2("insert into t values (?, ?)")) {
            statement.bindRow(1_704_067_200_000L, 1);
            assertThat(statement.execute()).isEqualTo(1);
            assertThat(open.toList(String.class)).containsExactly(taos.currentDatabase());
        }
    }
}
