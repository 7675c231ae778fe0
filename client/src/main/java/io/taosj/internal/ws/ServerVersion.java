package io.taosj.internal.ws;

import io.taosj.ClientErrors;
import io.taosj.TaosConnectionException;

/** Which servers this library can talk to. */
final class ServerVersion {
    private static final int[] OLDEST = {3, 3, 2};

    private ServerVersion() {}

    /**
     * @throws TaosConnectionException if the server is too old
     */
    static void check(String version) {
        String[] parts = version.split("[.-]", -1);
        for (int i = 0; i < OLDEST.length; i++) {
            int part = i < parts.length ? number(parts[i]) : 0;
            if (part != OLDEST[i]) {
                if (part > OLDEST[i]) {
                    return;
                }
                throw new TaosConnectionException(
                        ClientErrors.SERVER_TOO_OLD,
                        "the server's version is '" + version + "'; this library needs 3.3.2.0 or newer");
            }
        }
    }

    private static int number(String part) {
        return part.matches("\\d{1,6}") ? Integer.parseInt(part) : 0;
    }
}
