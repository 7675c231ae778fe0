package io.taosj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.embedded.EmbeddedTaos;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every method of the interfaces, with whatever arguments and on closed objects, answers or throws SQLException. */
final class ContractIT {
    private static final EmbeddedTaos SERVER = EmbeddedTaos.start();
    private static final Map<Class<?>, Object> ARGUMENTS = Map.of(
            int.class,
            1,
            long.class,
            1L,
            short.class,
            (short) 1,
            byte.class,
            (byte) 1,
            float.class,
            1f,
            double.class,
            1.0,
            boolean.class,
            false,
            String.class,
            "v",
            Class.class,
            String.class);
    /** Methods that don't fail on a closed object, as JDBC says. */
    private static final Set<String> ALLOWED_WHEN_CLOSED =
            Set.of("close", "isClosed", "abort", "isWrapperFor", "unwrap", "isValid");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static List<Method> methods(Class<?> type) {
        List<Method> methods = new ArrayList<>(Arrays.asList(type.getMethods()));
        methods.removeIf(m -> m.isDefault() || Set.of("close", "abort", "wait").contains(m.getName()));
        methods.sort(Comparator.comparing(Method::toString));
        return methods;
    }

    private static @Nullable Object[] arguments(Method method, boolean nulls) {
        Class<?>[] types = method.getParameterTypes();
        @Nullable Object[] values = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = nulls && !types[i].isPrimitive() ? null : ARGUMENTS.get(types[i]);
        }
        return values;
    }

    /** The exception of a call, if any. */
    private static @Nullable Throwable call(Object target, Method method, boolean nulls) {
        try {
            method.invoke(target, arguments(method, nulls));
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static void open(Class<?> type, Object target) {
        for (Method method : methods(type)) {
            for (boolean nulls : new boolean[] {false, true}) {
                Throwable failure = call(target, method, nulls);
                if (failure != null) {
                    assertThat(failure).as("%s, nulls %s", method, nulls).isInstanceOf(SQLException.class);
                    assertThat(((SQLException) failure).getSQLState())
                            .as(method.toString())
                            .hasSize(5);
                }
            }
        }
    }

    private static void closed(Class<?> type, Object target) {
        for (Method method : methods(type)) {
            if (!ALLOWED_WHEN_CLOSED.contains(method.getName())) {
                assertThat(call(target, method, false))
                        .as("%s on a closed object", method)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodAnswersOrThrowsSqlException(Transport transport) throws SQLException {
        try (Connection connection = transport.connect(SERVER, "contract_db");
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (ts timestamp, v int)");
            statement.execute("insert into t values (now, 1)");
            try (ResultSet rows = connection
                    .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
                    .executeQuery("select * from t")) {
                rows.next();
                open(ResultSet.class, rows);
            }
            open(DatabaseMetaData.class, connection.getMetaData());
            try (PreparedStatement insert = connection.prepareStatement("insert into t values (?, ?)")) {
                open(PreparedStatement.class, insert);
            }
            open(Statement.class, connection.createStatement());
            open(Connection.class, connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closedObjectsRefuseEverything(Transport transport) throws SQLException {
        Connection connection = transport.connect(SERVER, "contract_db");
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("select ?");
        ResultSet rows = statement.executeQuery("select 1");
        rows.close();
        closed(ResultSet.class, rows);
        connection.close();
        assertThat(statement.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        closed(Statement.class, statement);
        closed(PreparedStatement.class, prepared);
        closed(Connection.class, connection);
    }

    @ParameterizedTest
    @EnumSource
    void resultsScrollAndStopAtMaxRows(Transport transport) throws SQLException {
        try (Connection connection = transport.connect(SERVER, "scroll_db");
                Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            statement.execute("create table t (ts timestamp, v int)");
            StringBuilder insert = new StringBuilder("insert into t values");
            for (int i = 1; i <= 9000; i++) {
                insert.append(" (")
                        .append(1_700_000_000_000L + i)
                        .append(',')
                        .append(i)
                        .append(')');
            }
            statement.execute(insert.toString());
            ResultSet rows = statement.executeQuery("select v from t order by ts");
            assertThat(rows.isBeforeFirst()).isTrue();
            assertThat(rows.last()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(9000);
            assertThat(rows.absolute(-9000)).isTrue();
            assertThat(rows.isFirst()).isTrue();
            assertThat(rows.relative(5000)).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(5001);
            assertThat(rows.previous()).isTrue();
            assertThat(rows.getRow()).isEqualTo(5000);
            assertThat(rows.next() && rows.absolute(9001)).isFalse();
            assertThat(rows.isAfterLast()).isTrue();
            statement.setMaxRows(4097);
            ResultSet few = statement.executeQuery("select v from t order by ts");
            assertThat(few.last()).isTrue();
            assertThat(few.getInt(1)).isEqualTo(4097);
            try (Statement forward = connection.createStatement()) {
                forward.closeOnCompletion();
                forward.setMaxRows(3);
                ResultSet three = forward.executeQuery("select v from t order by ts");
                int seen = 0;
                while (three.next()) {
                    seen++;
                }
                assertThat(seen).isEqualTo(3);
                assertThatThrownBy(three::first).isInstanceOf(SQLException.class);
                three.close();
                assertThat(forward.isClosed()).isTrue();
            }
        }
    }
}
