package io.taosj;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time passwords by RFC 6238 from a shared secret: six digits, a new one every 30 seconds. Give it to {@link
 * ConnectionOptions.Builder#totp}, which asks it at every login. Safe for use by several threads.
 */
public final class TotpGenerator implements Supplier<String> {
    private static final long STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private final byte[] secret;
    private final Clock clock;

    private TotpGenerator(byte[] secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * A generator by the system's clock.
     *
     * @param secret in Base32, as authenticator applications take it; blanks and case do not matter
     * @throws TaosInterfaceException if the secret is no Base32; the text does not repeat it
     */
    public static TotpGenerator of(String secret) {
        return of(secret, Clock.systemUTC());
    }

    /** A generator by another clock. */
    public static TotpGenerator of(String secret, Clock clock) {
        return new TotpGenerator(decode(secret), clock);
    }

    private static byte[] decode(String base32) {
        String text = base32.replaceAll("[ =-]", "").toUpperCase(Locale.ROOT);
        ByteBuffer out = ByteBuffer.allocate(text.length() * BITS / Byte.SIZE);
        int bits = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new TaosInterfaceException(
                        ClientErrors.INVALID_ARGUMENT, "the secret of one-time passwords is no Base32");
            }
            bits = bits << BITS | digit;
            count += BITS;
            if (count >= Byte.SIZE) {
                count -= Byte.SIZE;
                out.put((byte) (bits >> count));
            }
        }
        if (out.position() == 0) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT, "the secret of one-time passwords is empty");
        }
        return out.array();
    }

    /** The password of this moment. */
    @Override
    public String get() {
        long step = Math.floorDiv(clock.instant().getEpochSecond(), STEP_SECONDS);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            ByteBuffer hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            int at = hash.get(hash.limit() - 1) & 0xF;
            int code = (hash.getInt(at) & Integer.MAX_VALUE) % MODULUS;
            return String.format(Locale.ROOT, "%06d", code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA1", e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TotpGenerator";
    }
}
