package io.taosj.engine.internal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.query.VirtualTable;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements with the answers of a real server of version 3.3.5, theme by theme. */
class RecordedTest {
    private static final Pattern SELECT_ALL =
            Pattern.compile("select \\* from (\\w+_schema)\\.(\\w+)(?: where .*)?", Pattern.CASE_INSENSITIVE);

    /** A statement; those that only prepare others have no recorded answer. */
    private record Step(boolean checked, String theme, String db, String flags, List<String> answer, String sql) {
        static Step of(String line) {
            String[] f = line.split("\t", -1);
            List<String> answer = List.of(f[4], unescape(f[5]), f[7], unescape(f[8]));
            return new Step(f[0].equals("check"), f[1], f[2], f[3], answer, unescape(f[6]));
        }
    }

    static Stream<String> themes() {
        return load().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("themes")
    void answersAsRecorded(String theme) {
        List<String> differences = new ArrayList<>();
        try (Fixture engine = new Fixture()) {
            for (Step step : Objects.requireNonNull(load().get(theme))) {
                engine.database = step.db.isEmpty() ? null : step.db;
                String expected = expected(step);
                String actual = actual(engine, step);
                if (step.checked && !expected.equals(actual)) {
                    differences.add(step.sql + "\n  expected " + expected + "\n  but was  " + actual);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static String expected(Step step) {
        List<String> answer = step.answer;
        if (!answer.get(0).equals("0")) {
            return answer.get(0) + " " + answer.get(1);
        }
        return answer.get(2) + " "
                + (step.flags.contains("skiprows")
                        ? ""
                        : sorted(step, answer.get(3).split("⏎", -1)));
    }

    private static String actual(Fixture engine, Step step) {
        try {
            Matcher select = SELECT_ALL.matcher(step.sql);
            if (select.matches()) {
                return selectAll(engine, select.group(1), select.group(2));
            }
            EngineResult result = engine.run(step.sql);
            if (result.isUpdate()) {
                return "affected_rows:INT:4 ";
            }
            String rows = step.flags.contains("skiprows") ? "" : sorted(step, rows(result));
            return columns(result.schema()) + " " + rows;
        } catch (EngineException e) {
            return e.code() + " " + e.getMessage();
        }
    }

    private static String selectAll(Fixture engine, String database, String table) {
        VirtualTable found = engine.tables.find(database, table);
        return found == null
                ? "9731 Fail to get table info, error: Table does not exist"
                : columns(found.schema()) + " ";
    }

    private static String sorted(Step step, String[] rows) {
        if (step.flags.contains("unordered")) {
            Arrays.sort(rows);
        }
        return String.join("⏎", rows);
    }

    private static String columns(ResultSchema schema) {
        return schema.columns().stream().map(RecordedTest::column).collect(Collectors.joining("|"));
    }

    private static String column(ColumnInfo column) {
        return column.name() + ":" + column.typeName() + ":" + column.length();
    }

    private static String[] rows(EngineResult result) {
        List<String> rows = new ArrayList<>();
        for (Block block = result.next(); block != null; block = result.next()) {
            for (int row = 0; row < block.rows(); row++) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < block.schema().size(); i++) {
                    Object value = block.column(i).get(row);
                    cells.add(value == null ? "∅" : value.toString());
                }
                rows.add(String.join("¦", cells));
            }
        }
        return rows.isEmpty() ? new String[] {""} : rows.toArray(String[]::new);
    }

    private static Map<String, List<Step>> load() {
        try (InputStream in = Objects.requireNonNull(RecordedTest.class.getResourceAsStream("recorded.tsv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(Step::of)
                    .collect(Collectors.groupingBy(Step::theme, LinkedHashMap::new, Collectors.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char next = text.charAt(++i);
                out.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
