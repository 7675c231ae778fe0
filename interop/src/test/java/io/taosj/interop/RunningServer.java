package io.taosj.interop;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import java.io.IOException;
import java.time.ZoneOffset;

/** A server on a free port in front of an engine in memory. */
final class RunningServer implements AutoCloseable {
    private final Engine engine;
    private final TaosServer server;

    RunningServer() throws IOException {
        engine = Engine.open(EngineOptions.inMemory().withZone(ZoneOffset.UTC));
        server = TaosServer.start(engine, ServerOptions.defaults().withPort(0).withToken("interop-token", "root"));
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
