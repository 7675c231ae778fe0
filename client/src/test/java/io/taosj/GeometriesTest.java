package io.taosj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeometriesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (1 2)",
                "POINT (-1.5 1.0E300)",
                "LINESTRING (1 2, 3 4)",
                "LINESTRING EMPTY",
                "POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))",
                "MULTIPOINT ((1 2), (3 4))",
                "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
                "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((1 1, 2 1, 2 2, 1 1)))",
                "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))"
            })
    void textGoesThereAndBack(String text) {
        assertThat(Geometries.toText(Geometries.toBinary(text))).isEqualTo(text);
    }

    @Test
    void readsWhatOthersWrite() {
        byte[] bytes = Geometries.toBinary(" point(1\t2) ");
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("0101000000000000000000f03f0000000000000040");
        assertThat(Geometries.toText(HexFormat.of().parseHex("00000000013ff00000000000004000000000000000")))
                .isEqualTo("POINT (1 2)");
        assertThat(Geometries.toBinary("MULTIPOINT (1 2, 3 4)"))
                .isEqualTo(Geometries.toBinary("MULTIPOINT ((1 2), (3 4))"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "POINT",
                "POINT (1)",
                "POINT (1 2",
                "POINT (1 2) x",
                "CIRCLE (1 2)",
                "POINT (a b)",
                "LINESTRING (1 2,)"
            })
    void refusesOtherText(String text) {
        assertThatThrownBy(() -> Geometries.toBinary(text))
                .isInstanceOf(TaosDataException.class)
                .hasMessageContaining("position");
    }

    @Test
    void refusesOtherBytes() {
        byte[] line = Geometries.toBinary("LINESTRING (1 2, 3 4)");
        for (int length = 0; length < line.length; length++) {
            byte[] cut = Arrays.copyOf(line, length);
            assertThatThrownBy(() -> Geometries.toText(cut)).isInstanceOf(TaosDataException.class);
        }
        assertThatThrownBy(() -> Geometries.toText(Arrays.copyOf(line, line.length + 1)))
                .isInstanceOf(TaosDataException.class);
        assertThatThrownBy(() -> Geometries.toText(new byte[] {1, 9, 0, 0, 0})).isInstanceOf(TaosDataException.class);
    }
}
