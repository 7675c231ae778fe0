package io.taosj.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a class's tests, or one test, an embedded TDengine-compatible engine with a server in front, and each test a fresh
 * database in it, which is dropped after the test.
 *
 * <p>Test methods, and methods with {@code @BeforeEach} or {@code @AfterEach}, may then have parameters of these types:
 *
 * <ul>
 *   <li>{@link io.taosj.TaosConnection}: a WebSocket connection whose current database is the test's
 *   <li>{@link java.sql.Connection}: the same through the JDBC driver, which must be on the class path
 *   <li>{@code String} with {@link TaosUrl}: the URL of the test's database
 *   <li>{@link io.taosj.embedded.EmbeddedTaos}: the engine and its server
 * </ul>
 *
 * Connections are closed after the test. Constructors and methods with {@code @BeforeAll} may have them too, without a
 * database. Tests may run in parallel. Works with JUnit 5 from 5.13 on and with JUnit 6.
 *
 * <pre>{@code
 * @TaosTest
 * class MeterTest {
 *     @Test
 *     void stores(TaosConnection taos) {
 *         taos.execute("create table t (ts timestamp, v int)");
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(TaosExtension.class)
public @interface TaosTest {

    /** How long an engine lives. */
    enum Scope {
        /** As long as the outermost test class: its tests share nothing with those of other classes. */
        CLASS,
        /** As long as the whole run: the fastest; users, topics and dnodes are shared by all classes. */
        RUN
    }

    /** How long the engine lives. */
    Scope scope() default Scope.CLASS;

    /** The precision of the test's database: {@code ms}, {@code us} or {@code ns}. */
    String precision() default "ms";

    /** Statements that are run in the test's database before the test. */
    String[] sql() default {};

    /** The zone of sessions that set none. */
    String timeZone() default "UTC";

    /** What {@code now()} gives, as {@code 2024-01-01T00:00:00Z}; the system's clock if empty. */
    String now() default "";
}
