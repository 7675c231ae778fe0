package io.taosj.engine.internal.user;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password's salted hash, the only form in which a password is kept. Immutable. */
final class PasswordHash {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 210_000;
    /** a slow hash protects files, and is most of the time in which an engine in memory starts */
    private static final int ITERATIONS_IN_MEMORY = 1_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /**
     * Hashes a password with a salt of its own.
     *
     * @param stored whether the hash will be in a file
     */
    static PasswordHash of(String password, boolean stored) {
        int iterations = stored ? ITERATIONS : ITERATIONS_IN_MEMORY;
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PasswordHash(iterations, salt, derive(password, salt, iterations));
    }

    /** Reads what {@link #text()} wrote. */
    static PasswordHash parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a stored password hash has " + parts.length + " parts instead of 3");
        }
        return new PasswordHash(
                Integer.parseInt(parts[0]),
                Base64.getDecoder().decode(parts[1]),
                Base64.getDecoder().decode(parts[2]));
    }

    /** The form in which it is stored. */
    String text() {
        Base64.Encoder encoder = Base64.getEncoder();
        return iterations + ":" + encoder.encodeToString(salt) + ":" + encoder.encodeToString(hash);
    }

    /** Compares in a time that says nothing of where the difference is. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, iterations));
    }

    /** A copy of the hash, to tell an old password's cache entries from those of a new one. */
    byte[] bytes() {
        return hash.clone();
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        char[] chars = password.toCharArray();
        PBEKeySpec spec = new PBEKeySpec(chars, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
            Arrays.fill(chars, '\0');
        }
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "PasswordHash[]";
    }
}
