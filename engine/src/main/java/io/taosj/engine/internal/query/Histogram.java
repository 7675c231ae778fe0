package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HISTOGRAM: the bounds of its bins, and the counts as a list of texts, one for each bin. */
final class Histogram {
    private static final String NAME = "histogram";
    private static final int MAX_BINS = 1000;
    private static final int DIGITS = 6;
    private static final Pattern LIST = Pattern.compile("\\s*\\[(.*)]\\s*", Pattern.DOTALL);
    private static final Pattern OBJECT = Pattern.compile("\\s*\\{(.*)}\\s*", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("\\s*\"(\\w+)\"\\s*:\\s*([^,\\s]+)\\s*");

    private Histogram() {}

    /** The aggregate in the store's SQL: a list of texts. */
    static String call(List<Arg> args) {
        if (args.size() != 4) {
            throw new EngineException(0x2801, "Invalid number of parameters : " + NAME);
        }
        Arg value = args.get(0);
        RowFunctions.type(NAME, value.type().isNumber());
        RowFunctions.type(NAME, args.get(1).literal() instanceof String);
        RowFunctions.type(NAME, args.get(2).literal() instanceof String);
        RowFunctions.type(NAME, args.get(3).literal() instanceof Long);
        long normalised = args.get(3).literal() instanceof Long number ? number : -1;
        if (normalised != 0 && normalised != 1) {
            throw RowFunctions.value(NAME);
        }
        List<Double> bounds = bounds(
                String.valueOf(args.get(1).literal()),
                String.valueOf(args.get(2).literal()));
        List<String> bins = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            bins.add(bin(value.sql(), bounds.get(i), bounds.get(i + 1), normalised == 1));
        }
        return "[" + String.join(", ", bins) + "]";
    }

    private static String bin(String value, double low, double high, boolean normalised) {
        String count = "count(*) FILTER (CAST(" + value + " AS DOUBLE) > " + literal(low) + " AND CAST(" + value
                + " AS DOUBLE) <= " + literal(high) + ")";
        String shown = normalised
                ? "printf('%.6f', CASE WHEN count(" + value + ") = 0 THEN 0.0 ELSE CAST(" + count
                        + " AS DOUBLE) / count(" + value + ") END)"
                : "CAST(" + count + " AS VARCHAR)";
        return Sql.text("{\"lower_bin\":" + text(low) + ", \"upper_bin\":" + text(high) + ", \"count\":") + " || "
                + shown + " || '}'";
    }

    private static String literal(double bound) {
        return "CAST('" + (Double.isInfinite(bound) ? (bound < 0 ? "-inf" : "inf") : Double.toString(bound))
                + "' AS DOUBLE)";
    }

    /** A number in six digits, as C's %g prints it. */
    static String text(double number) {
        if (Double.isInfinite(number)) {
            return number < 0 ? "-inf" : "inf";
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(DIGITS));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= DIGITS) {
            String mantissa =
                    rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
            return mantissa + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
        return rounded.stripTrailingZeros().toPlainString();
    }

    private static List<Double> bounds(String kind, String description) {
        return switch (kind) {
            case "user_input" -> userInput(description);
            case "linear_bin" -> generated(description, true);
            case "log_bin" -> generated(description, false);
            default -> throw RowFunctions.value(NAME);
        };
    }

    private static List<Double> userInput(String description) {
        Matcher list = LIST.matcher(description);
        if (!list.matches()) {
            throw invalidFormat();
        }
        List<Double> bounds = new ArrayList<>();
        for (String part : list.group(1).split(",", -1)) {
            double bound = number(part);
            if (!bounds.isEmpty() && bound <= bounds.get(bounds.size() - 1)) {
                throw invalidFormat();
            }
            bounds.add(bound);
        }
        return bounds;
    }

    private static List<Double> generated(String description, boolean linear) {
        Matcher object = OBJECT.matcher(description);
        if (!object.matches()) {
            throw invalidFormat();
        }
        double start = Double.NaN;
        double step = Double.NaN;
        double count = Double.NaN;
        boolean infinity = false;
        for (String part : object.group(1).split(",", -1)) {
            Matcher field = FIELD.matcher(part);
            if (!field.matches()) {
                throw invalidFormat();
            }
            switch (field.group(1)) {
                case "start" -> start = number(field.group(2));
                case "width", "factor" -> step = number(field.group(2));
                case "count" -> count = number(field.group(2));
                case "infinity" -> infinity = truth(field.group(2));
                default -> throw invalidFormat();
            }
        }
        check(start, step, count, linear);
        return spread(start, step, (int) count, infinity, linear);
    }

    private static void check(double start, double step, double count, boolean linear) {
        if (Double.isNaN(start) || Double.isNaN(step) || Double.isNaN(count)) {
            throw invalidFormat();
        }
        if (count < 1 || count > MAX_BINS) {
            throw failure("\"count\" should be in range [1, 1000]");
        }
        if (linear && step == 0) {
            throw failure("\"width\" cannot be 0");
        }
        if (!linear && start == 0) {
            throw failure("\"start\" cannot be 0");
        }
        if (!linear && (step <= 0 || step == 1)) {
            throw failure("\"factor\" cannot be negative or equal to 0/1");
        }
    }

    private static List<Double> spread(double start, double step, int count, boolean infinity, boolean linear) {
        List<Double> bounds = new ArrayList<>();
        double bound = start;
        for (int i = 0; i <= count; i++) {
            bounds.add(bound);
            bound = linear ? start + step * (i + 1) : bound * step;
            if (Double.isInfinite(bound)) {
                throw invalidFormat();
            }
        }
        bounds.sort(null);
        if (infinity) {
            bounds.add(0, Double.NEGATIVE_INFINITY);
            bounds.add(Double.POSITIVE_INFINITY);
        }
        return bounds;
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw invalidFormat();
        }
        return text.equals("true");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw invalidFormat();
        }
    }

    private static EngineException invalidFormat() {
        return failure("invalid format for binDesc parameter");
    }

    private static EngineException failure(String what) {
        return new EngineException(0x2800, "HISTOGRAM function " + what);
    }
}
