package io.taosj.internal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognizes {@code USE database}, which has no effect on a server without sessions. */
public final class UseStatement {
    private static final Pattern USE =
            Pattern.compile("\\s*use\\s+(?:`([^`]+)`|([a-z_]\\w*))\\s*;?\\s*", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 300;

    private UseStatement() {}

    /** The database's name, or null if the statement is another one. */
    public static @Nullable String database(String sql) {
        if (sql.length() > LONGEST) {
            return null;
        }
        Matcher matcher = USE.matcher(sql);
        if (!matcher.matches()) {
            return null;
        }
        String quoted = matcher.group(1);
        return quoted != null ? quoted : matcher.group(2).toLowerCase(Locale.ROOT);
    }
}
