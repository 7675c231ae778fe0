package io.taosj.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.server.internal.JsonValues;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients sent to a real server without a schema gets the same replies and makes the same tables here. */
@Timeout(60)
class RecordedSchemalessIT {
    private static final String AUTHORIZATION = "Basic cm9vdDp0YW9zZGF0YQ==";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Engine engine;
    private TaosServer server;
    private HttpClient client;

    @BeforeEach
    void start() throws IOException {
        engine = Engine.open(EngineOptions.inMemory().withZone(ZoneOffset.UTC).withVersion("3.3.6.0"));
        try (EngineSession session = engine.session()) {
            session.execute("create database wf_sml precision 'ns' keep 36500").close();
        }
        server = TaosServer.start(engine, ServerOptions.defaults().withPort(0));
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        server.close();
        engine.close();
    }

    /** One recorded message. */
    private record Message(long connection, boolean fromServer, String kind, String text, String hex) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "40-raw-schemaless",
                "41-jdbc-schemaless",
                "42-py-schemaless",
                "43-go-schemaless",
                "44-node-schemaless"
            })
    void overWebSocket(String name) throws Exception {
        List<Message> messages = new ArrayList<>();
        Map<?, ?> header = load(name, messages);
        replay("/ws", messages);
        checkState(header, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = "72-raw-legacy")
    void overTheLegacyPath(String name) throws Exception {
        List<Message> messages = new ArrayList<>();
        Map<?, ?> header = load(name, messages);
        replay("/rest/schemaless", messages.stream().filter(m -> m.connection() == 3).toList());
        checkState(header, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"61-rest-influxdb", "62-rest-opentsdb"})
    void overHttp(String name) throws Exception {
        List<Message> messages = new ArrayList<>();
        Map<?, ?> header = load(name, messages);
        for (int i = 0; i + 1 < messages.size(); i += 2) {
            String request = messages.get(i).text();
            assertThat(exchange(request)).as(request).isEqualTo(essence(messages.get(i + 1).text()));
        }
        checkState(header, 2);
    }

    private static Map<?, ?> load(String name, List<Message> messages) throws IOException {
        InputStream file = Objects.requireNonNull(
                RecordedSchemalessIT.class.getResourceAsStream("/recordings/" + name + ".jsonl.gz"), name);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            Map<?, ?> header = object(lines.readLine());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<?, ?> m = object(line);
                messages.add(new Message(
                        (Long) m.get("c"),
                        "server".equals(m.get("dir")),
                        (String) m.get("kind"),
                        m.get("text") instanceof String text ? text : "",
                        m.get("hex") instanceof String hex ? hex : ""));
            }
            return header;
        }
    }

    private static Map<?, ?> object(String text) throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(JsonValues.parse(text));
    }

    private void replay(String path, List<Message> messages) throws Exception {
        Map<Long, Conversation> open = new LinkedHashMap<>();
        int compared = 0;
        for (Message message : messages) {
            boolean text = message.kind().equals("text");
            if (!text && !message.kind().equals("binary")) {
                continue;
            }
            Conversation conversation = open.get(message.connection());
            if (conversation == null) {
                conversation = new Conversation(path);
                open.put(message.connection(), conversation);
            }
            if (!message.fromServer()) {
                conversation.send(message);
            } else {
                assertThat(essential(conversation.reply())).isEqualTo(essential(message.text()));
                compared++;
            }
        }
        open.values().forEach(Conversation::close);
        assertThat(compared).isPositive();
    }

    private static Map<Object, Object> essential(String reply) throws IOException {
        Map<Object, Object> members = new LinkedHashMap<>(object(reply));
        members.remove("timing");
        members.remove("version");
        members.computeIfPresent("message", (k, v) -> masked((String) v));
        return members;
    }

    /** The number behind {@code SML:} counts the server's requests. */
    private static String masked(String message) {
        return message.replaceFirst("SML:0x[0-9a-f]+", "SML:0x0");
    }

    /** A WebSocket connection whose replies are taken one by one. */
    private final class Conversation implements WebSocket.Listener {
        private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();
        private final WebSocket socket;

        Conversation(String path) throws Exception {
            socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + path), this)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                replies.add(partial.toString());
                partial.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        void send(Message message) throws Exception {
            if (message.kind().equals("text")) {
                socket.sendText(message.text(), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } else {
                ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(message.hex()));
                socket.sendBinary(bytes, true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }

        String reply() throws InterruptedException {
            return Objects.requireNonNull(replies.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), "no reply");
        }

        void close() {
            socket.abort();
        }
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return essence(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Status, content type and body of a response. */
    private static String essence(String response) {
        int head = response.indexOf("\r\n\r\n");
        List<String> kept = new ArrayList<>();
        for (String line : response.substring(0, head).split("\r\n")) {
            if (line.startsWith("HTTP/")) {
                kept.add(line.split(" ")[1]); // the words behind the number mean nothing
            } else if (line.startsWith("Content-Type:")) {
                kept.add(line.replace(" ", ""));
            }
        }
        kept.add(masked(response.substring(head + 4)));
        return String.join("\n", kept);
    }

    private void checkState(Map<?, ?> header, int atLeast) throws Exception {
        int checked = 0;
        Map<?, ?> expectations = (Map<?, ?>) Objects.requireNonNull(header.get("expect"));
        for (Object item : (List<?>) Objects.requireNonNull(expectations.get("state"))) {
            Map<?, ?> state = (Map<?, ?>) item;
            String sql = (String) state.get("sql");
            String database = (String) state.get("db");
            if (sql != null && database != null && (database.isEmpty() || database.equals("wf_sml"))) {
                Map<?, ?> answer = query(database, sql);
                assertThat(answer.get("column_meta")).as(sql).isEqualTo(state.get("columns"));
                assertThat(texts(answer.get("data"))).as(sql).isEqualTo(texts(state.get("rows")));
                checked++;
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(atLeast);
    }

    private Map<?, ?> query(String database, String sql) throws Exception {
        String path = "/rest/sql" + (database.isEmpty() ? "" : "/" + database);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", AUTHORIZATION)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build();
        return object(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** Rows with all cells as text: recorded numbers are texts, those of REST are numbers. */
    private static List<List<String>> texts(@Nullable Object rows) {
        List<List<String>> all = new ArrayList<>();
        for (Object row : (List<?>) Objects.requireNonNull(rows)) {
            List<String> cells = new ArrayList<>();
            for (Object cell : (List<?>) row) {
                cells.add(cell instanceof Number n ? plain(n) : String.valueOf(cell));
            }
            all.add(cells);
        }
        return all;
    }

    private static String plain(Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
}
