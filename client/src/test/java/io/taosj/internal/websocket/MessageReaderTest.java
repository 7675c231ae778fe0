package io.taosj.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private static final int MAX = 1 << 20;
    private static final DeflateParameters CONTEXT = new DeflateParameters(true, true);
    private static final DeflateParameters NO_CONTEXT = new DeflateParameters(false, false);

    private static MessageReader reader(byte[] bytes) {
        return reader(new ByteArrayInputStream(bytes), null);
    }

    private static MessageReader reader(InputStream in, @Nullable DeflateParameters deflate) {
        return new MessageReader(new ByteSource(in), MAX, byte[]::new, deflate);
    }

    private static byte[] random(int length, long seed) {
        byte[] data = new byte[length];
        new Random(seed).nextBytes(data);
        return data;
    }

    private static byte[] data(Message message) {
        return Arrays.copyOf(message.data(), message.length());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 125, 126, 127, 128, 8191, 8192, 16384, 65535, 65536, 100_000, MAX})
    void readsMessagesOfEveryLengthClass(int length) throws IOException {
        byte[] payload = random(length, length);
        byte[] bytes = new Frames().add(0x82, payload).add(0x81, "end").bytes();
        for (int most : new int[] {1, 3, 1000, Integer.MAX_VALUE - 1}) {
            MessageReader reader = reader(new TornStream(bytes, length, most), null);
            Message message = reader.read();
            assertThat(message.kind()).isEqualTo(Message.Kind.BINARY);
            assertThat(data(message)).isEqualTo(payload);
            assertThat(reader.read().text()).isEqualTo("end");
            assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void joinsFragmentsAndGivesControlFramesBetweenThem() throws IOException {
        MessageReader reader = reader(new Frames()
                .add(0x01, "a")
                .add(0x89, "ping")
                .add(0x00, "")
                .add(0x8A, "pong")
                .add(0x00, "bcé".substring(0, 2))
                .add(0x80, "d")
                .add(0x02, "")
                .add(0x80, "")
                .bytes());
        assertThat(reader.read().kind()).isEqualTo(Message.Kind.PING);
        assertThat(reader.read().kind()).isEqualTo(Message.Kind.PONG);
        Message message = reader.read();
        assertThat(message.kind()).isEqualTo(Message.Kind.TEXT);
        assertThat(message.text()).isEqualTo("abcd");
        assertThat(reader.read().length()).isZero();
    }

    @Test
    void joinsManySmallFragmentsAndTextSplitInsideACharacter() throws IOException {
        Frames frames = new Frames().add(0x01, new byte[0]);
        byte[] text = "Grüße, 测试 😀 ".repeat(500).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (byte b : text) {
            frames.add(0x00, new byte[] {b});
        }
        Message message = reader(frames.add(0x80, new byte[0]).bytes()).read();
        assertThat(data(message)).isEqualTo(text);
    }

    @Test
    void readsCloseFrames() throws IOException {
        Message close = reader(new Frames().add(0x88, new byte[0]).bytes()).read();
        assertThat(close.closeCode()).isEqualTo(CloseCode.NONE);
        close = reader(new Frames()
                        .add(0x88, new byte[] {3, (byte) 0xE8, 'b', 'y', 'e'})
                        .bytes())
                .read();
        assertThat(close.closeCode()).isEqualTo(1000);
        assertThat(close.closeReason()).isEqualTo("bye");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
    void refusesCloseCodesThatMustNotBeSent(int code) {
        byte[] frame = new Frames()
                .add(0x88, new byte[] {(byte) (code >> 8), (byte) code})
                .bytes();
        assertBroken(frame, CloseCode.PROTOCOL_ERROR);
    }

    @Test
    void refusesWrongFrames() {
        assertBroken(new Frames().raw(0x82, 0x80, 1, 2, 3, 4).bytes(), CloseCode.PROTOCOL_ERROR); // masked
        assertBroken(new Frames().add(0xC2, "x").bytes(), CloseCode.PROTOCOL_ERROR); // compression not agreed on
        assertBroken(new Frames().add(0xA2, "x").bytes(), CloseCode.PROTOCOL_ERROR);
        assertBroken(new Frames().add(0x92, "x").bytes(), CloseCode.PROTOCOL_ERROR);
        for (int type : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            assertBroken(new Frames().add(0x80 | type, "x").bytes(), CloseCode.PROTOCOL_ERROR);
        }
        assertBroken(new Frames().add(0x80, "x").bytes(), CloseCode.PROTOCOL_ERROR); // nothing to continue
        assertBroken(new Frames().add(0x01, "x").add(0x81, "y").bytes(), CloseCode.PROTOCOL_ERROR);
        assertBroken(new Frames().add(0x09, "x").bytes(), CloseCode.PROTOCOL_ERROR); // fragmented ping
        assertBroken(new Frames().add(0x89, new byte[126]).bytes(), CloseCode.PROTOCOL_ERROR);
        assertBroken(new Frames().add(0x88, new byte[1]).bytes(), CloseCode.PROTOCOL_ERROR);
        assertBroken(new Frames().raw(0x82, 126, 0, 125).bytes(), CloseCode.PROTOCOL_ERROR); // length not minimal
        assertBroken(new Frames().raw(0x82, 127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF).bytes(), CloseCode.PROTOCOL_ERROR);
        assertBroken(new Frames().raw(0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0).bytes(), CloseCode.PROTOCOL_ERROR);
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertBroken(new Frames().add(0x81, new byte[] {'a', (byte) 0xC3}).bytes(), CloseCode.INVALID_DATA);
        byte[] reason = {3, (byte) 0xE8, (byte) 0xFF};
        assertBroken(new Frames().add(0x88, reason).bytes(), CloseCode.INVALID_DATA);
    }

    @Test
    void refusesMessagesBeyondTheLimitWithoutReadingThem() {
        assertBroken(new Frames().raw(0x82, 127, 0, 0, 0, 0, 0, 0x10, 0, 1).bytes(), CloseCode.TOO_BIG);
        assertBroken(new Frames().raw(0x82, 127, 0x7F, 0, 0, 0, 0, 0, 0, 0).bytes(), CloseCode.TOO_BIG);
        assertBroken(
                new Frames().add(0x02, new byte[MAX]).add(0x80, new byte[1]).bytes(), CloseCode.TOO_BIG);
    }

    @Test
    void aLengthAloneCostsNoMemory() {
        List<Integer> asked = new ArrayList<>();
        byte[] bytes = new Frames().raw(0x82, 127, 0, 0, 0, 0, 0x0F, 0, 0, 0).bytes();
        MessageReader reader = new MessageReader(
                new ByteSource(new ByteArrayInputStream(bytes)),
                Integer.MAX_VALUE - 8,
                n -> {
                    asked.add(n);
                    return new byte[n];
                },
                null);
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
        assertThat(asked).isEmpty();
    }

    private static void assertBroken(byte[] bytes, int code) {
        for (int most : new int[] {1, 100}) {
            MessageReader reader = reader(new TornStream(bytes, 1, most), null);
            assertThatThrownBy(() -> {
                        while (true) {
                            reader.read();
                        }
                    })
                    .isInstanceOfSatisfying(
                            WebSocketException.class,
                            e -> assertThat(e.closeCode()).isEqualTo(code));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inflatesMessagesWithAndWithoutContext(boolean keep) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        Frames frames = new Frames();
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] message = i % 3 == 0 ? random(i * 500, i) : new byte[i * 5000];
            messages.add(message);
            byte[] deflated = Frames.deflate(deflater, message);
            int half = deflated.length / 2;
            frames.add(0x42, Arrays.copyOf(deflated, half));
            frames.add(0x89, "in between");
            frames.add(0x80, Arrays.copyOfRange(deflated, half, deflated.length));
            frames.add(0x82, message);
            if (!keep) {
                deflater.reset();
            }
        }
        MessageReader reader = reader(new TornStream(frames.bytes(), 3, 700), keep ? CONTEXT : NO_CONTEXT);
        for (byte[] message : messages) {
            assertThat(reader.read().kind()).isEqualTo(Message.Kind.PING);
            assertThat(data(reader.read())).isEqualTo(message);
            assertThat(data(reader.read())).as("not compressed").isEqualTo(message);
        }
        reader.close();
        deflater.end();
    }

    @Test
    void inflatesAFinalBlockInsideAMessage() throws IOException {
        // the standard's example: "Hello" in a block with BFINAL set, and the byte that must follow
        byte[] hello = {(byte) 0xF3, 0x48, (byte) 0xCD, (byte) 0xC9, (byte) 0xC9, 0x07, 0x00, 0x00};
        byte[] twice = {(byte) 0xF2, 0x48, (byte) 0xCD, (byte) 0xC9, (byte) 0xC9, 0x07, 0x00};
        MessageReader reader = reader(
                new ByteArrayInputStream(
                        new Frames().add(0xC1, hello).add(0xC1, twice).bytes()),
                CONTEXT);
        assertThat(reader.read().text()).isEqualTo("Hello");
        assertThat(reader.read().text()).isEqualTo("Hello");
    }

    @Test
    void endsADecompressionBomb() {
        Deflater deflater = new Deflater(9, true);
        byte[] bomb = Frames.deflate(deflater, new byte[MAX + 1]);
        MessageReader reader =
                reader(new ByteArrayInputStream(new Frames().add(0xC2, bomb).bytes()), CONTEXT);
        assertThatThrownBy(reader::read)
                .isInstanceOfSatisfying(
                        WebSocketException.class, e -> assertThat(e.closeCode()).isEqualTo(CloseCode.TOO_BIG));
        deflater.reset();
        byte[] atLimit = Frames.deflate(deflater, new byte[MAX]);
        assertThat(inflated(atLimit)).isEqualTo(MAX);
    }

    private static int inflated(byte[] deflated) {
        try {
            return reader(
                            new ByteArrayInputStream(
                                    new Frames().add(0xC2, deflated).bytes()),
                            CONTEXT)
                    .read()
                    .length();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anyDamageIsATypedError() {
        Deflater deflater = new Deflater(6, true);
        byte[] good = new Frames()
                .add(0x81, "text ü")
                .add(0x02, random(200, 1))
                .add(0x89, "p")
                .add(0x80, random(70_000, 2))
                .add(
                        0xC1,
                        Frames.deflate(
                                deflater,
                                "compressed text".repeat(20).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .add(0x88, new byte[] {3, (byte) 0xE9, 'x'})
                .bytes();
        Random random = new Random(11);
        for (int n = 0; n < 4000; n++) {
            byte[] bad = random.nextBoolean() ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int i = random.nextInt(4); i > 0 && bad.length > 0; i--) {
                int at = random.nextBoolean() ? random.nextInt(Math.min(bad.length, 600)) : random.nextInt(bad.length);
                bad[at] ^= (byte) (1 << random.nextInt(8));
            }
            MessageReader reader = reader(new TornStream(bad, n, 1 + random.nextInt(5000)), NO_CONTEXT);
            assertThatThrownBy(() -> {
                        while (true) {
                            reader.read();
                        }
                    })
                    .isInstanceOfAny(WebSocketException.class, EOFException.class);
            reader.close();
        }
    }
}
