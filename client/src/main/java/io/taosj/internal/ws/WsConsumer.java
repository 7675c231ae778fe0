package io.taosj.internal.ws;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.MessageType;
import io.taosj.RequestIds;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TopicPartition;
import io.taosj.spi.ConsumerMessage;
import io.taosj.spi.TransportConsumer;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.FetchRawDataReply;
import io.taosj.wire.message.TmqData;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A consumer over taosAdapter's subscription endpoint; one connection each. */
final class WsConsumer implements TransportConsumer {
    /** What servers answer in place of an offset if there is none: an error's number, perhaps sign-extended. */
    private static final int NO_COMMITTED = 0x8000_4011;

    private static final int NO_COMMITTED_ERROR = 0x4011;
    /** Overheads of objects around a message. */
    private static final int MESSAGE_BYTES = 512;

    private final Channel channel;
    private final SubscribeRequest subscribe;
    private long received;

    WsConsumer(Channel channel, ConnectionOptions options, Map<String, String> settings) {
        this.channel = channel;
        this.subscribe = new SubscribeRequest(options, settings);
    }

    private TextReply ask(String action, Duration timeout, TextRequest.Arguments arguments) {
        long id = RequestIds.next();
        return channel.text(action, id, TextRequest.of(action, id, arguments), timeout)
                .orThrow();
    }

    @Override
    public void subscribe(List<String> topics, Duration timeout) {
        ask("subscribe", timeout, out -> subscribe.write(out, topics));
    }

    @Override
    public void unsubscribe(Duration timeout) {
        ask("unsubscribe", timeout, out -> {});
    }

    @Override
    public @Nullable ConsumerMessage poll(Duration wait, Duration timeout) {
        // the server repeats a message of which it is told that it did not arrive
        TextReply reply = ask("poll", wait.plus(timeout), out -> {
            out.writeNumberField("blocking_time", wait.toMillis());
            out.writeNumberField("message_id", received);
        });
        if (!reply.flag("have_message")) {
            return null;
        }
        long id = reply.number("message_id");
        try {
            ConsumerMessage message = fetch(reply, id, timeout);
            received = id;
            return message;
        } catch (WireFormatException e) {
            throw new TaosConnectionException(
                    ClientErrors.PROTOCOL, "a message of topic " + reply.text("topic") + " is wrong: " + e, e);
        }
    }

    private ConsumerMessage fetch(TextReply reply, long id, Duration timeout) {
        TopicPartition partition = new TopicPartition(reply.text("topic"), (int) reply.number("vgroup_id"));
        MessageType type = type((int) reply.number("message_type"));
        long offset = reply.number("offset");
        String meta = type == MessageType.DATA ? null : meta(id, timeout);
        String database = reply.text("database");
        if (type == MessageType.META) {
            long bytes = MESSAGE_BYTES + (meta == null ? 0 : 2L * meta.length());
            return new ConsumerMessage(partition, database, type, offset, offset, List.of(), meta, bytes);
        }
        FetchRawDataReply raw = fetch(id, timeout);
        if (raw.data() == null) {
            throw TaosException.of(raw.header().code(), raw.header().message());
        }
        TmqData data = TmqData.decode(raw.data(), raw.rawType());
        return new ConsumerMessage(
                partition,
                database,
                type,
                offset,
                LogOffsets.resulting(data.offsets()),
                data.blocks(),
                meta,
                MESSAGE_BYTES + raw.data().remaining());
    }

    private static MessageType type(int code) {
        return switch (code) {
            case 1 -> MessageType.DATA;
            case 2 -> MessageType.META;
            case 3 -> MessageType.METADATA;
            default -> throw new WireFormatException("unknown kind of message " + code);
        };
    }

    private @Nullable String meta(long message, Duration timeout) {
        return ask("fetch_json_meta", timeout, out -> out.writeNumberField("message_id", message))
                .raw("data");
    }

    private FetchRawDataReply fetch(long message, Duration timeout) {
        long id = RequestIds.next();
        byte[] request = TextRequest.of("fetch_raw_data", id, out -> out.writeNumberField("message_id", message));
        return channel.raw("fetch_raw_data", id, request, timeout);
    }

    @Override
    public void commitReceived(Duration timeout) {
        ask("commit", timeout, out -> out.writeNumberField("message_id", received));
    }

    @Override
    public void commit(TopicPartition partition, long offset, Duration timeout) {
        ask("commit_offset", timeout, out -> place(out, partition, offset));
    }

    @Override
    public void seek(TopicPartition partition, long offset, Duration timeout) {
        ask("seek", timeout, out -> place(out, partition, offset));
    }

    private static void place(JsonGenerator out, TopicPartition partition, long offset) throws IOException {
        out.writeStringField("topic", partition.topic());
        out.writeNumberField("vgroup_id", partition.vgroup());
        out.writeNumberField("offset", offset);
    }

    @Override
    public OptionalLong committed(TopicPartition partition, Duration timeout) {
        try {
            long offset = offset("committed", partition, timeout);
            return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
        } catch (TaosException e) {
            if (e.code() == NO_COMMITTED_ERROR) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    @Override
    public long position(TopicPartition partition, Duration timeout) {
        return offset("position", partition, timeout);
    }

    private long offset(String action, TopicPartition partition, Duration timeout) {
        List<?> offsets = ask(action, timeout, out -> {
                    out.writeArrayFieldStart("topic_vgroup_ids");
                    out.writeStartObject();
                    out.writeStringField("topic", partition.topic());
                    out.writeNumberField("vgroup_id", partition.vgroup());
                    out.writeEndObject();
                    out.writeEndArray();
                })
                .list(action);
        if (offsets.size() != 1 || !(offsets.get(0) instanceof Number number)) {
            throw new TaosConnectionException(
                    ClientErrors.PROTOCOL, "the server answered " + action + " of " + partition + " with " + offsets);
        }
        long offset = number.longValue();
        if (offset < 0 && (int) offset != NO_COMMITTED) {
            throw TaosException.of((int) offset, "no " + action + " of " + partition);
        }
        return offset;
    }

    @Override
    public List<Assignment> assignment(String topic, Duration timeout) {
        List<Assignment> assignments = new ArrayList<>();
        for (Object entry : ask("assignment", timeout, out -> out.writeStringField("topic", topic))
                .list("assignment")) {
            if (entry instanceof Map<?, ?> one) {
                assignments.add(new Assignment(
                        (int) number(one, "vgroup_id"),
                        number(one, "offset"),
                        number(one, "begin"),
                        number(one, "end")));
            }
        }
        return assignments;
    }

    private static long number(Map<?, ?> members, String name) {
        return members.get(name) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public void close() {
        channel.close();
    }
}
