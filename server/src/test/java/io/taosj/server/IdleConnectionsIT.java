package io.taosj.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand clients that have logged in and say nothing. */
final class IdleConnectionsIT {
    private static final int CONNECTIONS = Integer.getInteger("taosj.idle.connections", 10_000);
    private static final int SAMPLE = 97;
    private static final int SPARE_FILES = 500;

    private static long maxFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    @Test
    void areHeldAndCostNoThreads() throws IOException {
        assumeTrue(
                maxFiles() > CONNECTIONS + SPARE_FILES,
                "a process may have only " + maxFiles() + " files open here, " + CONNECTIONS
                        + " connections need more");
        List<RawConnection> open = new ArrayList<>();
        try (ChildServer server = ChildServer.start("-Xmx512m")) {
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    open.add(RawConnection.loggedIn(server.port()));
                }
                assertThat(metric(server, "taosj_ws_connections")).isEqualTo(CONNECTIONS);
                assertThat(metric(server, "taosj_threads")).isLessThan(400);
                for (int i = 0; i < CONNECTIONS; i += SAMPLE) {
                    LimitsIT.assertAlive(open.get(i));
                }
            } finally {
                for (RawConnection connection : open) {
                    connection.close();
                }
            }
            long deadline = System.nanoTime() + 60_000_000_000L;
            while (metric(server, "taosj_ws_connections") > 0) {
                assertThat(System.nanoTime()).as("connections are gone").isLessThan(deadline);
            }
        }
    }

    private static long metric(ChildServer server, String name) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return connection
                    .readHttp("GET")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
