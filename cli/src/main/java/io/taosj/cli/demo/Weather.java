package io.taosj.cli.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.taosj.cli.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The weather of three airports in 2013, hour by hour: reads the project's copy of the data, or another file like it. */
final class Weather {
    /** The measured columns in the file's order. */
    static final List<String> MEASURES =
            List.of("temp", "dewp", "humid", "wind_dir", "wind_speed", "wind_gust", "precip", "pressure", "visib");

    private static final String NOT_AVAILABLE = "NA";

    private Weather() {}

    /**
     * An airport.
     *
     * @param altitude feet above the sea
     */
    record Airport(String code, String name, double latitude, double longitude, int altitude) {}

    /**
     * One hour at one airport.
     *
     * @param hour start of the hour, UTC: local hours repeat when clocks go back
     * @param values one per {@link #MEASURES}, null where the station has none
     */
    record Reading(String airport, Instant hour, List<@Nullable Double> values) {}

    static List<Airport> airports() {
        List<Airport> airports = new ArrayList<>();
        try (Reader in = resource("nyc-airports.csv");
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            for (NamedCsvRecord line : csv) {
                airports.add(new Airport(
                        line.getField("faa"),
                        line.getField("name"),
                        Double.parseDouble(line.getField("lat")),
                        Double.parseDouble(line.getField("lon")),
                        Integer.parseInt(line.getField("alt"))));
            }
        } catch (IOException e) {
            throw new CommandFailure("the list of airports can't be read: " + e.getMessage(), e);
        }
        return airports;
    }

    /**
     * All readings.
     *
     * @param file null for the project's own copy
     * @throws CommandFailure if a line is wrong, with its number and what is wrong
     */
    static List<Reading> readings(@Nullable Path file) {
        String name = file == null ? "nyc-weather-2013.csv" : file.toString();
        try (Reader in = file == null ? resource(name) : Files.newBufferedReader(file);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            List<Reading> readings = new ArrayList<>();
            for (NamedCsvRecord line : csv) {
                readings.add(reading(line, name));
            }
            return readings;
        } catch (IOException | de.siegmar.fastcsv.reader.CsvParseException e) {
            throw new CommandFailure(name + " can't be read: " + e.getMessage(), e);
        }
    }

    private static Reading reading(NamedCsvRecord line, String file) {
        List<@Nullable Double> values = new ArrayList<>(MEASURES.size());
        for (String measure : MEASURES) {
            values.add(number(field(line, measure, file), measure, line, file));
        }
        String hour = field(line, "time_hour", file);
        try {
            return new Reading(field(line, "origin", file), Instant.parse(hour), values);
        } catch (DateTimeException e) {
            throw wrong(line, file, "time_hour", hour, "a time like 2013-01-01T06:00:00Z");
        }
    }

    private static String field(NamedCsvRecord line, String name, String file) {
        return line.findField(name)
                .orElseThrow(() -> new CommandFailure(
                        file + " line " + line.getStartingLineNumber() + ": there is no column '" + name + "'"));
    }

    private static @Nullable Double number(String text, String measure, NamedCsvRecord line, String file) {
        if (text.equals(NOT_AVAILABLE) || text.isEmpty()) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(line, file, measure, text, "a number or NA");
        }
        throw wrong(line, file, measure, text, "a finite number or NA");
    }

    private static CommandFailure wrong(
            NamedCsvRecord line, String file, String column, String found, String expected) {
        return new CommandFailure(file + " line " + line.getStartingLineNumber() + ", column " + column + ": '" + found
                + "' is not " + expected + "; nothing of the file was stored");
    }

    private static Reader resource(String name) {
        InputStream in = Weather.class.getResourceAsStream(name);
        if (in == null) {
            throw new CommandFailure("the program's copy of " + name + " is missing; build it again");
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }
}
