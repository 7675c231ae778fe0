package io.taosj.server.internal;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may log in: the engine's users with their passwords, and whoever has a token. Safe for use by several threads. */
public final class Logins {
    private static final int NOT_SUPPORTED = 0x0100;

    private final Engine engine;
    private final List<Token> tokens;

    /**
     * A token that is known.
     *
     * @param digest of the token, so that comparing takes the same time whatever is sent and no memory dump has it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Token(byte[] digest, String user) {}

    /**
     * Logins of an engine.
     *
     * @param tokens the users by their tokens
     */
    public Logins(Engine engine, Map<String, String> tokens) {
        this.engine = engine;
        this.tokens = tokens.entrySet().stream()
                .map(entry -> new Token(digest(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Checks a password and opens a session.
     *
     * @throws EngineException as {@link Engine#login}
     */
    public EngineSession password(String user, String password) {
        return engine.login(user, password);
    }

    /** Whether a token is known; null and the empty text never are. */
    public boolean isToken(@Nullable String token) {
        return find(token) != null;
    }

    /**
     * Opens a session of the user that a token stands for.
     *
     * @throws EngineException 0x100 for an unknown token, as a server without tokens answers; otherwise as {@link
     *     Engine#session(String)}
     */
    public EngineSession token(String token) {
        String user = find(token);
        if (user == null) {
            throw new EngineException(NOT_SUPPORTED, "Operation not supported");
        }
        return engine.session(user);
    }

    private @Nullable String find(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return null;
        }
        byte[] digest = digest(token);
        String found = null;
        for (Token known : tokens) {
            if (MessageDigest.isEqual(known.digest(), digest)) {
                found = known.user();
            }
        }
        return found;
    }
}
