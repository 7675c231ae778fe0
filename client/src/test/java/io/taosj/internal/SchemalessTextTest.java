package io.taosj.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.TaosSchemalessException;
import io.taosj.wire.SchemalessProtocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemalessTextTest {
    private static TaosSchemalessException located(String message, String data) {
        return SchemalessText.located(
                new TaosSchemalessException(0x3002, message, 0), data, SchemalessProtocol.LINE);
    }

    @Test
    void findsTheWrongLine() {
        TaosSchemalessException e = located(
                "SML line invalid key or key is too long than 64:line", "m,t=1 v=1 1\nbad line\nm,t=1 v=2 2");
        assertThat(e.lineNumber()).isEqualTo(2);
        assertThat(e.line()).isEqualTo("bad line");
        assertThat(e).hasMessage("[0x3002]: SML line invalid key or key is too long than 64:line (line 2: bad line)");
    }

    @Test
    void theOnlyLineIsTheWrongOne() {
        assertThat(located("SML line cols is empty", "bad").lineNumber()).isEqualTo(1);
    }

    @Test
    void doesNotGuess() {
        assertThat(located("invalid data:1x 1", "m v=1x 1\nm v=1x 1").lineNumber()).isZero();
        assertThat(located("SML line cols is empty", "good v=1\nempty").lineNumber()).isZero();
        assertThat(located("line num is invalid", "\n\n").line()).isNull();
    }

    @Test
    void joinsPieces() {
        assertThat(SchemalessText.join(List.of("a", "b\nc"), SchemalessProtocol.LINE)).isEqualTo("a\nb\nc");
        assertThat(SchemalessText.join(List.of("[{}]"), SchemalessProtocol.JSON)).isEqualTo("[{}]");
        assertThat(SchemalessText.join(List.of("{\"a\":1}", " [{},{}] ", "[]"), SchemalessProtocol.JSON))
                .isEqualTo("[{\"a\":1},{},{}]");
    }
}
