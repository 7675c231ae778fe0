package io.taosj.bench.client;

import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks like a taosAdapter, and has its answers ready: takes bound rows and only counts their bytes, and answers every
 * query with the same block a number of times, the number that the query's text holds.
 */
final class CannedServer implements AutoCloseable {
    static final int BLOCK_ROWS = 4096;
    static final ResultSchema SCHEMA = new ResultSchema(
            List.of(
                    ColumnInfo.of("ts", DataType.TIMESTAMP),
                    ColumnInfo.of("f", DataType.FLOAT),
                    ColumnInfo.of("i", DataType.INT),
                    ColumnInfo.of("d", DataType.DOUBLE),
                    ColumnInfo.of("b", DataType.BIGINT),
                    ColumnInfo.of("v", DataType.VARCHAR, 24),
                    ColumnInfo.of("ok", DataType.BOOL)),
            Precision.MILLISECONDS);

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int QUERY = 6;
    private static final int FETCH = 7;
    private static final int BLOCK_AT = 55;
    private static final String FIELDS = "\"is_insert\":true,\"fields_count\":6,\"fields\":["
            + field("tbname", 8, 194, 4) + field("grp", 4, 4, 2) + field("ts", 9, 8, 1) + field("current", 6, 4, 1)
            + field("voltage", 4, 4, 1) + "{\"name\":\"phase\",\"field_type\":7,\"precision\":0,\"scale\":0,"
            + "\"bytes\":8,\"bind_type\":1}]";
    private static final String RESULT = "\"is_update\":false,\"affected_rows\":0,\"fields_count\":7,"
            + "\"fields_names\":[\"ts\",\"f\",\"i\",\"d\",\"b\",\"v\",\"ok\"],\"fields_types\":[9,6,4,7,5,8,1],"
            + "\"fields_lengths\":[8,4,4,8,8,24,1],\"precision\":0,\"fields_precisions\":[0,0,0,0,0,0,0],"
            + "\"fields_scales\":[0,0,0,0,0,0,0]";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final byte[] block = block(BLOCK_ROWS);
    private final byte[] oneRow = block(1);
    final AtomicLong boundBytes = new AtomicLong();

    CannedServer() throws IOException {
        Thread thread = new Thread(this::accept, "canned-server");
        thread.setDaemon(true);
        thread.start();
    }

    private static String field(String name, int type, int bytes, int kind) {
        return "{\"name\":\"" + name + "\",\"field_type\":" + type + ",\"precision\":0,\"scale\":0,\"bytes\":" + bytes
                + ",\"bind_type\":" + kind + "},";
    }

    int port() {
        return listener.getLocalPort();
    }

    private static byte[] block(int rows) {
        BlockBuilder builder = new BlockBuilder(SCHEMA);
        for (int i = 0; i < rows; i++) {
            builder.column(0).addLong(1_700_000_000_000L + i);
            builder.column(1).addDouble(i / 4.0);
            builder.column(2).addLong(i);
            builder.column(3).addDouble(i / 3.0);
            builder.column(4).addLong(i * 1_000_003L);
            builder.column(5).addText("device " + i);
            builder.column(6).addBoolean((i & 1) == 1);
        }
        ByteBuffer out = ByteBuffer.allocate(BLOCK_AT + builder.encodedLength()).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(-1).putLong(FETCH).putShort((short) 1).putLong(0).putLong(0);
        out.putInt(0).putInt(0).putLong(1).put((byte) 0).putInt(builder.encodedLength());
        builder.encode(out, BlockBuilder.VERSION_RESULT);
        return out.array();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread thread = new Thread(() -> serve(socket), "canned-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Frames frames = new Frames(
                    new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16)),
                    new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
            frames.upgrade();
            long[] left = new long[1];
            boolean[] single = new boolean[1];
            while (frames.read(256)) {
                if (frames.isText()) {
                    json(frames, new String(frames.data(), 0, Math.min(256, frames.length()), StandardCharsets.UTF_8));
                } else {
                    binary(frames, left, single);
                }
            }
        } catch (IOException e) {
            // the client left
        }
    }

    private static String member(String json, String name) {
        int at = json.indexOf("\"" + name + "\":") + name.length() + 3;
        int end = at;
        while (end < json.length() && json.charAt(end) != ',' && json.charAt(end) != '}') {
            end++;
        }
        return json.substring(at, end).replace("\"", "");
    }

    private static String ok(String action, String requestId, String more) {
        return "{\"code\":0,\"message\":\"\",\"action\":\"" + action + "\",\"req_id\":" + requestId + ",\"timing\":1"
                + more + "}";
    }

    private static void json(Frames frames, String request) throws IOException {
        String action = member(request, "action");
        String more =
                switch (action) {
                    case "conn", "version" -> ",\"version\":\"3.3.6.13\"";
                    case "stmt2_init" -> ",\"stmt_id\":1";
                    case "stmt2_prepare" -> ",\"stmt_id\":1," + FIELDS;
                    case "stmt2_exec" -> ",\"stmt_id\":1,\"affected\":1";
                    default -> ",\"stmt_id\":1";
                };
        if (!action.equals("free_result")) {
            frames.text(ok(action, member(request, "req_id"), more));
        }
    }

    private void binary(Frames frames, long[] left, boolean[] single) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(frames.data(), 0, frames.length()).order(ByteOrder.LITTLE_ENDIAN);
        String id = Long.toUnsignedString(request.getLong(0));
        long action = request.getLong(16);
        if (action == QUERY) {
            String sql = new String(frames.data(), 30, frames.length() - 30, StandardCharsets.UTF_8);
            Matcher number = NUMBER.matcher(sql);
            left[0] = number.find() ? Long.parseLong(number.group()) : 1;
            single[0] = sql.contains("limit");
            frames.text(ok("binary_query", id, ",\"id\":1," + RESULT));
        } else if (action == FETCH) {
            byte[] answer = single[0] ? oneRow : block;
            int length = left[0]-- > 0 ? answer.length : BLOCK_AT - 4;
            ByteBuffer head = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
            head.putLong(26, request.getLong(0));
            head.put(50, (byte) (length == answer.length ? 0 : 1));
            frames.binary(answer, length);
            head.put(50, (byte) 0);
        } else {
            boundBytes.addAndGet(frames.length());
            frames.text(ok("stmt2_bind", id, ",\"stmt_id\":1"));
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
