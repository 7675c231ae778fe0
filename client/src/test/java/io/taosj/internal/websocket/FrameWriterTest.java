package io.taosj.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Takes the masks off, so that the reader of server frames can read what the client wrote. */
    private static byte[] unmask(byte[] bytes) {
        Frames frames = new Frames();
        int at = 0;
        while (at < bytes.length) {
            int first = bytes[at] & 0xFF;
            int length = bytes[at + 1] & 0x7F;
            assertThat(bytes[at + 1] & 0x80).as("masked").isEqualTo(0x80);
            at += 2;
            int extra = length == 126 ? 2 : length == 127 ? 8 : 0;
            if (extra > 0) {
                length = 0;
                for (int i = 0; i < extra; i++) {
                    length = length << 8 | bytes[at++] & 0xFF;
                }
            }
            byte[] payload = new byte[length];
            for (int i = 0; i < length; i++) {
                payload[i] = (byte) (bytes[at + 4 + i] ^ bytes[at + i % 4]);
            }
            at += 4 + length;
            frames.add(first, payload);
        }
        return frames.bytes();
    }

    private MessageReader written(@Nullable DeflateParameters deflate) {
        byte[] bytes = unmask(out.toByteArray());
        return new MessageReader(new ByteSource(new ByteArrayInputStream(bytes)), 1 << 24, byte[]::new, deflate);
    }

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65521, 65522, 65523, 65535, 65536, 65537, 200_001})
    void writesOneFramePerMessage(int length) throws IOException {
        byte[] data = random(length + 7);
        FrameWriter writer = new FrameWriter(out, null);
        writer.message(Opcode.BINARY, data, 7, length);
        writer.message(Opcode.TEXT, "end".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, 3);
        MessageReader reader = written(null);
        Message message = reader.read();
        assertThat(message.kind()).isEqualTo(Message.Kind.BINARY);
        assertThat(message.data()).isEqualTo(java.util.Arrays.copyOfRange(data, 7, data.length));
        assertThat(reader.read().text()).isEqualTo("end");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void compressesLongMessages(boolean keep) throws IOException {
        FrameWriter writer = new FrameWriter(out, new DeflateParameters(keep, keep));
        int[] lengths = {10, MessageDeflater.THRESHOLD, 4096, 5000, 100_000, 1_000_000};
        for (int length : lengths) {
            writer.message(Opcode.BINARY, random(length), 0, length);
            writer.message(Opcode.BINARY, new byte[length], 0, length);
        }
        MessageReader reader = written(new DeflateParameters(keep, keep));
        for (int length : lengths) {
            Message message = reader.read();
            assertThat(java.util.Arrays.copyOf(message.data(), message.length()))
                    .isEqualTo(random(length));
            message = reader.read();
            assertThat(java.util.Arrays.copyOf(message.data(), message.length()))
                    .isEqualTo(new byte[length]);
        }
        writer.close();
    }

    @Test
    void answersPingsAndClosesOnce() throws IOException {
        FrameWriter writer = new FrameWriter(out, null);
        writer.pong(new byte[] {1, 2, 3});
        writer.ping();
        writer.close(CloseCode.NORMAL);
        writer.close(CloseCode.NORMAL);
        writer.pong(new byte[] {4});
        assertThatThrownBy(() -> writer.message(Opcode.TEXT, new byte[0], 0, 0)).isInstanceOf(IOException.class);
        MessageReader reader = written(null);
        Message pong = reader.read();
        assertThat(pong.kind()).isEqualTo(Message.Kind.PONG);
        assertThat(pong.data()).containsExactly(1, 2, 3);
        assertThat(reader.read().kind()).isEqualTo(Message.Kind.PING);
        assertThat(reader.read().closeCode()).isEqualTo(CloseCode.NORMAL);
        assertThatThrownBy(reader::read).isInstanceOf(java.io.EOFException.class);
    }

    @Test
    void masksEveryFrameWithAnotherKey() throws IOException {
        FrameWriter writer = new FrameWriter(out, null);
        java.util.Set<Integer> keys = new java.util.HashSet<>();
        for (int i = 0; i < 200; i++) {
            out.reset();
            writer.message(Opcode.BINARY, new byte[0], 0, 0);
            keys.add(java.nio.ByteBuffer.wrap(out.toByteArray()).getInt(2));
        }
        assertThat(keys).hasSizeGreaterThan(190);
    }
}
