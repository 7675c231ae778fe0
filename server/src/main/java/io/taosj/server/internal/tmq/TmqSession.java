package io.taosj.server.internal.tmq;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineSession;
import io.taosj.engine.TopicConsumer;
import io.taosj.engine.TopicMessage;
import io.taosj.server.internal.Logins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The consumer of one connection and what is done with it; requests come one at a time, except {@link #close()}. */
final class TmqSession implements AutoCloseable {
    static final int GENERIC_ERROR = 0xFFFF;
    /** What stands for "nothing committed" where an offset is expected. */
    private static final long NO_COMMITTED = 0xFFFF_FFFF_8000_4011L;

    private final Engine engine;
    private final Logins logins;
    private volatile @Nullable TopicConsumer consumer;
    private volatile boolean closed;
    private boolean subscribed;
    private boolean batchMeta;
    private boolean autoCommit;
    private long autoCommitMillis;
    private long committedNanos;
    private @Nullable HeldMessage held;
    private long lastId;

    TmqSession(Engine engine, Logins logins) {
        this.engine = engine;
        this.logins = logins;
    }

    /** An error of the adapter's own. */
    static EngineException failure(String message) {
        return new EngineException(GENERIC_ERROR, message);
    }

    boolean isReady() {
        return consumer != null;
    }

    private TopicConsumer ready() {
        TopicConsumer current = consumer;
        if (current == null) {
            throw failure("tmq not init");
        }
        return current;
    }

    String subscribe(TmqRequest request) {
        if (subscribed) {
            throw failure("tmq should have unsubscribed first");
        }
        List<String> topics = new ArrayList<>();
        request.list("topics").forEach(topic -> topics.add(TmqRequest.text(topic)));
        TopicConsumer current = consumer;
        TopicConsumer subscriber = current == null ? open(request) : current;
        try {
            subscriber.subscribe(topics);
        } catch (RuntimeException e) {
            if (current == null) {
                consumer = null;
                subscriber.close();
            }
            throw e;
        }
        subscribed = true;
        committedNanos = System.nanoTime();
        String version = engine.options().version();
        return TmqReply.ok(request, json -> json.writeStringField("version", version));
    }

    private TopicConsumer open(TmqRequest request) {
        SubscribeOptions options = SubscribeOptions.of(request);
        if (options.consumer().group().isEmpty()) {
            throw failure("malloc tmq element failed or group is empty");
        }
        EngineSession session = login(request);
        batchMeta = options.consumer().batchMeta();
        autoCommit = options.autoCommit();
        autoCommitMillis = options.autoCommitMillis();
        try (session) {
            TopicConsumer opened = session.consumer(options.consumer());
            consumer = opened;
            if (closed) {
                opened.close();
            }
            return opened;
        }
    }

    private EngineSession login(TmqRequest request) {
        String token = TmqRequest.text(request.object("config").get("td.connect.token"));
        if (token.isEmpty()) {
            token = request.text("bearer_token");
        }
        if (!token.isEmpty()) {
            return logins.token(token);
        }
        try {
            return logins.password(request.text("user"), request.text("password"));
        } catch (EngineException e) {
            throw failure("init tscObj failed");
        }
    }

    String poll(TmqRequest request) {
        TopicConsumer current = ready();
        Long last = request.number("message_id");
        HeldMessage before = held;
        if (before != null && last != null && last != before.id()) {
            return found(request, before); // the client has lost the reply
        }
        commitIfDue(current);
        TopicMessage message = current.poll(request.numberOrZero("blocking_time"));
        if (message == null) {
            return TmqReply.ok(request, json -> members(json, false, "", "", 0, 0, 0, 0));
        }
        HeldMessage fresh = new HeldMessage(++lastId, message, batchMeta);
        held = fresh;
        return found(request, fresh);
    }

    private void commitIfDue(TopicConsumer current) {
        long now = System.nanoTime();
        if (autoCommit && now - committedNanos >= TimeUnit.MILLISECONDS.toNanos(autoCommitMillis)) {
            committedNanos = now;
            current.commit();
        }
    }

    private static String found(TmqRequest request, HeldMessage held) {
        TopicMessage message = held.message();
        return TmqReply.ok(
                request,
                json -> members(
                        json,
                        true,
                        message.topic(),
                        message.database(),
                        message.vgroup(),
                        held.type(),
                        held.id(),
                        held.offset()));
    }

    private static void members(
            JsonGenerator json,
            boolean found,
            String topic,
            String database,
            int vgroup,
            int type,
            long id,
            long offset)
            throws IOException {
        json.writeBooleanField("have_message", found);
        json.writeStringField("topic", topic);
        json.writeStringField("database", database);
        json.writeNumberField("vgroup_id", vgroup);
        json.writeNumberField("message_type", type);
        json.writeNumberField("message_id", id);
        json.writeNumberField("offset", offset);
    }

    /** The message that a fetch request is about. */
    HeldMessage held(TmqRequest request, String otherMessage) {
        ready();
        HeldMessage current = held;
        if (current == null) {
            throw failure("message has been freed");
        }
        if (current.id() != request.numberOrZero("message_id")) {
            throw failure(otherMessage);
        }
        return current;
    }

    String jsonMeta(TmqRequest request) {
        ready();
        HeldMessage current = held;
        if (current != null && current.type() == HeldMessage.DATA) {
            throw failure("message type can not get meta, type: " + current.type());
        }
        HeldMessage message = held(request, "message ID is not equal");
        return TmqReply.ok(request, json -> {
            json.writeNumberField("message_id", message.id());
            json.writeFieldName("data");
            json.writeRawValue(message.json());
        });
    }

    String commit(TmqRequest request) {
        ready().commit();
        committedNanos = System.nanoTime();
        long id = request.numberOrZero("message_id");
        return TmqReply.ok(request, json -> json.writeNumberField("message_id", id));
    }

    String commitOffset(TmqRequest request) {
        String topic = request.text("topic");
        int vgroup = (int) request.numberOrZero("vgroup_id");
        long offset = request.numberOrZero("offset");
        ready().commit(topic, vgroup, offset);
        return TmqReply.ok(request, json -> {
            json.writeStringField("topic", topic);
            json.writeNumberField("vgroup_id", vgroup);
            json.writeNumberField("offset", offset);
        });
    }

    /** Gives an offset of a vgroup. */
    @FunctionalInterface
    private interface Lookup {
        long offset(String topic, int vgroup);
    }

    String committed(TmqRequest request) {
        TopicConsumer current = ready();
        return offsets(request, "committed", (topic, vgroup) -> {
            OptionalLong committed = current.committed(topic, vgroup);
            return committed.orElse(NO_COMMITTED);
        });
    }

    String position(TmqRequest request) {
        return offsets(request, "position", ready()::position);
    }

    private static String offsets(TmqRequest request, String name, Lookup lookup) {
        List<Long> offsets = new ArrayList<>();
        for (Object item : request.list("topic_vgroup_ids")) {
            if (!(item instanceof Map<?, ?> place) || !(place.get("vgroup_id") instanceof Long vgroup)) {
                throw new TmqRequest.Malformed(name);
            }
            offsets.add(lookup.offset(TmqRequest.text(place.get("topic")), vgroup.intValue()));
        }
        return TmqReply.ok(request, json -> {
            json.writeArrayFieldStart(name);
            for (long offset : offsets) {
                json.writeNumber(offset);
            }
            json.writeEndArray();
        });
    }

    String assignment(TmqRequest request) {
        List<TopicConsumer.Assignment> assignment = ready().assignment(request.text("topic"));
        return TmqReply.ok(request, json -> {
            json.writeArrayFieldStart("assignment");
            for (TopicConsumer.Assignment one : assignment) {
                json.writeStartObject();
                json.writeNumberField("vgroup_id", one.vgroup());
                json.writeNumberField("offset", one.offset());
                json.writeNumberField("begin", one.begin());
                json.writeNumberField("end", one.end());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    String seek(TmqRequest request) {
        ready().seek(request.text("topic"), (int) request.numberOrZero("vgroup_id"), request.numberOrZero("offset"));
        return TmqReply.ok(request);
    }

    String listTopics(TmqRequest request) {
        List<String> topics = ready().topics();
        return TmqReply.ok(request, json -> {
            json.writeArrayFieldStart("topics");
            for (String topic : topics) {
                json.writeString(topic);
            }
            json.writeEndArray();
        });
    }

    String unsubscribe(TmqRequest request) {
        ready().unsubscribe();
        subscribed = false;
        held = null;
        return TmqReply.ok(request);
    }

    /** Leaves the group; a waiting poll ends. */
    @Override
    public void close() {
        closed = true;
        TopicConsumer current = consumer;
        if (current != null) {
            current.close();
        }
    }
}
