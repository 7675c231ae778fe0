package io.taosj.embedded.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Passes connections on to a server and does harm to them: each takes the next fault, and none when they are used up. */
final class FaultProxy implements AutoCloseable {
    private static final int DELAY_MILLIS = 5;
    private static final int PIECE = 37;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    FaultProxy(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The next new connection that has no fault yet gets this one. */
    void add(Fault fault) {
        faults.add(fault);
    }

    /** New connections are left alone, and those that exist end. */
    void heal() throws IOException {
        faults.clear();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                Fault next = faults.poll();
                Fault fault = next == null ? Fault.NONE : next;
                start(() -> pump(client, server, fault, fault.toServer()));
                start(() -> pump(server, client, fault, !fault.toServer()));
            } catch (IOException e) {
                // the server is not there, or the proxy is closed: the client finds out
            }
        }
    }

    private void pump(Socket from, Socket to, Fault fault, boolean mine) {
        try {
            Fault.Kind kind = mine ? fault.kind() : Fault.Kind.NONE;
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            long passed = 0;
            while (true) {
                boolean before = passed < fault.after();
                int most = before && kind != Fault.Kind.NONE
                        ? (int) Math.min(buffer.length, fault.after() - passed)
                        : kind == Fault.Kind.THROTTLE ? PIECE : buffer.length;
                int count = in.read(buffer, 0, most);
                if (count < 0) {
                    break;
                }
                if (!before && !harm(kind, from, to, buffer)) {
                    return;
                }
                if (!before && kind == Fault.Kind.CORRUPT) {
                    kind = Fault.Kind.NONE;
                }
                out.write(buffer, 0, count);
                passed += count;
            }
            to.shutdownOutput();
        } catch (IOException e) {
            closeBoth(from, to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does the harm; returns whether bytes still pass. */
    private boolean harm(Fault.Kind kind, Socket from, Socket to, byte[] buffer)
            throws IOException, InterruptedException {
        switch (kind) {
            case NONE, THROTTLE -> {
                return true;
            }
            case DELAY -> {
                return !closed.await(DELAY_MILLIS, TimeUnit.MILLISECONDS);
            }
            case CORRUPT -> {
                buffer[0] ^= 0x55;
                return true;
            }
            case HALF_CLOSE -> to.shutdownOutput();
            case RESET -> {
                from.setSoLinger(true, 0);
                to.setSoLinger(true, 0);
                closeBoth(from, to);
            }
            case CUT -> closeBoth(from, to);
            case STALL -> {
                // the sockets stay open until the proxy heals or ends
            }
        }
        return false;
    }

    private static void closeBoth(Socket one, Socket other) {
        for (Socket socket : new Socket[] {one, other}) {
            try {
                socket.close();
            } catch (IOException ignored) {
                // closed is closed
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        heal();
    }
}
