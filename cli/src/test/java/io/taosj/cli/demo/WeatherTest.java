package io.taosj.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeatherTest {
    private static final String HEADER =
            "origin,year,month,day,hour,temp,dewp,humid,wind_dir,wind_speed,wind_gust,precip,pressure,visib,time_hour\n";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theProjectsCopyIsWhole() {
        List<Weather.Reading> readings = Weather.readings(null);
        assertThat(readings).hasSize(26_115);
        assertThat(readings.get(0).values()).startsWith(39.02, 26.06, 59.37, 270.0);
        assertThat(readings.get(0).values().get(5)).isNull();
        assertThat(Weather.airports()).extracting(Weather.Airport::code).containsExactly("EWR", "JFK", "LGA");
    }

    @Test
    void everyHourOfAnAirportIsThereOnce() {
        assertThat(Weather.readings(null).stream()
                        .map(r -> r.airport() + r.hour())
                        .distinct())
                .hasSize(26_115);
    }

    @Test
    void notANumberIsRefusedWithItsPlace() throws IOException {
        Path file = write("EWR,2013,1,1,1,NaN,1,1,1,1,NA,0,1012,10,2013-01-01T06:00:00Z\n");
        assertThatThrownBy(() -> Weather.readings(file))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 2, column temp: 'NaN' is not a finite number or NA");
    }

    @Test
    void aWrongTimeIsRefusedWithItsPlace() throws IOException {
        Path file = write("EWR,2013,1,1,1,1,1,1,1,1,NA,0,1012,10,yesterday\n");
        assertThatThrownBy(() -> Weather.readings(file)).hasMessageContaining("column time_hour: 'yesterday'");
    }

    @Test
    void anAirportCodeThatIsNoNameIsRefused() {
        assertThatThrownBy(() -> WeatherStore.name("x`; drop database power")).isInstanceOf(CommandFailure.class);
    }

    private Path write(String lines) throws IOException {
        return Files.writeString(directory.resolve("w.csv"), HEADER + lines);
    }
}
