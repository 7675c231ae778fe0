package io.taosj.engine.internal.user;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers the last successful logins, so that a client that sends its password with every request does not pay for the
 * slow hash each time.
 *
 * <p>Holds no passwords but keyed digests of them; the key is random and lives as long as the process. A changed password
 * makes its entries useless because the digest covers the stored hash. Safe for use by several threads.
 */
final class LoginCache {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MAX_ENTRIES = 256;
    private static final float LOAD = 0.75f;

    private final SecretKeySpec key;
    private final Map<String, byte[]> digests = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    LoginCache() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    boolean knows(User user, String password) {
        byte[] known;
        synchronized (digests) {
            known = digests.get(user.name());
        }
        return known != null && MessageDigest.isEqual(known, digest(user, password));
    }

    void remember(User user, String password) {
        byte[] digest = digest(user, password);
        synchronized (digests) {
            digests.put(user.name(), digest);
        }
    }

    private byte[] digest(User user, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(user.password().bytes());
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, e);
        }
    }
}
