package io.taosj.internal.ws;

import io.taosj.ClientErrors;
import io.taosj.RequestIds;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.spi.BlockSource;
import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.FetchRawBlockRequest;
import io.taosj.wire.message.ReplyHeader;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Fetches the blocks of a result; while one is read, the next one is on its way. */
final class WsBlockSource implements BlockSource {
    private final Channel channel;
    private final BufferPool pool;
    private final ResultSchema schema;
    private final long resultId;
    private final Duration timeout;
    private @Nullable Call ahead;
    private @Nullable Block current;
    private byte @Nullable [] currentMemory;
    private boolean ended;

    WsBlockSource(Channel channel, BufferPool pool, ResultSchema schema, long resultId, Duration timeout) {
        this.channel = channel;
        this.pool = pool;
        this.schema = schema;
        this.resultId = resultId;
        this.timeout = timeout;
        this.ahead = fetch();
    }

    private Call fetch() {
        long requestId = RequestIds.next();
        return channel.startFetch(
                "the next block of result " + resultId,
                requestId,
                new FetchRawBlockRequest(requestId, resultId).encode(),
                outcome -> {});
    }

    @Override
    public @Nullable Block next() {
        Call call = ahead;
        if (ended || call == null) {
            return null;
        }
        boolean done = false;
        try {
            ahead = null;
            Block block = read(channel.await(call, timeout));
            if (block == null) {
                // the server has freed the result by itself
                ended = true;
            } else {
                ahead = fetch();
            }
            done = true;
            return block;
        } catch (WireFormatException e) {
            throw new TaosConnectionException(
                    ClientErrors.PROTOCOL, "the server sent a wrong block: " + e.getMessage(), e);
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private @Nullable Block read(Call.Outcome outcome) {
        if (outcome instanceof Call.Outcome.Text text) {
            text.reply().orThrow();
            throw new WireFormatException("a JSON reply in place of a block");
        }
        Call.Outcome.Binary answer = (Call.Outcome.Binary) outcome;
        ReplyHeader header = answer.reply().header();
        if (header.code() != 0) {
            throw TaosException.of(header.code(), header.message());
        }
        ByteBuffer bytes = answer.reply().block();
        if (bytes == null) {
            return null;
        }
        Block block = Block.decode(schema, bytes);
        current = block;
        currentMemory = answer.memory().array();
        return block;
    }

    @Override
    public void recycle(Block block) {
        byte[] memory = currentMemory;
        if (block == current && memory != null) {
            current = null;
            currentMemory = null;
            pool.give(memory);
        }
    }

    @Override
    public void close() {
        Call call = ahead;
        ahead = null;
        if (call != null) {
            call.abandon();
        }
        if (!ended) {
            ended = true;
            if (channel.isOpen()) {
                WsSession.free(channel, resultId);
            }
        }
    }
}
