package io.taosj.internal.failover;

import io.taosj.Balancing;
import io.taosj.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What this JVM knows of servers: how many connections it has to each, and which ones did not answer. Safe for use by
 * several threads.
 */
final class ServerStates {
    /** Those of all connections of this JVM. */
    static final ServerStates SHARED = new ServerStates(System::nanoTime, new Random());

    private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private static final class State {
        private int connections;
        private int failures;
        private long downUntil;
        private boolean probed;
    }

    private final LongSupplier clock;
    private final Random random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Endpoint, State> states = new HashMap<>();
    private final Map<List<Endpoint>, Integer> turns = new HashMap<>();

    /**
     * @param clock in nanoseconds, with any start
     */
    ServerStates(LongSupplier clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /** The servers in the order in which they should be tried; those that did not answer come last. */
    List<Endpoint> order(List<Endpoint> endpoints, Balancing balancing) {
        List<Endpoint> order = new ArrayList<>(endpoints);
        if (order.size() < 2) {
            return order;
        }
        lock.lock();
        try {
            switch (balancing) {
                case IN_ORDER -> {}
                case ROUND_ROBIN -> {
                    int turn = turns.merge(List.copyOf(endpoints), 1, Integer::sum) - 1;
                    Collections.rotate(order, -Math.floorMod(turn, order.size()));
                }
                case LEAST_CONNECTIONS -> {
                    Collections.shuffle(order, random);
                    order.sort(Comparator.comparingInt(this::connections));
                }
            }
            long now = clock.getAsLong();
            order.sort(Comparator.comparingLong(endpoint -> stillDown(endpoint, now)));
            return order;
        } finally {
            lock.unlock();
        }
    }

    private int connections(Endpoint endpoint) {
        State state = states.get(endpoint);
        return state == null ? 0 : state.connections;
    }

    private long stillDown(Endpoint endpoint, long now) {
        State state = states.get(endpoint);
        return state == null || state.failures == 0 ? 0 : Math.max(0, state.downUntil - now);
    }

    /** There is one connection more. */
    void connected(Endpoint endpoint) {
        change(endpoint, state -> {
            state.connections++;
            state.failures = 0;
        });
    }

    /** There is one connection less. */
    void left(Endpoint endpoint) {
        change(endpoint, state -> state.connections = Math.max(0, state.connections - 1));
    }

    /** The server answers again. */
    void answered(Endpoint endpoint) {
        change(endpoint, state -> state.failures = 0);
    }

    /**
     * The server did not answer.
     *
     * @return how long it should be left alone
     */
    Duration failed(Endpoint endpoint) {
        Duration[] pause = {Duration.ZERO};
        change(endpoint, state -> {
            state.failures++;
            pause[0] = PAUSES.after(state.failures, random);
            state.downUntil = clock.getAsLong() + pause[0].toNanos();
        });
        return pause[0];
    }

    /** Whether the caller is to probe the server from now on; only one does. */
    boolean startProbing(Endpoint endpoint) {
        boolean[] mine = {false};
        change(endpoint, state -> {
            mine[0] = !state.probed && state.failures > 0;
            state.probed |= mine[0];
        });
        return mine[0];
    }

    void endProbing(Endpoint endpoint) {
        change(endpoint, state -> state.probed = false);
    }

    /** Whether the last attempt to reach the server failed. */
    boolean isDown(Endpoint endpoint) {
        lock.lock();
        try {
            State state = states.get(endpoint);
            return state != null && state.failures > 0;
        } finally {
            lock.unlock();
        }
    }

    private interface Change {
        void to(State state);
    }

    private void change(Endpoint endpoint, Change change) {
        lock.lock();
        try {
            State state = states.computeIfAbsent(endpoint, key -> new State());
            change.to(state);
            if (state.connections == 0 && state.failures == 0 && !state.probed) {
                states.remove(endpoint);
            }
        } finally {
            lock.unlock();
        }
    }
}
