package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.wire.ColumnInfo;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A recorded statement with its answer. */
record Recorded(
        int line,
        @Nullable String database,
        String sql,
        List<String> flags,
        int code,
        String desc,
        List<List<Object>> columns,
        List<List<@Nullable Object>> rows) {

    @SuppressWarnings("unchecked")
    static Recorded of(Map<String, @Nullable Object> step) {
        List<String> flags = (List<String>) Objects.requireNonNull(step.get("flags"));
        String sql = (String) Objects.requireNonNull(step.get("sql"));
        return new Recorded(
                ((BigDecimal) Objects.requireNonNull(step.get("line"))).intValue(),
                (String) step.get("db"),
                flags.contains("nl") ? sql.replace('\u23ce', '\n') : sql,
                flags,
                ((BigDecimal) Objects.requireNonNull(step.get("code"))).intValue(),
                (String) Objects.requireNonNull(step.get("desc")),
                (List<List<Object>>) Objects.requireNonNull(step.get("columns")),
                (List<List<@Nullable Object>>) Objects.requireNonNull(step.get("rows")));
    }

    /** The zone of the session. */
    @Nullable ZoneId zone() {
        return flag("conn_tz=");
    }

    /** The zone in which the answer shows times. */
    ZoneId shownIn() {
        ZoneId zone = flag("tz=");
        ZoneId session = flag("conn_tz=");
        return zone != null ? zone : session != null ? session : ZoneOffset.UTC;
    }

    private @Nullable ZoneId flag(String name) {
        for (String flag : flags) {
            if (flag.startsWith(name)) {
                return ZoneId.of(flag.substring(name.length()));
            }
        }
        return null;
    }

    /** What differs from an error, or null. */
    @Nullable String difference(EngineException e) {
        String got = Integer.toHexString(e.code()) + " " + e.getMessage();
        if (code != e.code()) {
            String cause = e.getCause() == null ? "" : "\n      " + e.getCause().getMessage();
            return "code " + got + " | want " + Integer.toHexString(code) + " " + desc + cause;
        }
        return flags.contains("skipdesc") || desc.equals(e.getMessage()) ? null : "text " + got + " | want " + desc;
    }

    /** What differs, or null. */
    @Nullable String difference(QueryHarness.Answer answer) {
        if (code != 0) {
            return "no error | want " + Integer.toHexString(code) + " " + desc;
        }
        List<List<Object>> got = new ArrayList<>();
        for (ColumnInfo column : answer.columns()) {
            got.add(List.of(column.name(), column.typeName(), BigDecimal.valueOf(column.length())));
        }
        if (!got.equals(columns)) {
            return "columns " + got + " | want " + columns;
        }
        if (flags.contains("skiprows") || sameRows(answer.rows())) {
            return null;
        }
        return "rows " + answer.rows() + " | want " + rows;
    }

    private boolean sameRows(List<List<@Nullable Object>> got) {
        if (rows.size() != got.size()) {
            return false;
        }
        List<List<@Nullable Object>> rest = new ArrayList<>(got);
        boolean inOrder = true;
        for (int i = 0; i < rows.size() && inOrder; i++) {
            inOrder = sameRow(rows.get(i), got.get(i));
        }
        if (inOrder || !flags.contains("unordered")) {
            return inOrder;
        }
        for (List<@Nullable Object> row : rows) {
            boolean found = false;
            for (int i = 0; i < rest.size() && !found; i++) {
                found = sameRow(row, rest.get(i));
                if (found) {
                    rest.remove(i);
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean sameRow(List<@Nullable Object> want, List<@Nullable Object> got) {
        for (int i = 0; i < want.size(); i++) {
            if (!sameValue(
                    want.get(i), got.get(i), String.valueOf(columns.get(i).get(1)))) {
                return false;
            }
        }
        return want.size() == got.size();
    }

    private static boolean sameValue(@Nullable Object want, @Nullable Object got, String type) {
        if (want instanceof BigDecimal a && got instanceof BigDecimal b) {
            double tolerance = type.equals("DOUBLE") ? 1e-9 : type.equals("FLOAT") ? 1e-5 : 0;
            double x = a.doubleValue();
            double y = b.doubleValue();
            return a.compareTo(b) == 0
                    || tolerance > 0
                            && Math.abs(x - y) <= Math.max(tolerance * Math.max(Math.abs(x), Math.abs(y)), 1e-12);
        }
        return Objects.equals(want, got);
    }
}
