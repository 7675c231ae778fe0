package io.taosj.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.internal.ws.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Compressed frames of a real server. */
class RecordedDeflateTest {
    @Test
    void inflatesWhatARealServerCompressed() throws IOException {
        int checked = 0;
        for (Recording.Entry entry : Recording.load("14-jdbc-compress").entries()) {
            if (!entry.deflated().isEmpty()) {
                byte[] frame = new Frames()
                        .add(entry.isBinary() ? 0xC2 : 0xC1, HexFormat.of().parseHex(entry.deflated()))
                        .bytes();
                Message message = new MessageReader(
                                new ByteSource(new ByteArrayInputStream(frame)),
                                1 << 20,
                                byte[]::new,
                                new DeflateParameters(false, false))
                        .read();
                assertThat(Arrays.copyOf(message.data(), message.length())).isEqualTo(entry.bytes());
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(5);
    }
}
