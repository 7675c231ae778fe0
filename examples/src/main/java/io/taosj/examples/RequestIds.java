package io.taosj.examples;

import io.taosj.ClientListener;
import io.taosj.ConnectionOptions;
import io.taosj.TaosConnection;

/** One's own request ids, seen again by a listener. */
final class RequestIds {
    private RequestIds() {}

    public static void main(String[] args) {
        ClientListener printing = new ClientListener() {
            @Override
            public RequestListener requestStarted(Peer peer, Request request) {
                System.out.println(Long.toUnsignedString(request.requestId()) + " " + request.sql());
                return RequestListener.NONE;
            }
        };
        try (Setup setup = Setup.of(args);
                TaosConnection taos = ConnectionOptions.parse(setup.url()).toBuilder()
                        .listener(printing)
                        .connect()) {
            taos.execute("create database if not exists requestids", 1001);
            taos.query("select 1", 1L << 40).close();
            taos.execute("drop database requestids", -1);
        }
    }
}
