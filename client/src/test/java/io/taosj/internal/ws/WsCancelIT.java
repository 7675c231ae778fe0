package io.taosj.internal.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosOperationalException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WsCancelIT {
    private static String reply(long requestId, boolean update, long number) {
        return "{\"code\":0,\"message\":\"\",\"action\":\"binary_query\",\"req_id\":" + requestId
                + ",\"timing\":1,\"id\":" + (update ? 0 : number) + ",\"is_update\":" + update
                + ",\"affected_rows\":" + (update ? number : 0) + ",\"fields_count\":0,\"fields_names\":null,"
                + "\"fields_types\":null,\"fields_lengths\":null,\"precision\":0}";
    }

    private static long requestId(TestServer.Received request) {
        return ByteBuffer.wrap(request.bytes()).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    @Test
    void aWaitingQueryEndsAndItsLateResultIsFreed() throws Exception {
        BlockingQueue<String> log = new ArrayBlockingQueue<>(10);
        TestServer.Script script = c -> {
            c.login();
            log.add("got " + requestId(c.receiveData()));
            // the next request shows that the first one was given up
            long second = requestId(c.receiveData());
            c.text(reply(7, false, 99));
            log.add(c.receiveData().text());
            c.text(reply(second, true, 6));
            c.receiveData();
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = Taos.connect(server.url())) {
            assertThat(taos.cancel(7)).isFalse();
            CompletableFuture<?> query = taos.queryAsync("slow", 7);
            assertThat(log.poll(20, TimeUnit.SECONDS)).isEqualTo("got 7");
            assertThat(taos.cancel(7)).isTrue();
            assertThat(taos.cancel(7)).isFalse();
            assertThat(query)
                    .failsWithin(20, TimeUnit.SECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .isInstanceOfSatisfying(
                            TaosOperationalException.class,
                            e -> assertThat(e.sqlState()).isEqualTo("57014"))
                    .withMessageContaining("cancelled");
            assertThat(taos.execute("fast")).isEqualTo(6);
            assertThat(log.poll(20, TimeUnit.SECONDS)).contains("free_result", "\"id\":99");
        }
    }
}
