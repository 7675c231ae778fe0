package io.taosj.internal.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A response's body as a stream whose reads never wait longer than a timeout; asks for more only when read. */
final class TimedBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
    /** What the HTTP client hands over: some buffers, or the end with or without an error. */
    private record Part(
            List<ByteBuffer> buffers, boolean end, @Nullable Throwable error) {}

    /** Stands for the source that nobody reads any more. */
    private static final Flow.Subscription CLOSED = new Flow.Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private final Duration timeout;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final CompletableFuture<InputStream> body = CompletableFuture.completedFuture(this);
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
    private boolean ended;

    TimedBody(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription.compareAndSet(null, given)) {
            given.request(1);
        } else {
            // closed before it began, or subscribed a second time
            given.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        parts.add(new Part(item, false, null));
    }

    @Override
    public void onError(Throwable error) {
        parts.add(new Part(List.of(), true, error));
    }

    @Override
    public void onComplete() {
        parts.add(new Part(List.of(), true, null));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer buffer = current();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
    }

    private @Nullable ByteBuffer current() throws IOException {
        while (true) {
            ByteBuffer first = buffers.peek();
            if (first != null && first.hasRemaining()) {
                return first;
            }
            if (first != null) {
                buffers.poll();
            } else if (ended) {
                return null;
            } else {
                take();
            }
        }
    }

    private void take() throws IOException {
        Part part;
        try {
            part = parts.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the rest of the answer");
        }
        if (part == null) {
            throw new SocketTimeoutException("nothing more of the answer came within " + timeout.toMillis() + " ms");
        }
        buffers.addAll(part.buffers());
        ended = part.end();
        if (part.error() != null) {
            throw new IOException("the answer broke off: " + part.error(), part.error());
        }
        Flow.Subscription source = subscription.get();
        if (!ended && source != null) {
            source.request(1);
        }
    }

    /** Gives up what was not read; the HTTP client ends the connection then. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            buffers.clear();
            Flow.Subscription source = subscription.getAndSet(CLOSED);
            if (source != null) {
                source.cancel();
            }
        }
    }
}
