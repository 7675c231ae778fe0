package io.taosj.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.taosj.ClientListener;
import io.taosj.TaosException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of all connections that have this listener. Safe for use by several threads and connections.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>kind</th><th>what</th></tr>
 * <tr><td>{@code taosj.connections.open}</td><td>gauge</td><td>connections that are open now</td></tr>
 * <tr><td>{@code taosj.connections.opened}</td><td>timer</td><td>connecting and logging in, tag {@code error}</td></tr>
 * <tr><td>{@code taosj.connections.lost}</td><td>counter</td><td>connections that broke</td></tr>
 * <tr><td>{@code taosj.requests}</td><td>timer</td><td>requests up to the first answer, tags {@code kind}, {@code
 * error}</td></tr>
 * <tr><td>{@code taosj.requests.active}</td><td>gauge</td><td>requests that wait for their answer now</td></tr>
 * <tr><td>{@code taosj.rows.written}</td><td>counter</td><td>rows that statements wrote</td></tr>
 * <tr><td>{@code taosj.results}</td><td>timer</td><td>reading of results, tag {@code error}</td></tr>
 * <tr><td>{@code taosj.rows.read}, {@code taosj.bytes.read}</td><td>summaries</td><td>per result</td></tr>
 * </table>
 *
 * <p>The tag {@code error} is the server's code such as {@code 0x2600}, or {@code none}. Every meter has the tag {@code
 * protocol}. SQL is in no tag, as there is no end of different texts.
 */
public final class TaosMetrics implements ClientListener {
    private static final String NO_ERROR = "none";

    private final MeterRegistry registry;
    private final Tags common;
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong active = new AtomicLong();

    /** Meters in a registry. */
    public TaosMetrics(MeterRegistry registry) {
        this(registry, Tags.empty());
    }

    /** Meters in a registry, with tags of the caller on each. */
    public TaosMetrics(MeterRegistry registry, Iterable<Tag> tags) {
        this.registry = registry;
        this.common = Tags.of(tags);
        Gauge.builder("taosj.connections.open", open, AtomicLong::get)
                .description("Connections that are open")
                .tags(common)
                .register(registry);
        Gauge.builder("taosj.requests.active", active, AtomicLong::get)
                .description("Requests that wait for their answer")
                .tags(common)
                .register(registry);
    }

    private Tags tags(Peer peer) {
        return common.and("protocol", peer.protocol().name().toLowerCase(Locale.ROOT));
    }

    private static String error(@Nullable TaosException failure) {
        return failure == null ? NO_ERROR : String.format(Locale.ROOT, "0x%04x", failure.code());
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name).description(description).tags(tags).register(registry);
    }

    @Override
    public void connectionOpened(Peer peer, Duration duration) {
        open.incrementAndGet();
        timer(
                        "taosj.connections.opened",
                        "Connecting and logging in",
                        tags(peer).and("error", NO_ERROR))
                .record(duration);
    }

    @Override
    public void connectionFailed(Peer peer, Duration duration, TaosException failure) {
        timer(
                        "taosj.connections.opened",
                        "Connecting and logging in",
                        tags(peer).and("error", error(failure)))
                .record(duration);
    }

    @Override
    public void connectionClosed(Peer peer) {
        open.decrementAndGet();
    }

    @Override
    public void connectionLost(Peer peer, TaosException failure) {
        open.decrementAndGet();
        Counter.builder("taosj.connections.lost")
                .description("Connections that broke")
                .tags(tags(peer))
                .register(registry)
                .increment();
    }

    @Override
    public RequestListener requestStarted(Peer peer, Request request) {
        active.incrementAndGet();
        Tags tags = tags(peer).and("kind", request.kind().name().toLowerCase(Locale.ROOT));
        return new RequestListener() {
            @Override
            public void ended(Outcome outcome) {
                active.decrementAndGet();
                timer("taosj.requests", "Requests up to the first answer", tags.and("error", error(outcome.failure())))
                        .record(outcome.duration());
                if (outcome.affectedRows() > 0) {
                    Counter.builder("taosj.rows.written")
                            .description("Rows that statements wrote")
                            .tags(tags)
                            .register(registry)
                            .increment((double) outcome.affectedRows());
                }
            }

            @Override
            public void fetched(Fetched fetched) {
                timer("taosj.results", "Reading of results", tags.and("error", error(fetched.failure())))
                        .record(fetched.duration());
                summary("taosj.rows.read", "rows", tags).record((double) fetched.rows());
                summary("taosj.bytes.read", "bytes", tags).record((double) fetched.bytes());
            }
        };
    }

    private DistributionSummary summary(String name, String unit, Tags tags) {
        return DistributionSummary.builder(name).baseUnit(unit).tags(tags).register(registry);
    }
}
