package io.taosj.engine.internal.function;

import java.util.List;
import org.duckdb.DuckDBColumnType;

/**
 * APERCENTILE, computed from the distinct values and their counts: by default as the server's histogram does it as long as
 * it has room for every value, with {@code 't-digest'} as that digest does it while it keeps every value.
 */
final class Apercentile {
    private static final String NAME = "apercentile";

    static final List<Udf> UDFS =
            List.of(udf("taosj_apercentile", Apercentile::histogram), udf("taosj_digest", Apercentile::digest));

    static final AggregateFunction FUNCTION = Aggregates.of(NAME, (args, ts, context) -> call(args));

    private Apercentile() {}

    private interface Method {
        double apply(double[] values, double[] counts, double target);
    }

    private static Udf udf(String name, Method method) {
        return Udf.of(
                name,
                DuckDBColumnType.DOUBLE,
                (in, row, out) -> {
                    String text = in[0].getString(row);
                    if (text.length() <= 2) {
                        out.setNull(row);
                    } else {
                        out.setDouble(row, compute(text, in[1].getDouble(row), method));
                    }
                },
                DuckDBColumnType.VARCHAR,
                DuckDBColumnType.DOUBLE);
    }

    private static Arg call(List<Arg> args) {
        Args.count(NAME, args, 2, 3);
        Args.type(NAME, args.get(0).type().isNumber());
        double percent = StatisticFunctions.percent(NAME, args.get(1));
        boolean digest = args.size() == 3 && isDigest(args.get(2));
        String counts = "CAST(histogram(" + Conversions.toDouble(args.get(0), false) + ") AS VARCHAR)";
        String sql = StoreSql.call(digest ? "taosj_digest" : "taosj_apercentile", counts, StoreSql.number(percent));
        return Aggregates.result(ValueType.DOUBLE, sql);
    }

    private static boolean isDigest(Arg arg) {
        String method = Literals.textValue(arg);
        if (method == null) {
            throw Failures.argumentType(NAME);
        }
        if (!method.equalsIgnoreCase("default") && !method.equalsIgnoreCase("t-digest")) {
            throw Failures.argumentValue(NAME);
        }
        return method.equalsIgnoreCase("t-digest");
    }

    /** Takes apart {@code {value=count, value=count}}, ordered by value. */
    private static double compute(String text, double percent, Method method) {
        String[] entries = text.substring(1, text.length() - 1).split(", ");
        double[] values = new double[entries.length];
        double[] counts = new double[entries.length];
        double total = 0;
        for (int i = 0; i < entries.length; i++) {
            int equals = entries[i].indexOf('=');
            values[i] = Double.parseDouble(entries[i].substring(0, equals));
            counts[i] = Double.parseDouble(entries[i].substring(equals + 1));
            total += counts[i];
        }
        return method.apply(values, counts, total * percent / 100);
    }

    private static double histogram(double[] values, double[] counts, double target) {
        double before = 0;
        for (int i = 0; i < values.length; i++) {
            before += counts[i];
            boolean last = i + 1 == values.length;
            if (last || before + counts[i + 1] > target) {
                double rest = target - before;
                if (last || rest <= 0) {
                    return values[i];
                }
                // between two values the density changes evenly from the one's count to the other's
                double slope = counts[i + 1] - counts[i];
                double part = slope == 0
                        ? rest / counts[i]
                        : (Math.sqrt(counts[i] * counts[i] + 2 * slope * rest) - counts[i]) / slope;
                return values[i] + (values[i + 1] - values[i]) * part;
            }
        }
        throw new IllegalStateException("no values");
    }

    private static double digest(double[] values, double[] counts, double target) {
        double before = 0;
        double low = values[0];
        for (int i = 0; ; i++) {
            boolean last = i + 1 == values.length;
            double high = last
                    ? values[i]
                    : (values[i] * counts[i + 1] + values[i + 1] * counts[i]) / (counts[i] + counts[i + 1]);
            if (last || before + counts[i] >= target) {
                double part = Math.min(1, (target - before) / counts[i]);
                return low + (high - low) * part;
            }
            before += counts[i];
            low = high;
        }
    }
}
