package io.taosj.server.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a {@code multipart/form-data} body apart. */
final class Multipart {
    private static final String TYPE = "multipart/form-data";
    private static final String BLANK_LINE = "\r\n\r\n";
    private static final int MAX_PARTS = 1000;

    private Multipart() {}

    /** The boundary that a Content-Type names; null if it is another type. */
    static @Nullable String boundary(@Nullable String contentType) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
            return null;
        }
        for (String parameter : contentType.split(";", -1)) {
            String trimmed = parameter.trim();
            if (trimmed.toLowerCase(Locale.ROOT).startsWith("boundary=")) {
                return trimmed.substring("boundary=".length()).replace("\"", "");
            }
        }
        return null;
    }

    /**
     * The contents of the parts with a name, in their order.
     *
     * @throws IllegalArgumentException if the body ends too early or has too many parts
     */
    static List<String> parts(byte[] body, String boundary, String name) {
        // one char per byte, so that positions in the text are positions in the body
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "--" + new String(boundary.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        int at = text.indexOf(delimiter);
        for (int count = 0; at >= 0 && !text.startsWith("--", at + delimiter.length()); count++) {
            if (count > MAX_PARTS) {
                throw new IllegalArgumentException("multipart: more than " + MAX_PARTS + " parts");
            }
            int head = at + delimiter.length();
            int content = text.indexOf(BLANK_LINE, head);
            int end = content < 0 ? -1 : text.indexOf("\r\n" + delimiter, content + BLANK_LINE.length() - 2);
            if (end < 0) {
                throw new IllegalArgumentException("multipart: NextPart: unexpected EOF");
            }
            if (isNamed(text.substring(head, content), name)) {
                int from = content + BLANK_LINE.length();
                found.add(new String(body, from, Math.max(0, end - from), StandardCharsets.UTF_8));
            }
            at = end + 2;
        }
        if (at < 0) {
            throw new IllegalArgumentException("multipart: NextPart: EOF");
        }
        return found;
    }

    private static boolean isNamed(String head, String name) {
        return head.toLowerCase(Locale.ROOT).contains("content-disposition")
                && (head.contains(" name=\"" + name + "\"")
                        || head.contains(";name=\"" + name + "\"")
                        || head.contains(" name=" + name));
    }
}
