package io.taosj.internal.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.spi.ConsumerMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogOffsetsTest {
    private static final String SIX = "110600000000000000";
    private static final String EIGHT = "110800000000000000";

    private static long resulting(String hex) {
        return LogOffsets.resulting(
                ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** The second of two positions in the log, also behind "from the oldest" (0xfe) and "from now" (0xff). */
    @ParameterizedTest
    @CsvSource({SIX + EIGHT, "fe" + EIGHT, "ff" + EIGHT, "010600000000000000010800000000000000"})
    void positionsInTheLog(String hex) {
        assertThat(resulting(hex)).isEqualTo(8);
    }

    /** Snapshots have no position in the log, and neither has what is cut off. */
    @ParameterizedTest
    @CsvSource({"1201000000000000000200000000000000", SIX + "12", SIX, "fe", "''"})
    void noPositions(String hex) {
        assertThat(resulting(hex)).isEqualTo(ConsumerMessage.UNKNOWN);
    }
}
