package io.taosj.internal.ws;

import io.taosj.ConnectionOptions;
import io.taosj.FailoverOptions;
import io.taosj.Taos;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pieces of scripts for {@link TestServer}. */
final class Scripts {
    static final Duration LONG = Duration.ofSeconds(30);
    private static final ResultSchema INT_COLUMN =
            new ResultSchema(List.of(ColumnInfo.of("v", DataType.INT)), Precision.MILLISECONDS);

    private Scripts() {}

    /** Options for a server that are not restored when the connection is lost. */
    static ConnectionOptions.Builder options(TestServer server) {
        return Taos.builder()
                .endpoint("127.0.0.1", server.port())
                .requestTimeout(LONG)
                .failover(FailoverOptions.defaults().withReconnect(false));
    }

    static long requestId(TestServer.Received request) {
        return ByteBuffer.wrap(request.bytes()).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    static long action(TestServer.Received request) {
        return ByteBuffer.wrap(request.bytes()).order(ByteOrder.LITTLE_ENDIAN).getLong(16);
    }

    static String sql(TestServer.Received request) {
        byte[] bytes = request.bytes();
        return new String(bytes, 30, bytes.length - 30, StandardCharsets.UTF_8);
    }

    /** The reply to a statement that changed rows. */
    static void update(TestServer.Connection c, long requestId, long rows) throws IOException {
        c.text("{\"code\":0,\"message\":\"\",\"action\":\"binary_query\",\"req_id\":" + Long.toUnsignedString(requestId)
                + ",\"timing\":1,\"id\":0,\"is_update\":true,\"affected_rows\":" + rows + ",\"fields_count\":0,"
                + "\"fields_names\":null,\"precision\":0}");
    }

    /** The reply to a query with one column of INT, named v. */
    static void rows(TestServer.Connection c, long requestId, long resultId) throws IOException {
        c.text("{\"code\":0,\"message\":\"\",\"action\":\"binary_query\",\"req_id\":" + Long.toUnsignedString(requestId)
                + ",\"timing\":1,\"id\":" + resultId + ",\"is_update\":false,\"affected_rows\":0,\"fields_count\":1,"
                + "\"fields_names\":[\"v\"],\"fields_types\":[4],\"fields_lengths\":[4],\"precision\":0,"
                + "\"fields_precisions\":[0],\"fields_scales\":[0]}");
    }

    /** The reply to the request for a block; without values the end of the result. */
    static byte[] block(long requestId, int... values) {
        BlockBuilder builder = new BlockBuilder(INT_COLUMN);
        for (int value : values) {
            builder.column(0).addLong(value);
        }
        int length = values.length == 0 ? 0 : Integer.BYTES + builder.encodedLength();
        ByteBuffer out = ByteBuffer.allocate(51 + length).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(-1).putLong(7).putShort((short) 1).putLong(0).putLong(requestId);
        out.putInt(0).putInt(0).putLong(1).put((byte) (values.length == 0 ? 1 : 0));
        if (values.length > 0) {
            out.putInt(builder.encodedLength());
            builder.encode(out, BlockBuilder.VERSION_RESULT);
        }
        return out.array();
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the test did not go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a connection without a word. */
    static void reset(TestServer.Connection c) throws IOException {
        c.socket.setSoLinger(true, 0);
        c.socket.close();
    }
}
