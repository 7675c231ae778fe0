package io.taosj.server.internal.http;

import io.taosj.engine.EngineException;
import io.taosj.server.internal.Logins;
import java.io.IOException;

/** {@code GET /rest/login/user/password}: a token for the Authorization header. */
final class RestLogin implements Endpoint {
    static final String PREFIX = "/rest/login/";
    private static final int TOKEN_ERROR = 0x110A;
    private static final int AUTH_FAILURE = 0x0003;

    private final Logins logins;

    RestLogin(Logins logins) {
        this.logins = logins;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        String rest = exchange.path().substring(PREFIX.length());
        int slash = rest.indexOf('/');
        TaosdToken.Credentials credentials = new TaosdToken.Credentials(
                slash < 0 ? rest : rest.substring(0, slash), slash < 0 ? "" : rest.substring(slash + 1));
        String token;
        try {
            token = TaosdToken.encode(credentials);
        } catch (IllegalArgumentException e) {
            throw new HttpFailure(400, TOKEN_ERROR, "generate taosd token error");
        }
        try {
            logins.password(credentials.user(), credentials.password()).close();
        } catch (EngineException e) {
            throw new HttpFailure(401, AUTH_FAILURE, "Authentication failure");
        }
        exchange.reply(200, 0, token, false);
    }
}
