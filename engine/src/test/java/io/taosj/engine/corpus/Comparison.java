package io.taosj.engine.corpus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares answers with recorded ones: floating point with a tolerance, rows as the step's flags say. */
final class Comparison {
    private static final double DOUBLE_TOLERANCE = 1e-9;
    private static final double FLOAT_TOLERANCE = 1e-5;
    private static final double ZERO = 1e-12;

    private Comparison() {}

    /** In what an answer differs from the recorded one. */
    static Set<Aspect> differences(Step step, Answer got) {
        Answer want = step.answer();
        if (want.code() != got.code()) {
            return EnumSet.of(Aspect.CODE);
        }
        Set<Aspect> out = EnumSet.noneOf(Aspect.class);
        if (want.code() != 0) {
            if (!step.has("skipdesc") && !want.message().equals(got.message())) {
                out.add(Aspect.MESSAGE);
            }
            return out;
        }
        if (!sameColumns(want, got, Answer.Column::name)) {
            out.add(Aspect.NAMES);
        }
        if (!sameColumns(want, got, Answer.Column::type)) {
            out.add(Aspect.TYPES);
        } else if (!sameColumns(want, got, Answer.Column::length)) {
            out.add(Aspect.LENGTHS);
        }
        boolean same = Objects.equals(want.affected(), got.affected())
                && (step.has("skiprows") || sameRows(want, got.rows(), step.has("unordered")));
        if (!same) {
            out.add(Aspect.ROWS);
        }
        return out;
    }

    private static boolean sameColumns(Answer want, Answer got, Function<Answer.Column, Object> part) {
        return want.columns().stream()
                .map(part)
                .toList()
                .equals(got.columns().stream().map(part).toList());
    }

    private static boolean sameRows(Answer want, List<List<@Nullable Object>> got, boolean unordered) {
        if (want.rows().size() != got.size()) {
            return false;
        }
        boolean inOrder = true;
        for (int i = 0; i < got.size() && inOrder; i++) {
            inOrder = sameRow(want.columns(), want.rows().get(i), got.get(i));
        }
        return inOrder || unordered && sameMultiset(want, got);
    }

    private static boolean sameMultiset(Answer want, List<List<@Nullable Object>> got) {
        List<List<@Nullable Object>> rest = new ArrayList<>(got);
        for (List<@Nullable Object> row : want.rows()) {
            int found = 0;
            while (found < rest.size() && !sameRow(want.columns(), row, rest.get(found))) {
                found++;
            }
            if (found == rest.size()) {
                return false;
            }
            rest.remove(found);
        }
        return true;
    }

    private static boolean sameRow(
            List<Answer.Column> columns, List<@Nullable Object> want, List<@Nullable Object> got) {
        if (want.size() != got.size()) {
            return false;
        }
        for (int i = 0; i < want.size(); i++) {
            if (!sameValue(columns.get(i).type(), want.get(i), got.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameValue(String type, @Nullable Object want, @Nullable Object got) {
        if (want instanceof BigDecimal a && got instanceof BigDecimal b) {
            return a.compareTo(b) == 0 || sameFloat(a, b) || close(type, a.doubleValue(), b.doubleValue());
        }
        if (want instanceof Map<?, ?> a && got instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet())
                    && a.keySet().stream().allMatch(key -> sameValue(type, a.get(key), b.get(key)));
        }
        return Objects.equals(want, got);
    }

    /** Numbers written with a fraction or an exponent are floating point, however many digits they are written with. */
    private static boolean sameFloat(BigDecimal a, BigDecimal b) {
        return (a.scale() != 0 || b.scale() != 0) && a.doubleValue() == b.doubleValue();
    }

    private static boolean close(String type, double a, double b) {
        double tolerance =
                switch (type) {
                    case "DOUBLE" -> DOUBLE_TOLERANCE;
                    case "FLOAT" -> FLOAT_TOLERANCE;
                    default -> 0;
                };
        return tolerance > 0 && Math.abs(a - b) <= Math.max(tolerance * Math.max(Math.abs(a), Math.abs(b)), ZERO);
    }
}
