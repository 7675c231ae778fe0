package io.taosj.server.internal.http;

import io.taosj.engine.EngineException;
import io.taosj.server.ServerOptions;
import io.taosj.server.internal.Logins;
import io.taosj.server.internal.Metrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Sends each HTTP request to its endpoint, on a worker thread. */
public final class HttpRoutes extends Handler.Abstract.NonBlocking {
    private static final System.Logger LOG = System.getLogger(HttpRoutes.class.getName());
    private static final HttpFields CORS = HttpFields.build()
            .put("Access-Control-Allow-Headers", "Origin,Content-Length,Content-Type,Authorization")
            .put("Access-Control-Allow-Methods", "GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS")
            .put("Access-Control-Allow-Origin", "*")
            .put("Access-Control-Max-Age", "43200")
            .asImmutable();

    private final Executor workers;
    private final Metrics metrics;
    private final RestSql sql;
    private final RestLogin login;
    private final RestVgroups vgroups;
    private final RestUpload upload;
    private final SchemalessRoutes schemaless;

    public HttpRoutes(Logins logins, Executor workers, Metrics metrics, ServerOptions options) {
        this.workers = workers;
        this.metrics = metrics;
        Authenticator authenticator = new Authenticator(logins);
        int bodyLimit = options.limits().bodyBytes();
        this.sql = new RestSql(authenticator, metrics, bodyLimit);
        this.login = new RestLogin(logins);
        this.vgroups = new RestVgroups(authenticator, bodyLimit);
        this.upload = new RestUpload(authenticator, metrics, bodyLimit);
        this.schemaless = new SchemalessRoutes(logins, metrics, options);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        workers.execute(() -> run(request, response, callback));
        return true;
    }

    private void run(Request request, Response response, Callback callback) {
        long start = System.nanoTime();
        try {
            Exchange exchange = new Exchange(request, response);
            try {
                cors(exchange);
                endpoint(exchange).handle(exchange);
            } catch (HttpFailure e) {
                exchange.reply(e.status(), e.code(), String.valueOf(e.getMessage()), true);
            } catch (EngineException e) {
                exchange.reply(200, e.code(), String.valueOf(e.getMessage()), true);
            }
            count(request, response, System.nanoTime() - start);
            callback.succeeded();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "client of {0} is gone: {1}", path(request), e.toString());
            callback.failed(e);
        } catch (HttpException.IllegalArgumentException e) {
            // a path or parameters that can't be decoded: answered with 400
            callback.failed(e);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "internal error in " + path(request), e);
            callback.failed(e);
        }
    }

    private void count(Request request, Response response, long nanos) {
        metrics.httpRequest(response.getStatus(), nanos);
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "http peer=" + Request.getRemoteAddr(request) + " method=" + request.getMethod() + " path="
                            + path(request) + " status=" + response.getStatus() + " micros=" + nanos / 1000);
        }
    }

    /** The path as logs may have it: that of a login ends in a password. */
    private static String path(Request request) {
        String path = String.valueOf(request.getHttpURI().getPath());
        return path.startsWith(RestLogin.PREFIX) ? RestLogin.PREFIX + "..." : path;
    }

    private static void cors(Exchange exchange) {
        if (exchange.header(HttpHeader.ORIGIN) != null && !exchange.method().equals("OPTIONS")) {
            exchange.response().getHeaders().put("Access-Control-Allow-Origin", "*");
            exchange.response().getHeaders().put("Access-Control-Expose-Headers", "Authorization");
        }
    }

    private Endpoint endpoint(Exchange exchange) {
        String path = exchange.path();
        Endpoint found =
                switch (exchange.method()) {
                    case "OPTIONS" -> HttpRoutes::preflight;
                    case "POST" -> post(path);
                    case "GET" -> get(path);
                    default -> null;
                };
        if (found == null && exchange.method().equals("POST")) {
            found = schemaless.find(path);
        }
        return found == null ? HttpRoutes::notFound : found;
    }

    private @Nullable Endpoint post(String path) {
        if (path.equals("/rest/sql") || isDatabasePath(path)) {
            return sql;
        }
        if (path.equals("/rest/upload")) {
            return upload;
        }
        return path.endsWith(RestVgroups.SUFFIX)
                        && isDatabasePath(path.substring(0, path.length() - RestVgroups.SUFFIX.length()))
                ? vgroups
                : null;
    }

    private static boolean isDatabasePath(String path) {
        return path.startsWith("/rest/sql/") && path.indexOf('/', "/rest/sql/".length()) < 0;
    }

    private @Nullable Endpoint get(String path) {
        if (path.equals("/-/ping")) {
            return exchange -> exchange.send(200, null, new byte[0]);
        }
        if (path.equals("/metrics")) {
            return exchange -> exchange.send(200, Metrics.CONTENT_TYPE, metrics.text());
        }
        return path.startsWith("/rest/login/") ? login : null;
    }

    private static void preflight(Exchange exchange) throws IOException {
        for (HttpField field : CORS) {
            exchange.response().getHeaders().put(field);
        }
        exchange.send(204, null, new byte[0]);
    }

    private static void notFound(Exchange exchange) throws IOException {
        exchange.send(404, "text/plain", "404 page not found".getBytes(StandardCharsets.UTF_8));
    }
}
