package io.taosj.engine.internal.user;

import io.taosj.engine.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What names, passwords, numbers and addresses of users must look like. */
final class UserRules {
    private static final int MAX_NAME_BYTES = 23;
    private static final int MIN_PASSWORD_BYTES = 8;
    private static final int MAX_PASSWORD_BYTES = 16;
    private static final int CLASSES_NEEDED = 3;
    private static final String FORBIDDEN = " '\"`\\";
    private static final Pattern IP_RANGE =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    private UserRules() {}

    static void checkName(String name) {
        if (bytes(name) > MAX_NAME_BYTES) {
            throw tooLong();
        }
    }

    static void checkPassword(String password) {
        int length = bytes(password);
        if (length < MIN_PASSWORD_BYTES) {
            throw new EngineException(0x2611, "Password too short or empty");
        }
        if (length > MAX_PASSWORD_BYTES) {
            throw tooLong();
        }
        if (password.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
            throw new EngineException(0x2648, "Invalid password");
        }
        if (classes(password) < CLASSES_NEEDED) {
            throw new EngineException(0x353, "Invalid password format");
        }
    }

    /** Kinds of characters: capital and small letters, digits, others. */
    private static int classes(String password) {
        int seen = 0;
        for (int i = 0; i < password.length(); i++) {
            char c = password.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                seen |= 1;
            } else if (c >= 'a' && c <= 'z') {
                seen |= 2;
            } else if (c >= '0' && c <= '9') {
                seen |= 4;
            } else {
                seen |= 8;
            }
        }
        return Integer.bitCount(seen);
    }

    /** A flag of an option: 0 or 1. */
    static boolean flag(String option, long value) {
        if (value != 0 && value != 1) {
            throw new EngineException(0x11A, "Invalid option " + option + ": " + value + ", valid range: [0, 1]");
        }
        return value == 1;
    }

    static void checkHost(String host) {
        var parts = IP_RANGE.matcher(host);
        boolean valid = parts.matches();
        for (int i = 1; valid && i <= 4; i++) {
            valid = Integer.parseInt(parts.group(i)) <= 255;
        }
        if (!valid || (parts.group(5) != null && Integer.parseInt(parts.group(5)) > 32)) {
            throw new EngineException(0x266B, "invalid ip range");
        }
    }

    private static EngineException tooLong() {
        return new EngineException(0x2610, "Name or password too long");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
