package io.taosj.spi;

import io.taosj.ConnectionOptions;
import io.taosj.Protocol;

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
}
