package io.taosj.server.internal.http;

import java.io.IOException;

/** What answers the requests of one path. */
@FunctionalInterface
interface Endpoint {
    /**
     * Answers a request.
     *
     * @throws HttpFailure for an error with a status of its own
     * @throws io.taosj.engine.EngineException for an error of the engine, which is answered with status 200
     * @throws IOException if the client is gone
     */
    void handle(Exchange exchange) throws IOException;
}
