package io.taosj.server.internal.http;

import io.taosj.engine.EngineSession;
import io.taosj.server.internal.Logins;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Finds out from the Authorization header who asks. */
final class Authenticator {
    private static final int NO_AUTH = 0x1105;
    private static final int INVALID_TYPE = 0x1122;
    private static final int INVALID_BASIC = 0x1124;
    private static final int INVALID_TAOSD = 0x1125;
    private static final int UNAUTHORIZED = 401;
    private static final String TOKEN = "token";

    private final Logins logins;

    Authenticator(Logins logins) {
        this.logins = logins;
    }

    /**
     * What the header says, as something that can log in.
     *
     * @throws HttpFailure 401 if it is missing or has a form that nobody knows
     */
    Login login(Exchange exchange) {
        String header = exchange.header(HttpHeader.AUTHORIZATION);
        // in the cloud a gateway takes the parameter off; here it is as good as the header
        String parameter = exchange.parameter(TOKEN);
        if (parameter != null && !isPassword(header) && logins.isToken(parameter)) {
            return () -> logins.token(parameter);
        }
        if (header == null || header.isEmpty()) {
            throw new HttpFailure(UNAUTHORIZED, NO_AUTH, "no auth info input");
        }
        String value = header.trim();
        if (value.startsWith("Basic ") && value.length() > 6) {
            return with(basic(value.substring(6)));
        }
        if (value.startsWith("Taosd ") && value.length() > 6) {
            return with(taosd(value.substring(6)));
        }
        if (value.startsWith("Bearer ") && value.length() > 7 && !exchange.hasParameter(TOKEN)) {
            String token = value.substring(7).trim();
            return () -> logins.token(token);
        }
        throw new HttpFailure(UNAUTHORIZED, INVALID_TYPE, "invalid type of Authorization");
    }

    private static boolean isPassword(@Nullable String header) {
        return header != null
                && (header.trim().startsWith("Basic ") || header.trim().startsWith("Taosd "));
    }

    private Login with(TaosdToken.Credentials credentials) {
        return () -> logins.password(credentials.user(), credentials.password());
    }

    private static TaosdToken.Credentials basic(String encoded) {
        try {
            String plain = new String(Base64.getDecoder().decode(encoded.trim()), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            if (colon >= 0) {
                return new TaosdToken.Credentials(plain.substring(0, colon), plain.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            throw new HttpFailure(UNAUTHORIZED, INVALID_BASIC, "invalid basic Authorization");
        }
        throw new HttpFailure(UNAUTHORIZED, INVALID_BASIC, "invalid basic Authorization");
    }

    private static TaosdToken.Credentials taosd(String token) {
        try {
            return TaosdToken.decode(token.trim());
        } catch (IllegalArgumentException e) {
            throw new HttpFailure(UNAUTHORIZED, INVALID_TAOSD, "invalid taosd Authorization");
        }
    }

    /** Opens a session for whoever asked. */
    @FunctionalInterface
    interface Login {
        /** Fails with an EngineException if the password is wrong. */
        EngineSession open();
    }
}
