package io.taosj.engine.internal.schemaless;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Names of tables, columns and tags: their limits, and how those of child tables are made. */
final class SmlNames {
    static final int MAX_TABLE = 192;
    static final int MAX_KEY = 64;

    private SmlNames() {}

    /** A table's name without dots, which SQL can't have in it. */
    static String table(String text, String place) {
        if (text.isEmpty() || isLonger(text, MAX_TABLE)) {
            throw SmlErrors.tableName(place);
        }
        return text.replace('.', '_');
    }

    /** Checks the name of a column or tag. */
    static String key(String text, String place) {
        if (text.isEmpty() || isLonger(text, MAX_KEY)) {
            throw SmlErrors.key(place);
        }
        return text;
    }

    private static boolean isLonger(String text, int bytes) {
        return text.length() > bytes
                || text.length() * 3 > bytes && text.getBytes(StandardCharsets.UTF_8).length > bytes;
    }

    /** The name of the child table of a super table and its tags, in whatever order they come. */
    static String child(String superTable, List<Tag> tags) {
        StringBuilder text = new StringBuilder(superTable);
        tags.stream()
                .sorted(Comparator.comparing(Tag::name))
                .forEach(tag -> text.append(',').append(tag.name()).append('=').append(tag.text()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "t_" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has MD5", e);
        }
    }
}
