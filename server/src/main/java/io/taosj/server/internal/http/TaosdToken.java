package io.taosj.server.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The token of {@code /rest/login}: user and password, padded with zeros and encrypted with a key that everybody knows.
 *
 * <p>It protects nothing and exists because clients use it; TLS is what protects a password.
 */
final class TaosdToken {
    private static final byte[] KEY = {0x40, (byte) 0xB6, 0x7A, 0x30, 0x56, 0x73, (byte) 0xFD, 0x44};
    private static final int USER_LENGTH = 24;
    private static final int PASSWORD_LENGTH = 24;
    private static final int CIPHER_BLOCK = 8;

    private TaosdToken() {}

    /**
     * A user and a password.
     *
     * @param password never shown by {@link #toString}
     */
    record Credentials(String user, String password) {
        @Override
        public String toString() {
            return "Credentials[user=" + user + "]";
        }
    }

    /**
     * Makes a token.
     *
     * @throws IllegalArgumentException if the user is longer than 24 bytes or one of the two is empty
     */
    static String encode(Credentials credentials) {
        byte[] user = credentials.user().getBytes(StandardCharsets.UTF_8);
        byte[] password = credentials.password().getBytes(StandardCharsets.UTF_8);
        if (user.length > USER_LENGTH || user.length == 0 || password.length == 0) {
            throw new IllegalArgumentException("no token for a user of " + user.length + " bytes");
        }
        int length = USER_LENGTH
                + Math.max(PASSWORD_LENGTH, (password.length + CIPHER_BLOCK - 1) / CIPHER_BLOCK * CIPHER_BLOCK);
        byte[] plain = new byte[length];
        System.arraycopy(user, 0, plain, 0, user.length);
        System.arraycopy(password, 0, plain, USER_LENGTH, password.length);
        return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain));
    }

    /**
     * Reads a token.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Credentials decode(String token) {
        byte[] secret = Base64.getDecoder().decode(token);
        if (secret.length < USER_LENGTH + PASSWORD_LENGTH || secret.length % CIPHER_BLOCK != 0) {
            throw new IllegalArgumentException("token of " + secret.length + " bytes");
        }
        byte[] plain = crypt(Cipher.DECRYPT_MODE, secret);
        return new Credentials(text(plain, 0, USER_LENGTH), text(plain, USER_LENGTH, plain.length));
    }

    private static String text(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != 0) {
            end++;
        }
        return new String(Arrays.copyOfRange(bytes, from, end), StandardCharsets.UTF_8);
    }

    // the protocol prescribes DES in ECB mode
    @SuppressWarnings("InsecureCryptoUsage")
    private static byte[] crypt(int mode, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(KEY, "DES"));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no DES, which login tokens need", e);
        }
    }
}
