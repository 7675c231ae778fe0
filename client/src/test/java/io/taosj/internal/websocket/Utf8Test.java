package io.taosj.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", "bf", "c0af", "c1bf", "e080af", "e09fbf", "f08080af", "f08fbfbf", "eda080", "edbfbf", "f4908080",
                "f880808080", "ff", "fe", "c3", "e282", "f09f98", "c328", "e28228", "f0288cbc", "6162c3",
                        "4142434445464748c3"
            })
    void refusesWrongSequences(String hex) {
        byte[] data = HexFormat.of().parseHex(hex);
        assertThat(Utf8.isValid(data, 0, data.length)).isFalse();
    }

    @Test
    void agreesWithTheJdkOnEveryCodePoint() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                byte[] data = Character.toString(c).getBytes(StandardCharsets.UTF_8);
                if (!Utf8.isValid(data, 0, data.length)) {
                    throw new AssertionError(Integer.toHexString(c));
                }
            }
        }
    }

    @Test
    void agreesWithTheJdkOnRandomBytes() {
        Random random = new Random(7);
        int[] likely = {0x41, 0x80, 0xBF, 0xC2, 0xDF, 0xE0, 0xA0, 0xED, 0x9F, 0xEF, 0xF0, 0x90, 0xF4, 0x8F};
        for (int n = 0; n < 200_000; n++) {
            byte[] data = new byte[1 + random.nextInt(12)];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) (random.nextInt(8) == 0 ? random.nextInt(256) : likely[random.nextInt(likely.length)]);
            }
            assertThat(Utf8.isValid(data, 0, data.length))
                    .as(HexFormat.of().formatHex(data))
                    .isEqualTo(jdk(data));
        }
    }

    private static boolean jdk(byte[] data) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
