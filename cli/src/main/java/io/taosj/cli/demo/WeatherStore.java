package io.taosj.cli.demo;

import io.taosj.TaosConnection;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Stores the weather: one super table, a child table per airport. */
final class WeatherStore {
    private static final int ROWS_PER_STATEMENT = 2_000;

    private final TaosConnection taos;
    private final String database;

    WeatherStore(TaosConnection taos, String database) {
        this.taos = taos;
        this.database = database;
    }

    /** Makes the database and the super table; what was there under these names is gone. */
    void create() {
        taos.execute("drop database if exists " + database);
        taos.execute("create database " + database + " keep 36500");
        taos.execute("use " + database);
        taos.execute("create stable weather (ts timestamp, temp float, dewp float, humid float, wind_dir int,"
                + " wind_speed float, wind_gust float, precip float, pressure float, visib float)"
                + " tags (code varchar(3), name varchar(64), latitude double, longitude double, altitude int)");
    }

    /** Makes the child table of each airport. */
    void createAirports(List<Weather.Airport> airports) {
        for (Weather.Airport a : airports) {
            taos.execute(String.format(
                    Locale.ROOT,
                    "create table %s using weather tags (%s, %s, %s, %s, %d)",
                    name(a.code()),
                    quoted(a.code()),
                    quoted(a.name()),
                    a.latitude(),
                    a.longitude(),
                    a.altitude()));
        }
    }

    /** Inserts all readings, some thousand rows per statement. */
    void insert(List<Weather.Reading> readings, LongConsumer progress) {
        long done = 0;
        for (Map.Entry<String, List<Weather.Reading>> airport :
                byAirport(readings).entrySet()) {
            List<Weather.Reading> rows = airport.getValue();
            for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
                List<Weather.Reading> part = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT));
                taos.execute(statement(airport.getKey(), part));
                done += part.size();
                progress.accept(done);
            }
        }
    }

    private static Map<String, List<Weather.Reading>> byAirport(List<Weather.Reading> readings) {
        Map<String, List<Weather.Reading>> byAirport = new LinkedHashMap<>();
        for (Weather.Reading reading : readings) {
            byAirport
                    .computeIfAbsent(reading.airport(), code -> new java.util.ArrayList<>())
                    .add(reading);
        }
        return byAirport;
    }

    private static String statement(String airport, List<Weather.Reading> readings) {
        StringBuilder sql = new StringBuilder(readings.size() * 100);
        sql.append("insert into ").append(name(airport)).append(" values");
        for (Weather.Reading reading : readings) {
            sql.append(" ('")
                    .append(DateTimeFormatter.ISO_INSTANT.format(reading.hour()))
                    .append('\'');
            for (int i = 0; i < Weather.MEASURES.size(); i++) {
                Double value = reading.values().get(i);
                sql.append(", ").append(literal(value));
            }
            sql.append(')');
        }
        return sql.toString();
    }

    private static String literal(@Nullable Double value) {
        return value == null ? "null" : value.toString();
    }

    /** The child table of an airport, in back-quotes. */
    static String name(String code) {
        if (!code.matches("[A-Za-z0-9]{1,8}")) {
            throw new io.taosj.cli.CommandFailure("'" + code + "' is no airport code");
        }
        return "`" + code.toLowerCase(Locale.ROOT) + "`";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
