package io.taosj.engine.corpus;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement and what a server of version 3.3.5 answered.
 *
 * @param line where it stands in its theme
 * @param database the current database, or null
 * @param flags how to run and compare it: {@code unordered}, {@code skiprows}, {@code skipdesc}, {@code tz=Zone},
 *     {@code conn_tz=Zone}; {@code sleep} is for servers that do things later
 */
public record Step(int line, @Nullable String database, String sql, List<String> flags, Answer answer) {

    @SuppressWarnings("unchecked")
    static Step of(Map<String, @Nullable Object> json) {
        List<String> flags = (List<String>) Objects.requireNonNull(json.get("flags"));
        String sql = (String) Objects.requireNonNull(json.get("sql"));
        BigDecimal affected = (BigDecimal) json.get("affected");
        return new Step(
                ((BigDecimal) Objects.requireNonNull(json.get("line"))).intValue(),
                (String) json.get("db"),
                // a line feed would not show in a file of one statement per line
                flags.contains("nl") ? sql.replace('\u23ce', '\n') : sql,
                flags,
                new Answer(
                        ((BigDecimal) Objects.requireNonNull(json.get("code"))).intValue(),
                        (String) Objects.requireNonNull(json.get("desc")),
                        Answer.columns(json.get("columns")),
                        (List<List<@Nullable Object>>) Objects.requireNonNull(json.get("rows")),
                        affected == null ? null : affected.longValueExact()));
    }

    /** Whether a flag without argument is set. */
    public boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The zone of the session, or null for the engine's. */
    @Nullable ZoneId zone() {
        return zoneOf("conn_tz=");
    }

    /** The zone in which the answer shows times: the session's goes before one given for the answer alone. */
    ZoneId shownIn() {
        ZoneId session = zone();
        ZoneId answer = zoneOf("tz=");
        return session != null ? session : answer != null ? answer : ZoneId.of("UTC");
    }

    private @Nullable ZoneId zoneOf(String name) {
        for (String flag : flags) {
            if (flag.startsWith(name)) {
                return ZoneId.of(flag.substring(name.length()));
            }
        }
        return null;
    }
}
