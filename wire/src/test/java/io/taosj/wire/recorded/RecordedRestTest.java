package io.taosj.wire.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.Block;
import io.taosj.wire.RestResultReader;
import io.taosj.wire.RestResultWriter;
import io.taosj.wire.recorded.Recording.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded REST answers: read into blocks and written again, they are the same byte by byte. */
class RecordedRestTest {
    private static final Pattern ZONE = Pattern.compile("[?&]tz=([^& ]+)");

    private static final Pattern CONNECTION_ZONE = Pattern.compile("[?&]conn_tz=([^& ]+)");

    record Answer(String where, String request, String body) {
        @Override
        public String toString() {
            return where;
        }

        ZoneId zone() {
            // the connection's zone wins over the one for the output
            return Stream.of(CONNECTION_ZONE.matcher(request), ZONE.matcher(request))
                    .filter(Matcher::find)
                    .findFirst()
                    .map(m -> ZoneId.of(m.group(1)))
                    .orElse(ZoneId.of("UTC"));
        }
    }

    static Stream<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (String name : List.of("60-rest-sql", "64-jdbc-rest", "65-py-rest", "66-go-rest")) {
            String request = "";
            for (Message m : Recording.of(name).messages()) {
                if (!m.fromServer()) {
                    request = m.text().split("\r\n", 2)[0];
                } else if (request.contains("/rest/sql")) {
                    String body = body(m.bytes());
                    if (body.startsWith("{\"code\"") && !body.contains("vgIDs")) {
                        answers.add(new Answer(m.where(), request, body));
                    }
                }
            }
        }
        return answers.stream();
    }

    private static String body(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n") + 4;
        String headers = text.substring(0, head).toLowerCase(Locale.ROOT);
        byte[] body = Arrays.copyOfRange(message, head, message.length);
        try {
            if (headers.contains("transfer-encoding: chunked")) {
                body = dechunk(body);
            }
            if (headers.contains("content-encoding: gzip")) {
                body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] dechunk(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (true) {
            int line = text.indexOf("\r\n", at);
            int length = Integer.parseInt(text.substring(at, line), 16);
            if (length == 0) {
                return out.toByteArray();
            }
            out.write(body, line + 2, length);
            at = line + 2 + length + 2;
        }
    }

    @Test
    void thereAreAnswersOfEveryKind() {
        assertThat(answers().filter(a -> a.body.contains("column_meta")).count())
                .isGreaterThan(40);
        assertThat(answers().filter(a -> a.body.contains("desc")).count()).isGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isTheSameWhenWrittenAgain(Answer answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean labelled = answer.body.contains("\"data\":[{");
        try (RestResultReader reader = open(answer.body, 2)) {
            if (reader.error() != null) {
                RestResultWriter.error(out, reader.error(), reader.timing());
            } else if (reader.isUpdate()) {
                RestResultWriter.update(out, reader.affectedRows(), labelled, reader.timing());
            } else {
                RestResultWriter writer = new RestResultWriter(out, reader.schema(), answer.zone(), labelled);
                for (Block block = reader.next(); block != null; block = reader.next()) {
                    assertThat(block.rows()).isBetween(1, 2);
                    writer.write(block);
                }
                writer.finish(reader.timing());
            }
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(answer.body);
    }

    private static RestResultReader open(String body, int rowsPerBlock) throws IOException {
        return RestResultReader.open(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), rowsPerBlock);
    }
}
