package io.taosj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.embedded.EmbeddedTaos;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written by a setter is read by a getter, or refused before it is sent. */
final class ConversionsIT {
    private static final EmbeddedTaos SERVER = EmbeddedTaos.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** A column's type with values that it holds and values that it can't hold. */
    private record Case(String type, Class<?> read, List<Object> good, List<Object> bad) {}

    private static List<Case> cases() {
        return List.of(
                new Case("bool", Boolean.class, List.of(true, false), List.of("maybe", 7)),
                new Case("tinyint", Byte.class, List.of((byte) -127, (byte) 127), List.of(128, 1L << 40, 1.5, "x")),
                new Case("smallint", Short.class, List.of((short) -32767, (short) 32767), List.of(32768, -40_000L)),
                new Case("int", Integer.class, List.of(-2147483647, Integer.MAX_VALUE), List.of(1L << 40, 3.25)),
                new Case("bigint", Long.class, List.of(-Long.MAX_VALUE, Long.MAX_VALUE, 0L), List.of(1e300, "1.5")),
                new Case("tinyint unsigned", Short.class, List.of((short) 0, (short) 255), List.of(-1, 256)),
                new Case("int unsigned", Long.class, List.of(0L, 4_294_967_295L), List.of(-1, 1L << 32)),
                new Case(
                        "bigint unsigned",
                        BigInteger.class,
                        List.of(BigInteger.ZERO, BigInteger.TWO.pow(64).subtract(BigInteger.ONE)),
                        List.of(-1, BigInteger.TWO.pow(64))),
                new Case("float", Float.class, List.of(1.5f, Float.MAX_VALUE, -0.1f), List.of(1e300, "x")),
                new Case("double", Double.class, List.of(0.1, Double.MAX_VALUE, -1e-300), List.of("x")),
                new Case(
                        "decimal(20,3)",
                        BigDecimal.class,
                        List.of(new BigDecimal("12345678901234567.891"), new BigDecimal("-0.001")),
                        List.of(new BigDecimal("0.0001"), new BigDecimal("1e20"), "x")),
                new Case("varchar(12)", String.class, List.of("", "it's", "üöä?\\"), List.of("0123456789abc")),
                new Case("nchar(4)", String.class, List.of("日本語", "\uD83D\uDE00"), List.of("12345")));
    }

    @ParameterizedTest
    @EnumSource(names = {"WEB_SOCKET", "EMBEDDED"})
    void everyTypeComesBackOrIsRefused(Transport transport) throws SQLException {
        try (Connection connection = transport.connect(SERVER, "types_db");
                Statement statement = connection.createStatement()) {
            int table = 0;
            for (Case one : cases()) {
                String name = "t" + table++;
                statement.execute("create table " + name + " (ts timestamp, v " + one.type() + ")");
                try (PreparedStatement insert = connection.prepareStatement("insert into " + name + " values (?, ?)")) {
                    List<@Nullable Object> values = new ArrayList<>(one.good());
                    values.add(null);
                    for (int i = 0; i < values.size(); i++) {
                        insert.setLong(1, 1_700_000_000_000L + i);
                        insert.setObject(2, values.get(i));
                        insert.addBatch();
                    }
                    assertThat(insert.executeBatch()).hasSize(values.size()).containsOnly(1);
                    for (Object wrong : one.bad()) {
                        insert.setObject(2, wrong);
                        assertThatThrownBy(insert::executeUpdate)
                                .as("%s into %s", wrong, one.type())
                                .isInstanceOf(SQLDataException.class);
                    }
                    try (ResultSet rows = statement.executeQuery("select v from " + name + " order by ts")) {
                        for (Object value : values) {
                            assertThat(rows.next()).isTrue();
                            assertThat((Object) rows.getObject(1, one.read()))
                                    .as(one.type())
                                    .isEqualTo(value);
                            assertThat(rows.getObject(1)).isEqualTo(value);
                        }
                        assertThat(rows.next()).isFalse();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ms", "us", "ns"})
    void timesInOddZones(String precision) throws SQLException {
        ChronoUnit unit =
                switch (precision) {
                    case "ms" -> ChronoUnit.MILLIS;
                    case "us" -> ChronoUnit.MICROS;
                    default -> ChronoUnit.NANOS;
                };
        Random random = new Random(7);
        for (String name : List.of("Pacific/Chatham", "America/New_York", "UTC", "Asia/Kathmandu")) {
            ZoneId zone = ZoneId.of(name);
            String url = Transport.WEB_SOCKET.url(SERVER) + "?timezone=" + name;
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("drop database if exists times_db");
                statement.execute("create database times_db precision '" + precision + "'");
                statement.execute("create table times_db.t (ts timestamp, v timestamp)");
                for (int i = 0; i < 6; i++) {
                    // around the two changes of New York's clocks in 2024, and anywhere
                    long second = i < 4 ? 1_700_000_000L + random.nextInt(40_000_000) : 1_710_054_000L + i * 600L;
                    Instant value = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
                    roundTrip(connection, value, value.truncatedTo(unit), zone);
                }
            }
        }
    }

    private static void roundTrip(Connection connection, Instant written, Instant kept, ZoneId zone)
            throws SQLException {
        Object[] forms = {
            written,
            Timestamp.from(written),
            written.atZone(zone),
            written.atZone(ZoneId.of("Asia/Tokyo")).toOffsetDateTime()
        };
        for (Object form : forms) {
            try (PreparedStatement insert = connection.prepareStatement("insert into times_db.t values (?, ?)")) {
                insert.setObject(1, form);
                insert.setObject(2, form);
                assertThat(insert.executeUpdate()).isOne();
            }
            try (PreparedStatement query = connection.prepareStatement("select v from times_db.t where ts = ?")) {
                query.setObject(1, kept);
                try (ResultSet rows = query.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getObject(1, Instant.class)).isEqualTo(kept);
                    assertThat(rows.getTimestamp(1)).isEqualTo(Timestamp.from(kept));
                    assertThat(rows.getObject(1, ZonedDateTime.class)).isEqualTo(kept.atZone(zone));
                    assertThat(rows.getObject(1, OffsetDateTime.class))
                            .isEqualTo(kept.atZone(zone).toOffsetDateTime());
                    assertThat(rows.getObject(1, LocalDateTime.class))
                            .isEqualTo(kept.atZone(zone).toLocalDateTime());
                    LocalDate day = kept.atZone(zone).toLocalDate();
                    assertThat(rows.getObject(1, LocalDate.class)).isEqualTo(day);
                    assertThat(rows.getDate(1).toLocalDate()).isEqualTo(day);
                }
            }
        }
    }
}
