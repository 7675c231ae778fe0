package io.taosj.server.internal.ws;

import org.jspecify.annotations.Nullable;

/** What happens on one kind of text request. */
@FunctionalInterface
interface Action {

    /**
     * Handles a request on a thread of its own.
     *
     * @return the reply, or null if the protocol has none
     * @throws io.taosj.engine.EngineException for an error reply with a code
     * @throws BadRequestException for an error reply of the adapter's own
     */
    @Nullable Reply handle(WsConnection connection, Request request);
}
