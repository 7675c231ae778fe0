package io.taosj.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.taosj.TaosConnection;
import io.taosj.embedded.EmbeddedTaos;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the extension leaves behind and what it says when something is wrong. */
final class TaosExtensionIT {
    private static final Set<Integer> SHARED_PORTS = ConcurrentHashMap.newKeySet();
    private static final Set<String> CLOSED = ConcurrentHashMap.newKeySet();

    private static EngineExecutionResults run(Class<?>... classes) {
        EngineTestKit.Builder builder =
                EngineTestKit.engine("junit-jupiter").configurationParameter("taosj.kit", "true");
        for (Class<?> each : classes) {
            builder.selectors(selectClass(each));
        }
        return builder.execute();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("taosj"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void nothingIsLeftBehind() {
        run(OneTest.class).testEvents().assertStatistics(s -> s.succeeded(1));
        Set<String> before = threads();
        run(OneTest.class).testEvents().assertStatistics(s -> s.succeeded(1));
        assertThat(threads()).isSubsetOf(before);
    }

    @Test
    void classesMayShareAnEngine() {
        SHARED_PORTS.clear();
        run(FirstSharer.class, SecondSharer.class).testEvents().assertStatistics(s -> s.succeeded(2));
        assertThat(SHARED_PORTS).hasSize(1);
    }

    @Test
    void wrongSettingsAndMissingDriversAreSaidPlainly() {
        assertThat(failures(WrongZone.class)).singleElement().asString().contains("Mars");
        assertThat(failures(WrongNow.class)).singleElement().asString().contains("2024-01-01T00:00:00Z", "soon");
        assertThat(failures(WrongSql.class)).singleElement().asString().contains("selec");
        assertThat(failures(WithJdbc.class)).singleElement().asString().contains("taosj-jdbc");
    }

    private static List<String> failures(Class<?> type) {
        return run(type).testEvents().failed().stream()
                .map(event -> String.valueOf(event.getPayload().orElse("")))
                .toList();
    }

    @Test
    void aJdbcConnectionComesFromTheDriverAndIsClosed() throws SQLException {
        Driver driver = new FakeDriver();
        DriverManager.registerDriver(driver);
        try {
            run(WithJdbc.class).testEvents().assertStatistics(s -> s.succeeded(1));
            assertThat(CLOSED).singleElement().asString().matches("jdbc:taosj:taos\\+ws://root:.*/test_1");
        } finally {
            DriverManager.deregisterDriver(driver);
        }
    }

    /** Gives connections that can only be closed. */
    private static final class FakeDriver implements Driver {
        @Override
        public @Nullable Connection connect(String url, Properties info) {
            if (!acceptsURL(url)) {
                return null;
            }
            return (Connection) Proxy.newProxyInstance(
                    FakeDriver.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            CLOSED.add(url);
                        }
                        return null;
                    });
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:taosj:");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    @TaosTest
    static final class OneTest {
        @Test
        void writes(TaosConnection taos) {
            taos.execute("create table t (ts timestamp, v int)");
            taos.execute("insert into t values (now, 1)");
        }
    }

    @TaosTest(scope = TaosTest.Scope.RUN)
    static final class FirstSharer {
        @Test
        void remembersTheEngine(EmbeddedTaos taos) {
            SHARED_PORTS.add(taos.port());
        }
    }

    @TaosTest(scope = TaosTest.Scope.RUN)
    static final class SecondSharer {
        @Test
        void remembersTheEngine(EmbeddedTaos taos) {
            SHARED_PORTS.add(taos.port());
        }
    }

    @TaosTest(timeZone = "Mars/Olympus")
    static final class WrongZone {
        @Test
        void isNotReached() {}
    }

    @TaosTest(now = "soon")
    static final class WrongNow {
        @Test
        void isNotReached() {}
    }

    @TaosTest(sql = "selec 1")
    static final class WrongSql {
        @Test
        void isNotReached() {}
    }

    @TaosTest
    static final class WithJdbc {
        @Test
        void getsOne(Connection connection) {
            assertThat(connection).isNotNull();
        }
    }
}
