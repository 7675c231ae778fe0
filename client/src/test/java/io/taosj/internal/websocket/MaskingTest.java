package io.taosj.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskingTest {
    @Test
    void masksLikeTheDefinitionAtEveryLengthAndPhase() {
        Random random = new Random(1);
        for (int length = 0; length < 70; length++) {
            for (int phase = 0; phase < 8; phase++) {
                byte[] source = new byte[length + 3];
                random.nextBytes(source);
                int key = random.nextInt();
                byte[] target = new byte[length + 5];
                Masking.copy(source, 3, target, 5, length, key, phase);
                byte[] expected = new byte[length];
                for (int i = 0; i < length; i++) {
                    expected[i] = (byte) (source[3 + i] ^ key >>> 8 * ((i + phase) % 4));
                }
                assertThat(Arrays.copyOfRange(target, 5, target.length))
                        .as("length %d, phase %d", length, phase)
                        .isEqualTo(expected);
            }
        }
    }
}
