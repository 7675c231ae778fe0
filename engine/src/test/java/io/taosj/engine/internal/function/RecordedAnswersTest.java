package io.taosj.engine.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineException;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluates the expressions of recorded statements and compares types, values and errors with a real server's. */
class RecordedAnswersTest {
    /**
     * Where the server is at fault, or what is no matter of expressions: bits of a JSON document or geometry read as a number
     * (cast of both), NULL | 255 = 255, ORDER BY of a whole document, the order of tables in leastsquares() of a super table, and
     * ties of mode().
     */
    private static final Set<String> DEVIATIONS = Set.of(
            "07-geometry:45",
            "08-json-tags:78",
            "08-json-tags:79",
            "08-json-tags:85",
            "27-aggregates:51",
            "28-selection:97",
            "19-arithmetic:21",
            "19-arithmetic:22");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02-precision",
                "03-integers",
                "04-float-bool",
                "05-strings",
                "06-varbinary",
                "07-geometry",
                "08-json-tags",
                "19-arithmetic",
                "20-conversion",
                "21-predicates",
                "22-case",
                "23-math-functions",
                "24-string-functions",
                "25-datetime-functions",
                "26-geo-functions",
                "27-aggregates",
                "28-selection",
                "29-ts-functions",
                "45-system-functions",
                "48-lexer"
            })
    void answersLikeTheServer(String theme) throws IOException, SQLException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        try (Store store = new Store()) {
            RecordedCase.Table loaded = null;
            for (RecordedCase recorded : RecordedCase.read(theme)) {
                if (recorded.table != null && !recorded.table.equals(loaded)) {
                    loaded = recorded.table;
                    store.load(loaded);
                }
                if (DEVIATIONS.contains(theme + ":" + recorded.line)) {
                    continue;
                }
                try {
                    String difference = compare(store, recorded);
                    compared++;
                    if (difference != null) {
                        differences.add(recorded + "\n      " + difference);
                    }
                } catch (UnsupportedOperationException ignored) {
                    // what belongs to the query is tested there
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isPositive();
    }

    private static @Nullable String compare(Store store, RecordedCase recorded) throws SQLException {
        List<Arg> items;
        List<List<@Nullable String>> rows;
        try {
            StatementContext context = context(recorded);
            ExpressionReader reader = reader(recorded.items, recorded, context);
            items = reader.items();
            boolean aggregated = reader.aggregated();
            if (aggregated && recorded.errorCode == 0 && recorded.rows.isEmpty()) {
                throw new UnsupportedOperationException(
                        "whether a group without rows has a result is the query's business");
            }
            rows = recorded.skipRows ? new ArrayList<>() : store.query(sql(recorded, items, aggregated, context));
        } catch (EngineException e) {
            return error(recorded, e);
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("must appear in the GROUP BY clause")) {
                throw new UnsupportedOperationException("a column beside aggregates is the query's business", e);
            }
            EngineException found = Failures.find(e);
            if (found == null) {
                return "store: " + e.getMessage();
            }
            return error(recorded, found);
        }
        if (recorded.errorCode != 0) {
            return "no error, expected " + Integer.toHexString(recorded.errorCode);
        }
        String types = types(recorded, items);
        return types != null || recorded.skipRows ? types : rows(recorded, rows);
    }

    private static StatementContext context(RecordedCase recorded) {
        Precision precision = recorded.table == null ? Precision.MILLISECONDS : recorded.table.precision();
        return new StatementContext(
                precision,
                recorded.zone,
                Instant.parse("2025-03-03T03:03:03.123456789Z"),
                recorded.database,
                "root@::",
                "3.3.5.8.alpha");
    }

    private static ExpressionReader reader(String text, RecordedCase recorded, StatementContext context) {
        return new ExpressionReader(text, name -> column(recorded, name), context);
    }

    private static @Nullable Arg column(RecordedCase recorded, String name) {
        if (recorded.table == null) {
            return null;
        }
        return recorded.table.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(column -> Arg.of(column.type(), Store.quote(name)))
                .findFirst()
                .orElse(null);
    }

    private static String sql(RecordedCase recorded, List<Arg> items, boolean aggregated, StatementContext context) {
        StringJoiner list = new StringJoiner(", ");
        items.forEach(item -> list.add(item.sql()));
        StringBuilder sql = new StringBuilder("SELECT ").append(list);
        RecordedCase.Table table = recorded.table;
        if (table != null) {
            sql.append(" FROM ").append(Store.name(table));
            if (recorded.where != null) {
                Arg where = reader(recorded.where, recorded, context).condition();
                sql.append(" WHERE ").append(Operators.condition(where));
            }
            if (!aggregated) {
                sql.append(" ORDER BY ")
                        .append(Store.quote(table.columns().get(0).name()));
            }
        }
        return recorded.limit == null ? sql.toString() : sql + " LIMIT " + recorded.limit;
    }

    private static String sortKey(List<@Nullable String> row) {
        StringJoiner key = new StringJoiner("\t");
        for (String value : row) {
            boolean number = value != null && value.matches("-?[0-9][0-9.]*([eE][-+]?[0-9]+)?");
            key.add(number ? String.format(Locale.ROOT, "%.6e", Double.parseDouble(String.valueOf(value))) : value);
        }
        return key.toString();
    }

    private static @Nullable String error(RecordedCase recorded, EngineException e) {
        boolean same = e.code() == recorded.errorCode && recorded.errorText.equals(e.getMessage());
        return same
                ? null
                : Integer.toHexString(e.code()) + " " + e.getMessage() + ", expected "
                        + Integer.toHexString(recorded.errorCode) + " " + recorded.errorText;
    }

    private static @Nullable String types(RecordedCase recorded, List<Arg> items) {
        for (int i = 0; i < items.size(); i++) {
            ValueType type = items.get(i).type();
            ValueType shown = type.is(DataType.NULL) ? ValueType.varchar(0) : type;
            ValueType expected = recorded.types.get(i);
            // the length that the server reports for the concatenation of NULL is a number below zero
            boolean nonsense = expected.length() == Integer.MAX_VALUE;
            if (shown.type() != expected.type() || (shown.length() != expected.length() && !nonsense)) {
                return "item " + (i + 1) + " is " + shown + ", expected " + expected;
            }
        }
        return null;
    }

    private static @Nullable String rows(RecordedCase recorded, List<List<@Nullable String>> rows) {
        // the statements order by other things than time, or not at all
        Comparator<List<@Nullable String>> anyOrder = Comparator.comparing(RecordedAnswersTest::sortKey);
        rows.sort(anyOrder);
        recorded.rows.sort(anyOrder);
        if (rows.size() != recorded.rows.size()) {
            return rows.size() + " rows " + rows + ", expected " + recorded.rows;
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < recorded.types.size(); i++) {
                String actual = rows.get(row).get(i);
                String expected = recorded.rows.get(row).get(i);
                if (!Store.same(actual, expected, recorded.types.get(i).type())) {
                    return "row " + (row + 1) + " item " + (i + 1) + " is " + actual + ", expected " + expected;
                }
            }
        }
        return null;
    }
}
