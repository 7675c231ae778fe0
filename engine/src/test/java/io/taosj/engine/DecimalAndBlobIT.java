package io.taosj.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Column types that are newer than the recorded answers. */
class DecimalAndBlobIT {

    @Test
    void valuesComeBackWithTheirScale() {
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session()) {
            session.execute("create database d").close();
            session.use("d");
            session.execute("create table t (ts timestamp, small decimal(10,2), large decimal(38,5), b blob)")
                    .close();
            session.execute("insert into t values (now, 12.345, '-123456789012345678901234567890.5', 'abc')"
                            + " (now + 1s, null, null, null)")
                    .close();
            try (EngineResult rows = session.execute("select small, large, b from t")) {
                assertThat(rows.schema().columns())
                        .extracting(ColumnInfo::typeName)
                        .containsExactly("DECIMAL(10,2)", "DECIMAL(38,5)", "BLOB");
                Block block = Objects.requireNonNull(rows.next());
                assertThat(block.decimals(0).get(0)).isEqualTo(new BigDecimal("12.35"));
                assertThat(block.decimals(1).get(0)).isEqualTo(new BigDecimal("-123456789012345678901234567890.50000"));
                assertThat(block.bytes(2).get(0)).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
                assertThat(block.column(0).isNull(1)).isTrue();
                assertThat(block.column(2).isNull(1)).isTrue();
            }
        }
    }

    @Test
    void tooManyDigitsAreRefused() {
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session()) {
            assertThatThrownBy(() -> session.execute("create table d.t (ts timestamp, v decimal(39,2))"))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(0x2600));
        }
    }
}
