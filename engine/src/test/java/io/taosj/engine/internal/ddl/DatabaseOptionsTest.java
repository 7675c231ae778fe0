package io.taosj.engine.internal.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.wire.Precision;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Options as they are kept and shown. */
class DatabaseOptionsTest {
    private final TestSession session = new TestSession();

    private DatabaseOptions options(String name) {
        Database database = session.storage.catalog().database(name);
        return Objects.requireNonNull(database).options();
    }

    @Test
    void presets() {
        session.run("create database d");
        DatabaseOptions options = options("d");
        assertThat(options.precision()).isEqualTo(Precision.MILLISECONDS);
        assertThat(options.values())
                .containsAllEntriesOf(Map.of(
                        "buffer",
                        "256",
                        "cachemodel",
                        "none",
                        "duration",
                        "10d",
                        "keep",
                        "3650d,3650d,3650d",
                        "vgroups",
                        "2",
                        "s3_keeplocal",
                        "525600m",
                        "compact_time_range",
                        "0d,0d",
                        "compact_time_offset",
                        "0h"));
    }

    @Test
    void writtenOptionsAreShownInTheLargestUnit() {
        session.run("create database d precision 'ns' duration 60m keep 1440m,3000m,5000m cachemodel 'both'"
                + " retentions -:7d,1m:21d,15m:50d stt_trigger 1 vgroups 1 vgroups 3");
        DatabaseOptions options = options("d");
        assertThat(options.precision()).isEqualTo(Precision.NANOSECONDS);
        assertThat(options.text("keep")).isEqualTo("1d,50h,5000m");
        assertThat(options.text("duration")).isEqualTo("1h");
        assertThat(options.text("retentions")).isEqualTo("-:7d,1m:21d,15m:50d");
        assertThat(options.number("vgroups")).isEqualTo(3);
    }

    @Test
    void alterKeepsWhatItDoesNotName() {
        session.run("create database d precision 'us' buffer 16 keep 100,200,400 duration 20");
        session.run("alter database d keep 700 wal_level 2");
        DatabaseOptions options = options("d");
        assertThat(options.precision()).isEqualTo(Precision.MICROSECONDS);
        assertThat(options.text("keep")).isEqualTo("700d,700d,700d");
        assertThat(options.number("wal_level")).isEqualTo(2);
        assertThat(options.number("buffer")).isEqualTo(16);
    }
}
