package io.taosj.internal.ws;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.ConnectionOptions;
import io.taosj.RequestIds;
import io.taosj.TaosConnectionException;
import io.taosj.internal.ZoneNames;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The first messages of a session: the server's version, then user and options. */
final class Login {
    private Login() {}

    /**
     * Logs in.
     *
     * @return the server's version
     * @throws TaosConnectionException if the server is too old or refuses
     */
    static String login(Channel channel, ConnectionOptions options, long deadline) {
        String version = version(channel, deadline);
        long id = RequestIds.next();
        // found out before the message, because the zone may have no name
        @Nullable String zone = ZoneNames.of(options);
        byte[] request = TextRequest.of("conn", id, out -> arguments(out, options, zone));
        checked(channel.text("the login", id, request, remaining(deadline)));
        return version;
    }

    /**
     * Asks for the server's version.
     *
     * @throws TaosConnectionException if the server is too old
     */
    static String version(Channel channel, long deadline) {
        long id = RequestIds.next();
        TextReply reply =
                channel.text("the version request", id, TextRequest.of("version", id, out -> {}), remaining(deadline));
        String version = checked(reply).text("version");
        ServerVersion.check(version);
        return version;
    }

    private static void arguments(JsonGenerator out, ConnectionOptions options, @Nullable String zone)
            throws IOException {
        if (options.bearerToken() == null) {
            out.writeStringField("user", options.user());
            out.writeStringField("password", options.password());
        } else {
            TextRequest.optional(out, "bearer_token", options.bearerToken());
        }
        TextRequest.optional(out, "totp_code", options.totpCode());
        TextRequest.optional(out, "db", options.database());
        TextRequest.optional(out, "tz", zone);
        out.writeStringField("app", options.application());
        out.writeStringField("connector", "taosj-ws");
    }

    /** Whatever the code says, at login there is no connection then. */
    private static TextReply checked(TextReply reply) {
        if (reply.code() != 0) {
            throw new TaosConnectionException(reply.code(), reply.message());
        }
        return reply;
    }

    private static Duration remaining(long deadline) {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }
}
