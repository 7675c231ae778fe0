/** taosAdapter's REST and WebSocket endpoints in front of the embedded engine. */
module io.taosj.server {
    requires transitive io.taosj.engine;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires java.management;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.websocket.server;

    exports io.taosj.server;
}
