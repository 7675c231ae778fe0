package io.taosj.internal;

import io.taosj.ClientErrors;
import io.taosj.Protocol;
import io.taosj.TaosInterfaceException;
import io.taosj.internal.rest.RestTransport;
import io.taosj.internal.ws.WsTransport;
import io.taosj.spi.TransportProvider;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the transport of a protocol: the built-in ones first, then those that are installed. */
public final class Transports {
    private static final int MAX_FAILURES = 100;

    private Transports() {}

    /**
     * The provider of a protocol.
     *
     * @throws TaosInterfaceException if it is not installed or can't be loaded
     */
    public static TransportProvider of(Protocol protocol) {
        return switch (protocol) {
            case WEBSOCKET -> new WsTransport();
            case REST -> new RestTransport();
            case NATIVE, EMBEDDED -> installed(protocol);
        };
    }

    private static TransportProvider installed(Protocol protocol) {
        Throwable failure = null;
        int failures = 0;
        // the library's own class loader as well: the thread's one may know nothing of it in plug-in containers
        for (ClassLoader loader : new @Nullable ClassLoader[] {
            Thread.currentThread().getContextClassLoader(), Transports.class.getClassLoader()
        }) {
            Iterator<TransportProvider> providers =
                    ServiceLoader.load(TransportProvider.class, loader).iterator();
            boolean more = true;
            while (more) {
                try {
                    more = providers.hasNext();
                    if (more) {
                        TransportProvider provider = providers.next();
                        if (provider.protocol() == protocol) {
                            return provider;
                        }
                    }
                } catch (ServiceConfigurationError | LinkageError e) {
                    // one broken provider must not hide the others; asking on goes to the next one
                    failure = e;
                    more = ++failures < MAX_FAILURES;
                }
            }
        }
        throw new TaosInterfaceException(ClientErrors.UNSUPPORTED, missing(protocol, failure), failure);
    }

    private static String missing(Protocol protocol, @Nullable Throwable failure) {
        String text = "no usable transport for " + protocol + " connections is installed";
        String hint =
                switch (protocol) {
                    case EMBEDDED -> "; add the artifact taosj-embedded";
                    case NATIVE -> "; add the artifact taosj-native, which needs Java 22 or newer";
                    default -> "";
                };
        return failure == null ? text + hint : text + ": " + failure;
    }
}
