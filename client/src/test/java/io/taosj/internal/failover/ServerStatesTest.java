package io.taosj.internal.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.Balancing;
import io.taosj.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServerStatesTest {
    private static final Endpoint A = new Endpoint("a", 1);
    private static final Endpoint B = new Endpoint("b", 1);
    private static final Endpoint C = new Endpoint("c", 1);
    private static final List<Endpoint> ALL = List.of(A, B, C);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final ServerStates servers = new ServerStates(now::get, new Random(1));

    @Test
    void roundRobinTakesEachInTurn() {
        List<Endpoint> firsts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            List<Endpoint> order = servers.order(ALL, Balancing.ROUND_ROBIN);
            assertThat(order).containsExactlyInAnyOrder(A, B, C);
            firsts.add(order.get(0));
        }
        assertThat(firsts).containsExactly(A, B, C, A, B, C);
    }

    @Test
    void leastConnectionsTakesTheOneWithTheFewest() {
        servers.connected(A);
        servers.connected(A);
        servers.connected(B);
        assertThat(servers.order(ALL, Balancing.LEAST_CONNECTIONS)).containsExactly(C, B, A);
        servers.left(A);
        servers.left(A);
        servers.connected(C);
        servers.connected(C);
        assertThat(servers.order(ALL, Balancing.LEAST_CONNECTIONS)).containsExactly(A, B, C);
    }

    @Test
    void equalServersAreNotAlwaysTakenInTheSameOrder() {
        List<Endpoint> firsts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            firsts.add(servers.order(ALL, Balancing.LEAST_CONNECTIONS).get(0));
        }
        assertThat(firsts).contains(A, B, C);
    }

    @ParameterizedTest
    @EnumSource(Balancing.class)
    void whoDidNotAnswerComesLastForAWhile(Balancing balancing) {
        Duration pause = servers.failed(A);
        for (int i = 0; i < 5; i++) {
            assertThat(servers.order(ALL, balancing)).last().isEqualTo(A);
        }
        assertThat(servers.isDown(A)).isTrue();
        // past the overflow of the clock
        now.addAndGet(pause.toNanos());
        assertThat(servers.order(List.of(A, B), Balancing.IN_ORDER)).containsExactly(A, B);
        servers.failed(A);
        servers.answered(A);
        assertThat(servers.isDown(A)).isFalse();
        assertThat(servers.order(ALL, Balancing.IN_ORDER)).containsExactly(A, B, C);
    }

    @Test
    void onlyOneProbes() {
        assertThat(servers.startProbing(A)).isFalse();
        servers.failed(A);
        assertThat(servers.startProbing(A)).isTrue();
        assertThat(servers.startProbing(A)).isFalse();
        servers.endProbing(A);
        assertThat(servers.startProbing(A)).isTrue();
    }

    @Test
    void pausesDoubleUpToALimit() {
        Pauses pauses = new Pauses(Duration.ofMillis(100), Duration.ofSeconds(5));
        Random random = new Random(7);
        for (int failures = 1; failures < 100; failures++) {
            long full = failures > 6 ? 5000 : Math.min(5000, 100L << failures - 1);
            for (int i = 0; i < 20; i++) {
                assertThat(pauses.after(failures, random).toMillis()).isBetween(full / 2 - 1, full);
            }
        }
        assertThat(new Pauses(Duration.ofDays(10000), Duration.ofSeconds(1)).after(40, random))
                .isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "select 1,READS",
        "' (SELECT 1)',READS",
        "show tables,READS",
        "desc x,READS",
        "USE db,READS",
        "explain select 1,READS",
        "insert into x values(1),INSERTS",
        "IMPORT into x,INSERTS",
        "create table x,CHANGES",
        "selection,CHANGES",
        "'',CHANGES",
        "/* select */ drop,CHANGES"
    })
    void knowsWhatMayBeRepeated(String sql, Effect effect) {
        assertThat(Effect.of(sql)).isEqualTo(effect);
    }
}
