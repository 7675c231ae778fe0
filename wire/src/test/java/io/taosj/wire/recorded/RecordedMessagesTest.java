package io.taosj.wire.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.Block;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.BinaryAction;
import io.taosj.wire.message.FetchBlockReply;
import io.taosj.wire.message.FetchRawBlockReply;
import io.taosj.wire.message.FetchRawBlockRequest;
import io.taosj.wire.message.FetchRawDataReply;
import io.taosj.wire.message.FetchRawReply;
import io.taosj.wire.message.RequestHeader;
import io.taosj.wire.message.SqlRequest;
import io.taosj.wire.message.Stmt2BindExecPayload;
import io.taosj.wire.message.Stmt2BindExecRequest;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.message.Stmt2Fields;
import io.taosj.wire.message.Stmt2Payload;
import io.taosj.wire.message.StmtBlockRequest;
import io.taosj.wire.message.TmqData;
import io.taosj.wire.message.TmqFetchBlockReply;
import io.taosj.wire.message.WriteBlockRequest;
import io.taosj.wire.message.WriteRawRequest;
import io.taosj.wire.recorded.Recording.Message;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded binary message is decoded, and encoded again byte by byte. */
class RecordedMessagesTest {

    /** A binary message with what is needed to understand it. */
    record Binary(Message message, boolean tmq, Map<String, Object> reply) {
        @Override
        public String toString() {
            return message.where();
        }

        String answer() {
            return reply == null ? "" : (String) reply.get("message");
        }
    }

    static Stream<Binary> binaries() {
        return Recording.all().stream().flatMap(r -> binaries(r).stream());
    }

    private static List<Binary> binaries(Recording recording) {
        Map<String, Map<String, Object>> replies = new TreeMap<>();
        for (Message m : recording.messages()) {
            if (m.fromServer() && m.kind().equals("text")) {
                Map<String, Object> reply = Json.object(Json.parse(m.text()));
                replies.put(m.connection() + "/" + reply.get("req_id"), reply);
            }
        }
        List<Binary> found = new ArrayList<>();
        List<Integer> subscriptions = new ArrayList<>();
        for (Message m : recording.messages()) {
            if (m.kind().equals("http") && m.text().contains(" /rest/tmq ")) {
                subscriptions.add(m.connection());
            }
            if (m.isBinary()) {
                String key = m.connection() + "/"
                        + (m.bytes().length < 8
                                ? ""
                                : Long.toUnsignedString(m.buffer().getLong(0)));
                found.add(new Binary(m, subscriptions.contains(m.connection()), replies.get(key)));
            }
        }
        return found;
    }

    static Stream<Binary> requests() {
        return binaries().filter(b -> !b.message.fromServer() && b.message.bytes().length >= RequestHeader.BYTES);
    }

    static Stream<Binary> replies() {
        return binaries().filter(b -> b.message.fromServer());
    }

    @Test
    void thereAreMessagesOfEveryKind() {
        Map<Long, Integer> actions = new TreeMap<>();
        requests()
                .forEach(b ->
                        actions.merge(RequestHeader.decode(b.message.buffer()).action(), 1, Integer::sum));
        assertThat(actions.keySet()).contains(1L, 2L, 3L, 4L, 5L, 6L, 7L, 9L, 10L, 11L);
        assertThat(replies().count()).isGreaterThan(300);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestsAreEncodedAgain(Binary binary) {
        ByteBuffer message = binary.message.buffer();
        long action = RequestHeader.decode(message).action();
        ByteBuffer again;
        try {
            again = again(message, (int) action);
        } catch (WireFormatException e) {
            // made wrong on purpose: the server refused it with the same words
            if (action == BinaryAction.FETCH_RAW_BLOCK) {
                assertThat(refusals(binary.message)).contains(e.getMessage());
            } else if (action != BinaryAction.WRITE_RAW_BLOCK) {
                assertThat(e).hasMessage(binary.answer());
            }
            return;
        }
        if (again != null) {
            assertThat(hex(again)).isEqualTo(hex(message));
        }
    }

    /** The errors that the same recording's server answered in binary form. */
    private static List<String> refusals(Message request) {
        return replies()
                .map(Binary::message)
                .filter(m -> m.where().startsWith(request.where().split(":", 2)[0] + ":")
                        && m.buffer().getLong(0) == -1)
                .map(m -> FetchRawBlockReply.decode(m.buffer()).header().message())
                .toList();
    }

    private static ByteBuffer again(ByteBuffer message, int action) {
        switch (action) {
            case BinaryAction.SET_TAGS, BinaryAction.BIND -> {
                StmtBlockRequest request = StmtBlockRequest.decode(message);
                assertThat(request.tags()).isEqualTo(action == BinaryAction.SET_TAGS);
                assertThat(Block.decode(request.block(), Precision.MILLISECONDS).rows())
                        .isPositive();
                return request.encode();
            }
            case BinaryAction.WRITE_RAW -> {
                return WriteRawRequest.decode(message).encode();
            }
            case BinaryAction.WRITE_RAW_BLOCK, BinaryAction.WRITE_RAW_BLOCK_WITH_FIELDS -> {
                WriteBlockRequest request = WriteBlockRequest.decode(message);
                if (request.block().remaining() > 28) {
                    assertThat(Block.decode(request.block(), Precision.MILLISECONDS)
                                    .rows())
                            .isEqualTo(request.rows());
                }
                return request.encode();
            }
            case BinaryAction.BINARY_QUERY, BinaryAction.VALIDATE_SQL -> {
                return SqlRequest.decode(message).encode();
            }
            case BinaryAction.FETCH_RAW_BLOCK -> {
                return FetchRawBlockRequest.decode(message).encode();
            }
            case BinaryAction.STMT2_BIND -> {
                return bind(message);
            }
            case BinaryAction.STMT2_BIND_EXEC -> {
                Stmt2BindExecRequest request = Stmt2BindExecRequest.decode(message);
                Stmt2BindExecPayload payload = new Stmt2BindExecPayload();
                request.fields().forEach(f -> Values.add(payload.fields(), f));
                assertThat(payload.size()).isEqualTo(message.remaining());
                return payload.encode(request.reqId(), request.stmtId(), request.rows(), request.tables());
            }
            default -> {
                return null; // an action that does not exist
            }
        }
    }

    /**
     * Freedom: clients may leave out the values of a column of fixed width that has none (Python does), which is
     * decoded, but never written. A payload without tables is not written either.
     */
    private static ByteBuffer bind(ByteBuffer message) {
        Stmt2BindRequest request = Stmt2BindRequest.decode(message);
        assertThat(request.columnIndex()).isEqualTo(-1);
        if (request.tables().isEmpty()) {
            return null;
        }
        Stmt2Payload payload = new Stmt2Payload();
        // twice, because the second message reuses the buffers
        for (int i = 0; i < 2; i++) {
            payload.reset();
            for (Stmt2BindRequest.Table table : request.tables()) {
                payload.table(table.name());
                table.tags().forEach(f -> Values.add(payload.tags(), f));
                table.columns().forEach(f -> Values.add(payload.columns(), f));
            }
            payload.encode(request.reqId(), request.stmtId());
        }
        payload.reset();
        for (Stmt2BindRequest.Table table : request.tables()) {
            payload.table(table.name());
            table.tags().forEach(f -> Values.add(payload.tags(), f));
            table.columns().forEach(f -> Values.add(payload.columns(), f));
        }
        ByteBuffer again = payload.encode(request.reqId(), request.stmtId());
        boolean shortened = request.tables().stream()
                .flatMap(t -> Stream.concat(t.tags().stream(), t.columns().stream()))
                .anyMatch(Values::isShortened);
        if (shortened) {
            assertThat(values(Stmt2BindRequest.decode(again))).isEqualTo(values(request));
            return null;
        }
        return again;
    }

    private static List<Object> values(Stmt2BindRequest request) {
        List<Object> values = new ArrayList<>();
        for (Stmt2BindRequest.Table table : request.tables()) {
            values.add(String.valueOf(table.name()));
            for (Stmt2Column column : Stream.concat(table.tags().stream(), table.columns().stream())
                    .toList()) {
                for (int r = 0; r < column.rows(); r++) {
                    Object value = column.get(r);
                    values.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
                }
            }
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("replies")
    void repliesAreEncodedAgain(Binary binary) {
        ByteBuffer message = binary.message.buffer();
        boolean marked = message.getLong(0) == -1;
        assertThat(hex(binary.tmq ? subscription(message, marked) : result(message, marked)))
                .isEqualTo(hex(message));
    }

    private static ByteBuffer result(ByteBuffer message, boolean marked) {
        if (!marked) {
            return FetchBlockReply.decode(message).encode();
        }
        FetchRawBlockReply reply = FetchRawBlockReply.decode(message);
        if (reply.block() != null) {
            Block block = Block.decode(reply.block(), Precision.MILLISECONDS);
            assertThat(block.encoded().remaining()).isEqualTo(reply.block().remaining());
        }
        return reply.encode();
    }

    private static ByteBuffer subscription(ByteBuffer message, boolean marked) {
        if (marked) {
            FetchRawDataReply reply = FetchRawDataReply.decode(message);
            if (reply.rawType() == TmqData.RAW_DATA || reply.rawType() == TmqData.RAW_DATA_AND_META) {
                TmqData data = data(Objects.requireNonNull(reply.data()), reply.rawType());
                assertThat(hex(FetchRawDataReply.encode(
                                reply.header().timing(), reply.header().reqId(), reply.messageId(), data)))
                        .isEqualTo(hex(message));
            }
            return reply.encode();
        }
        if (message.getLong(24) == BinaryAction.WRITE_RAW) {
            FetchRawReply reply = FetchRawReply.decode(message);
            if (reply.rawType() == TmqData.RAW_DATA || reply.rawType() == TmqData.RAW_DATA_AND_META) {
                data(reply.data(), reply.rawType());
            }
            return reply.encode();
        }
        return TmqFetchBlockReply.decode(message).encode();
    }

    private static TmqData data(ByteBuffer raw, int rawType) {
        TmqData data = TmqData.decode(raw, rawType);
        assertThat(data.rows()).isPositive();
        assertThat(data.rawType()).isEqualTo(rawType);
        assertThat(hex(data.encode())).isEqualTo(hex(raw));
        return data;
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return HexFormat.of().formatHex(copy);
    }

    /** Puts decoded values into arrays, as a client has them, and encodes those. */
    static final class Values {
        private Values() {}

        static boolean isShortened(Stmt2Column column) {
            if (column.type().width() == 0 || column.type().isDecimal() || column.rows() == 0) {
                return false;
            }
            for (int r = 0; r < column.rows(); r++) {
                if (column.hasValue(r)) {
                    return false;
                }
            }
            return true;
        }

        static void add(Stmt2Fields target, Stmt2Column column) {
            int rows = column.rows();
            DataType type = column.type();
            byte[] states = new byte[rows];
            boolean all = true;
            for (int r = 0; r < rows; r++) {
                states[r] =
                        column.isNone(r) ? Stmt2Fields.NONE : column.isNull(r) ? Stmt2Fields.NULL : Stmt2Fields.VALUE;
                all &= column.hasValue(r);
            }
            byte[] given = all ? null : states;
            if (type.isFloating()) {
                double[] values = new double[rows];
                for (int r = 0; r < rows; r++) {
                    values[r] = column.getDouble(r);
                }
                target.doubles(type, values, given, 0, rows);
            } else if (type.isText() || type == DataType.JSON) {
                String[] values = new String[rows];
                for (int r = 0; r < rows; r++) {
                    values[r] = column.hasValue(r) ? column.getString(r) : null;
                }
                target.texts(type, values, given, 0, rows);
            } else if (type.isVariable()) {
                byte[][] values = new byte[rows][];
                for (int r = 0; r < rows; r++) {
                    values[r] = column.getBytes(r);
                }
                target.bytes(type, values, given, 0, rows);
            } else {
                long[] values = new long[rows];
                for (int r = 0; r < rows; r++) {
                    values[r] = column.getLong(r);
                }
                target.longs(type, values, given, 0, rows);
            }
        }
    }
}
