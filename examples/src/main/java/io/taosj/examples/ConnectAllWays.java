package io.taosj.examples;

import io.taosj.ConnectionOptions;
import io.taosj.Protocol;
import io.taosj.Taos;
import io.taosj.TaosConnection;

/** The same question over every transport, by URL and by builder. */
final class ConnectAllWays {
    private ConnectAllWays() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args)) {
            ask("URL", Taos.connect(setup.url()));
            ConnectionOptions options = ConnectionOptions.parse(setup.url());
            if (options.protocol() == Protocol.WEBSOCKET) {
                ask("REST", options.toBuilder().protocol(Protocol.REST).connect());
            } else {
                ask("REST", Taos.connect(setup.url()));
            }
            ask("builder", options.toBuilder().application("connect-all-ways").connect());
            ask("embedded", Taos.connect("taos+embedded:"));
        }
    }

    private static void ask(String how, TaosConnection taos) {
        try (taos) {
            System.out.println(how + ": " + taos.serverVersion().startsWith("3."));
        }
    }
}
