package io.taosj;

import io.taosj.internal.Transports;
import io.taosj.internal.observe.Observer;
import io.taosj.spi.TransportProvider;

/**
 * Where connections come from.
 *
 * <pre>{@code
 * try (TaosConnection taos = Taos.connect("taos+ws://root:taosdata@localhost:6041/power");
 *         TaosResult result = taos.query("select ts, current from meters")) {
 *     for (RowCursor row = result.cursor(); row.next(); ) {
 *         System.out.println(row.getInstant(0) + " " + row.getDouble(1));
 *     }
 * }
 * }</pre>
 */
public final class Taos {
    private Taos() {}

    /**
     * Connects to the target of a URL, see {@link ConnectionOptions#parse(String)}.
     *
     * @throws TaosInterfaceException if the URL is malformed or its transport is not installed
     * @throws TaosConnectionException if there is no connection or the login is refused
     */
    public static TaosConnection connect(String url) {
        return connect(ConnectionOptions.parse(url));
    }

    /**
     * Connects with options.
     *
     * @throws TaosInterfaceException if the transport is not installed
     * @throws TaosConnectionException if there is no connection or the login is refused
     */
    public static TaosConnection connect(ConnectionOptions options) {
        options.warn();
        TransportProvider transport = Transports.of(options.protocol());
        return new TaosConnection(options, Observer.open(options, () -> transport.open(options)));
    }

    /** A builder of options whose {@code connect()} connects. */
    public static ConnectionOptions.Builder builder() {
        return ConnectionOptions.builder();
    }
}
