package io.taosj.engine.internal.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.sql.ClusterStatement.Kill;
import io.taosj.engine.internal.sql.ClusterStatement.KillKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RegistriesTest {
    private static final SessionRegistry.Client CLIENT =
            new SessionRegistry.Client("root", "app", 7, "127.0.0.1:5000", "mine", "10.0.0.1");

    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(Fixture.NOW), ZoneOffset.UTC);
    private final SessionRegistry sessions = new SessionRegistry(clock);
    private final QueryRegistry queries = new QueryRegistry(clock);
    private final EngineLiveState live = new EngineLiveState(sessions, queries);
    private final KillExecutor kill = new KillExecutor(live);

    @Test
    void killQueryCancelsOnceAndMarksIt() {
        AtomicInteger cancelled = new AtomicInteger();
        SessionRegistry.Session session = sessions.open(CLIENT, () -> {});
        try (QueryRegistry.Query query = queries.begin(session, "select 1", false, cancelled::incrementAndGet)) {
            assertThat(live.queries())
                    .extracting(LiveState.RunningQuery::killId)
                    .containsExactly(query.killId());
            query.check();
            kill.execute(new Kill(KillKind.QUERY, query.killId()));
            kill.execute(new Kill(KillKind.QUERY, query.killId()));
            assertThat(cancelled).hasValue(1);
            assertThat(query.killed()).isTrue();
            assertThatThrownBy(query::check)
                    .isInstanceOf(EngineException.class)
                    .hasMessage("Query killed")
                    .extracting(e -> ((EngineException) e).code())
                    .isEqualTo(0x22D);
        }
        assertThat(live.queries()).isEmpty();
    }

    @Test
    void queryThatHasEndedIsNotCancelled() {
        AtomicInteger cancelled = new AtomicInteger();
        SessionRegistry.Session session = sessions.open(CLIENT, () -> {});
        QueryRegistry.Query query = queries.begin(session, "select 1", false, cancelled::incrementAndGet);
        query.close();
        kill.execute(new Kill(KillKind.QUERY, query.killId()));
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void killQueryOfAnotherSessionLeavesItAlone() {
        AtomicInteger cancelled = new AtomicInteger();
        SessionRegistry.Session one = sessions.open(CLIENT, () -> {});
        SessionRegistry.Session two = sessions.open(CLIENT, () -> {});
        try (QueryRegistry.Query query = queries.begin(one, "select 1", false, cancelled::incrementAndGet)) {
            String id = query.killId().split(":")[1];
            kill.execute(new Kill(KillKind.QUERY, Long.toHexString(two.id()) + ":" + id));
            assertThat(query.killed()).isFalse();
        }
    }

    @Test
    void killConnectionCutsItOffWithItsQueries() {
        AtomicInteger cut = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        SessionRegistry.Session session = sessions.open(CLIENT, cut::incrementAndGet);
        try (QueryRegistry.Query query = queries.begin(session, "select 1", false, cancelled::incrementAndGet)) {
            kill.execute(new Kill(KillKind.CONNECTION, Long.toString(session.id())));
            assertThat(query.killed()).isTrue();
        }
        assertThat(cut).hasValue(1);
        assertThat(cancelled).hasValue(1);
        assertThat(live.connections()).isEmpty();
        assertThatThrownBy(session::touch).hasMessage("Connection killed");
    }

    @Test
    void wrongIds() {
        assertCode(KillKind.QUERY, "x", 0x30C, "Invalid query id");
        assertCode(KillKind.QUERY, "1:2", 0x30E, "Invalid connection id");
        assertCode(KillKind.CONNECTION, "99999999", 0x30E, "Invalid connection id");
        assertCode(KillKind.CONNECTION, "99999999999999999999", 0x30E, "Invalid connection id");
        assertCode(KillKind.TRANSACTION, "99999999", 0x3D1, "Transaction not exists");
        assertCode(KillKind.COMPACT, "99999999", 0x4B1, "Invalid compact id");
    }

    private void assertCode(KillKind kind, String id, int code, String text) {
        assertThatThrownBy(() -> kill.execute(new Kill(kind, id)))
                .hasMessage(text)
                .extracting(e -> ((EngineException) e).code())
                .isEqualTo(code);
    }
}
