package io.taosj.server.internal.ws;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineSession;
import io.taosj.server.internal.Logins;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Login, version, options: what concerns the connection as a whole. */
final class SessionActions {
    private static final int INVALID_PARAMETERS = 0x0118;
    private static final int NOT_SUPPORTED = 0x0100;
    private static final int STATUS_SERVICE_OK = 2;
    private static final int OPTION_CLEAR_ALL = -1;
    private static final int OPTION_CHARSET = 0;
    private static final int OPTION_TIME_ZONE = 1;
    private static final int OPTION_USER_IP = 2;
    private static final int OPTION_USER_APP = 3;
    private static final int OPTION_CONNECTOR = 4;

    private SessionActions() {}

    static void register() {
        Actions.add(
                "version",
                false,
                null,
                (c, r) -> (c.legacy() ? Reply.bare(r) : Reply.ok(r)).text("version", c.version()));
        Actions.add(
                "check_server_status",
                false,
                null,
                (c, r) -> Reply.ok(r).number("status", STATUS_SERVICE_OK).text("details", ""));
        Actions.add("conn", false, "", SessionActions::connect);
        Actions.add("get_current_db", true, null, (c, r) -> {
            String database = c.session().database();
            return Reply.ok(r).text("db", database == null ? "" : database);
        });
        Actions.add(
                "get_server_info",
                true,
                null,
                (c, r) -> Reply.ok(r).text("info", "ver:" + c.version() + "\nbuild:taosj\ngitinfo:"));
        Actions.add(
                "get_connection_info",
                true,
                null,
                (c, r) -> Reply.ok(r).text("info", c.session().user()));
        Actions.add("options_connection", true, "", SessionActions::options);
    }

    private static Reply connect(WsConnection connection, Request request) {
        Credentials credentials = Credentials.of(request);
        String database = request.textOrEmpty("db");
        String zone = request.textOrEmpty("tz");
        String application = request.text("app");
        String address = request.text("ip");
        Long mode = request.number("mode");
        if (connection.isLoggedIn()) {
            throw new BadRequestException("duplicate connections");
        }
        EngineSession session = credentials.login(connection);
        try {
            if (!database.isEmpty()) {
                session.use(database);
            }
            if (mode != null && mode != 0) {
                throw new BadRequestException("unexpected mode:" + mode);
            }
            if (!zone.isEmpty()) {
                session.zone(zone(zone));
            }
            session.client(application, address == null || address.isEmpty() ? connection.peer() : address);
            connection.loggedIn(session);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        Reply reply = Reply.ok(request);
        return connection.legacy() ? reply : reply.text("version", connection.version());
    }

    /** What a login message says of who logs in. */
    private record Credentials(String user, String password, String bearer, String secondFactor) {
        static Credentials of(Request request) {
            return new Credentials(
                    request.textOrEmpty("user"),
                    request.textOrEmpty("password"),
                    request.textOrEmpty("bearer_token"),
                    request.textOrEmpty("totp_code"));
        }

        /** A known token in the URL wins; one that a cloud's gateway should have taken off switches bearer tokens off. */
        EngineSession login(WsConnection connection) {
            Logins logins = connection.logins();
            String parameter = connection.token();
            if (parameter != null && logins.isToken(parameter)) {
                return logins.token(parameter);
            }
            if (parameter == null && !bearer.isEmpty()) {
                return logins.token(bearer);
            }
            if (!secondFactor.isEmpty()) {
                throw new EngineException(NOT_SUPPORTED, "Operation not supported");
            }
            return logins.password(user, password);
        }
    }

    /** The zone of a name; one that nobody knows counts as UTC, as it does for the real server's C library. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static Reply options(WsConnection connection, Request request) {
        for (Object item : request.list("options")) {
            if (!(item instanceof Map<?, ?> option) || !(option.get("option") instanceof Long number)) {
                throw request.malformed();
            }
            Object value = option.get("value");
            if (value != null && !(value instanceof String)) {
                throw request.malformed();
            }
            set(connection, number.intValue(), (String) value);
        }
        return Reply.ok(request);
    }

    private static void set(WsConnection connection, int option, @Nullable String value) {
        EngineSession session = connection.session();
        switch (option) {
            case OPTION_CLEAR_ALL -> {
                session.zone(null);
                session.client(null, connection.peer());
            }
            case OPTION_TIME_ZONE -> session.zone(value == null ? null : zone(value));
            case OPTION_USER_IP -> session.client(null, value == null ? connection.peer() : value);
            case OPTION_USER_APP -> session.client(value, null);
            case OPTION_CHARSET, OPTION_CONNECTOR -> {
                // text is UTF-8 whatever a client asks for, and the connector's name is shown nowhere
            }
            default -> throw new EngineException(INVALID_PARAMETERS, "Invalid parameters");
        }
    }
}
