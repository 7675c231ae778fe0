package io.taosj.internal.observe;

import io.taosj.ClientListener;
import io.taosj.TaosException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Several listeners as one, none of which can hurt a call. */
final class Listeners implements ClientListener {
    private static final Logger LOG = System.getLogger("io.taosj");

    private final List<ClientListener> all;

    Listeners(List<ClientListener> all) {
        this.all = all;
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener failed", e);
        }
    }

    private void each(Consumer<ClientListener> call) {
        for (ClientListener listener : all) {
            guarded(() -> call.accept(listener));
        }
    }

    @Override
    public void connectionOpened(Peer peer, Duration duration) {
        each(l -> l.connectionOpened(peer, duration));
    }

    @Override
    public void connectionFailed(Peer peer, Duration duration, TaosException failure) {
        each(l -> l.connectionFailed(peer, duration, failure));
    }

    @Override
    public void connectionClosed(Peer peer) {
        each(l -> l.connectionClosed(peer));
    }

    @Override
    public void connectionLost(Peer peer, TaosException failure) {
        each(l -> l.connectionLost(peer, failure));
    }

    @Override
    public RequestListener requestStarted(Peer peer, Request request) {
        List<RequestListener> started = new ArrayList<>(all.size());
        each(l -> started.add(l.requestStarted(peer, request)));
        return new RequestListener() {
            @Override
            public void ended(Outcome outcome) {
                started.forEach(l -> guarded(() -> l.ended(outcome)));
            }

            @Override
            public void fetched(Fetched fetched) {
                started.forEach(l -> guarded(() -> l.fetched(fetched)));
            }
        };
    }
}
