package io.taosj.internal;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.TaosInterfaceException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Names of zones as servers know them: those of the IANA data base. */
public final class ZoneNames {
    private static final int SECONDS_PER_HOUR = 3600;

    private ZoneNames() {}

    /**
     * The name of a zone.
     *
     * @throws TaosInterfaceException if servers have no name for it
     */
    public static String of(ZoneId zone) {
        String name = find(zone);
        if (name == null) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT,
                    "the server has no name for the offset " + zone + "; use a region, for example Asia/Kolkata");
        }
        return name;
    }

    /** The name of the zone of a new connection; null if the JVM's default zone has none that servers know. */
    public static @Nullable String of(ConnectionOptions options) {
        ZoneId zone = options.timeZone();
        return zone == null ? find(options.effectiveTimeZone()) : of(zone);
    }

    private static @Nullable String find(ZoneId zone) {
        if (!(zone.normalized() instanceof ZoneOffset offset)) {
            return zone.getId();
        }
        int seconds = offset.getTotalSeconds();
        if (seconds == 0) {
            return "UTC";
        }
        int hours = seconds / SECONDS_PER_HOUR;
        if (seconds % SECONDS_PER_HOUR != 0 || hours < -12 || hours > 14) {
            return null;
        }
        // the signs of these names are those of POSIX: west is positive
        return "Etc/GMT" + (hours > 0 ? "-" + hours : "+" + -hours);
    }
}
