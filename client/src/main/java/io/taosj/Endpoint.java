package io.taosj;

import java.util.Objects;

/**
 * Where a server listens.
 *
 * @param host a name or an address; IPv6 addresses without brackets
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {
    public Endpoint {
        Objects.requireNonNull(host);
        if (host.isEmpty()) {
            throw new TaosInterfaceException(ClientErrors.INVALID_ARGUMENT, "the host is empty");
        }
        if (port < 1 || port > 65535) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT, "port " + port + " is not between 1 and 65535");
        }
    }

    /** {@code host:port}, with brackets around an IPv6 address. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
