package io.taosj.engine.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarFunctionsTest {
    /** The public names, in groups of what computes them. */
    private static final List<String> SCALARS = List.of(("abs acos ascii asin atan ceil char char_length client_version"
                    + " concat concat_ws cos current_user database dayofweek degrees exp floor length ln log lower ltrim md5"
                    + " mod now pi position pow radians rand repeat replace round rtrim server_status server_version sign sin"
                    + " sqrt st_astext st_contains st_containsproperly st_covers st_equals st_geomfromtext st_intersects"
                    + " st_makepoint st_touches substr substring substring_index tan timediff timetruncate timezone to_char"
                    + " to_iso8601 to_json to_timestamp to_unixtimestamp today trim trunc truncate upper user week weekday"
                    + " weekofyear")
            .split(" "));

    private static final List<String> AGGREGATES = List.of(("apercentile avg count elapsed first hyperloglog irate last"
                    + " last_row leastsquares max min mode percentile spread stddev stddev_pop sum twa var_pop")
            .split(" "));

    @Test
    void knowsAllNames() {
        assertThat(ScalarFunctions.names()).containsExactlyInAnyOrderElementsOf(SCALARS);
        for (String name : AGGREGATES) {
            assertThat(Aggregates.find(name)).as(name).isNotNull();
            assertThat(ScalarFunctions.find(name)).as(name).isNull();
        }
        assertThat(ScalarFunctions.find("power")).isNull();
        assertThat(Aggregates.find("median")).isNull();
    }

    @Test
    void errorsFindTheirWayThroughTheStore() {
        assertThatThrownBy(() -> {
                    try (Store store = new Store()) {
                        store.query("SELECT taosj_geo_parse('POINT(1')");
                    } catch (java.sql.SQLException e) {
                        EngineException found = Failures.find(e);
                        assertThat(found).isNotNull();
                        throw found == null ? e : found;
                    }
                })
                .isInstanceOfSatisfying(EngineException.class, e -> {
                    assertThat(e.code()).isEqualTo(0x2803);
                    assertThat(e).hasMessage("Invalid function para value");
                });
        assertThat(Failures.find(new java.sql.SQLException("Parser Error: nothing of ours")))
                .isNull();
    }
}
