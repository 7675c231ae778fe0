package io.taosj.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
    private final Handshake handshake = new Handshake("[::1]:6041", "/ws?token=secret", true);
    private String key = "";

    private String request() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handshake.send(out);
        String request = out.toString(StandardCharsets.US_ASCII);
        Matcher matcher = Pattern.compile("Sec-WebSocket-Key: (\\S+)").matcher(request);
        assertThat(matcher.find()).isTrue();
        key = matcher.group(1);
        return request;
    }

    private String goodAnswer() throws IOException {
        request();
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Handshake.accept(key) + "\r\n\r\n";
    }

    private @Nullable DeflateParameters receive(String answer) throws IOException {
        return handshake.receive(source(answer));
    }

    private static ByteSource source(String text) {
        return new ByteSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void computesTheAnswerOfTheStandardsExample() {
        assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void asksForTheUpgrade() throws IOException {
        assertThat(request())
                .startsWith("GET /ws?token=secret HTTP/1.1\r\nHost: [::1]:6041\r\n")
                .contains("\r\nUpgrade: websocket\r\n", "\r\nConnection: Upgrade\r\n")
                .contains("\r\nSec-WebSocket-Version: 13\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n")
                .endsWith("\r\n\r\n");
        assertThat(key).hasSize(24);
    }

    @Test
    void acceptsTheRightAnswerAndLeavesWhatFollows() throws IOException {
        ByteSource source = source(goodAnswer() + "x");
        assertThat(handshake.receive(source)).isNull();
        assertThat(source.read()).isEqualTo('x');
        assertThat(receive(
                        goodAnswer().replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n")))
                .isEqualTo(new DeflateParameters(true, true));
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade: WebSocket,Upgrade: h2c",
        "Upgrade: WebSocket,X: y",
        "'Connection: keep-alive, Upgrade',Connection: close",
        "Sec-WebSocket-Accept: ,Sec-WebSocket-Accept: x",
        "Upgrade: WebSocket,Upgrade: websocket~Sec-WebSocket-Protocol: a",
        "HTTP/1.1 101,HTTP/1.0 101",
        "HTTP/1.1 101 Switching Protocols,SSH-2.0-OpenSSH",
        "Upgrade: WebSocket,no colon"
    })
    void refusesWrongAnswers(String right, String wrong) throws IOException {
        String answer = goodAnswer().replace(right, wrong.replace("~", "\r\n"));
        assertThatThrownBy(() -> receive(answer)).isInstanceOf(HandshakeException.class);
    }

    @Test
    void tellsStatusAndTextOfARefusalWithoutTheSecret() {
        assertThatThrownBy(() -> receive("HTTP/1.1 401 Unauthorized\r\nContent-Length: 9\r\n\r\nwho? you!"))
                .isInstanceOfSatisfying(
                        HandshakeException.class, e -> assertThat(e.status()).isEqualTo(401))
                .hasMessageContaining("401")
                .hasMessageContaining("who? you!")
                .hasMessageNotContaining("secret");
    }

    @Test
    void endsAtItsLimits() {
        assertThatThrownBy(() -> receive("HTTP/1.1 101 " + "x".repeat(10_000))).isInstanceOf(HandshakeException.class);
        assertThatThrownBy(() -> receive("HTTP/1.1 101 x\r\n" + "a: b\r\n".repeat(200)))
                .isInstanceOf(HandshakeException.class);
        assertThatThrownBy(() -> receive("HTTP/1.1 101 x\r\na: b\r\n")).isInstanceOf(EOFException.class);
    }
}
