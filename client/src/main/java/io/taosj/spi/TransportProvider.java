package io.taosj.spi;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.Protocol;
import io.taosj.TaosInterfaceException;
import java.util.Map;

/** Opens sessions over one protocol. Implementations have a public constructor without parameters. */
public interface TransportProvider {
    /** The protocol that this provider speaks. */
    Protocol protocol();

    /**
     * Connects and logs in: database, time zone and application name of the options are in effect afterwards.
     *
     * @throws io.taosj.TaosException if that fails; nothing is left open then
     */
    TransportSession open(ConnectionOptions options);

    /**
     * Connects a consumer, which belongs to no group until it subscribes.
     *
     * @param settings the consumer's settings under their official names such as {@code group.id}, checked; without those
     *     that concern commits
     * @throws io.taosj.TaosException if that fails; nothing is left open then
     */
    default TransportConsumer openConsumer(ConnectionOptions options, Map<String, String> settings) {
        throw new TaosInterfaceException(
                ClientErrors.UNSUPPORTED, "this kind of connection has no subscriptions; use WebSocket");
    }
}
