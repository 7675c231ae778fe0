package io.taosj.internal.rest;

import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP requests of a session. */
final class RestRequests {
    private final ConnectionOptions options;
    private final String base;

    RestRequests(ConnectionOptions options, Endpoint endpoint) {
        this.options = options;
        this.base = (options.tls() ? "https://" : "http://") + endpoint + "/rest/sql";
    }

    HttpRequest of(String sql, long requestId, @Nullable String database, @Nullable String zone, Duration timeout) {
        StringBuilder target = new StringBuilder(base);
        if (database != null) {
            target.append('/').append(encode(database));
        }
        // the server reads a signed number; the bits stay the same
        target.append("?req_id=").append(requestId);
        if (zone != null) {
            target.append("&conn_tz=").append(encode(zone));
        }
        target.append("&app=").append(encode(options.application()));
        String token = options.token();
        if (token != null) {
            target.append("&token=").append(encode(token));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.toString()))
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofString(sql));
        if (options.compression()) {
            request.header("Accept-Encoding", "gzip");
        }
        String bearer = options.bearerToken();
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        } else if (token == null) {
            request.header("Authorization", "Basic " + basic());
        }
        return request.build();
    }

    private String basic() {
        byte[] login = (options.user() + ":" + options.password()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(login);
    }

    private static String encode(String text) {
        // the same in paths and queries, where a plus sign would mean different things
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
