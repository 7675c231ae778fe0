package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Option;
import io.taosj.wire.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the options of CREATE and ALTER DATABASE, checks them, and writes them as SHOW CREATE DATABASE prints them. */
final class DatabaseOptionReader {
    private static final long MIN_DURATION = 60;
    private static final long MAX_DURATION = 3650 * Minutes.DAY;
    private static final long MIN_KEEP = Minutes.DAY;
    private static final long MAX_KEEP = 365000 * Minutes.DAY;
    /** What nanoseconds in a long can count. */
    private static final long MAX_KEEP_NANOS = 292 * 365 * Minutes.DAY;

    private static final int KEEPS = 3;
    private static final int MAX_RETENTIONS = 3;
    private static final int MAX_KEEP_OFFSET = 23;
    private static final int PRECISION_CHARS = 2;
    private static final Set<String> CACHE_MODELS = Set.of("none", "last_row", "last_value", "both");
    private static final Set<String> ENCRYPTIONS = Set.of("none", "sm4");

    private final Map<String, String> values;

    private DatabaseOptionReader(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /** Options of a new database. */
    static DatabaseOptions create(List<Option> options) {
        return new DatabaseOptionReader(presets()).readAll(options);
    }

    /** A database's options after ALTER. */
    static DatabaseOptions alter(DatabaseOptions before, List<Option> options) {
        return new DatabaseOptionReader(before.values()).readAll(options);
    }

    /** Of several options with the same name the last counts. */
    private DatabaseOptions readAll(List<Option> options) {
        Map<String, Option> last = new LinkedHashMap<>();
        options.forEach(option -> last.put(option.name(), option));
        last.values().forEach(this::read);
        return checked();
    }

    private static Map<String, String> presets() {
        Map<String, String> presets = new TreeMap<>();
        NumberOption.ALL.forEach(o -> presets.put(o.name(), String.valueOf(o.preset())));
        presets.put("cachemodel", "none");
        presets.put("precision", "ms");
        presets.put("duration", "10d");
        presets.put("keep", "3650d,3650d,3650d");
        presets.put("keep_time_offset", "0");
        presets.put("retentions", "");
        presets.put("encrypt_algorithm", "none");
        presets.put("s3_keeplocal", "525600m");
        presets.put("compact_interval", "0d");
        presets.put("compact_time_range", "0d,0d");
        presets.put("compact_time_offset", "0h");
        return presets;
    }

    private void read(Option option) {
        String name = option.name();
        NumberOption number = NumberOption.BY_NAME.get(name);
        if (number != null) {
            values.put(name, number.checked(Literal.number(option)));
            return;
        }
        switch (name) {
            case "cachemodel" -> word(option, "cacheModel", CACHE_MODELS);
            case "encrypt_algorithm" -> word(option, "encryptAlgorithm", ENCRYPTIONS);
            case "precision" -> precision(option);
            case "duration" -> duration(option);
            case "keep" -> keep(option);
            case "keep_time_offset" -> keepTimeOffset(option);
            case "retentions" -> retentions(option);
            case "s3_keeplocal" -> keepLocal(option);
            case "compact_interval", "compact_time_range" -> compact(option);
            case "compact_time_offset" -> compactOffset(option);
            case "strict", "dnodes" -> {
                // one node: nothing to choose
            }
            default -> throw new IllegalArgumentException("unknown database option " + name);
        }
    }

    private void word(Option option, String label, Set<String> allowed) {
        String value = Literal.text(option).toLowerCase(Locale.ROOT);
        if (!allowed.contains(value)) {
            throw DdlErrors.databaseOption("Invalid option " + label + ": " + Literal.text(option));
        }
        values.put(option.name(), value);
    }

    private void precision(Option option) {
        String text = Literal.text(option);
        if (!Set.of("ms", "us", "ns").contains(text)) {
            String shown = text.substring(0, Math.min(text.length(), PRECISION_CHARS));
            throw DdlErrors.databaseOption("Invalid option precision: " + shown);
        }
        values.put("precision", text);
    }

    private void duration(Option option) {
        long minutes = Minutes.of(option.value(), "daysPerFile");
        if (minutes < MIN_DURATION || minutes > MAX_DURATION) {
            throw DdlErrors.databaseOption("Invalid option daysPerFile: " + minutes + ", valid range: [" + MIN_DURATION
                    + ", " + MAX_DURATION + "]");
        }
        values.put("duration", Minutes.text(minutes));
    }

    private void keep(Option option) {
        if (option.values().size() > KEEPS) {
            throw DdlErrors.databaseOption("Invalid number of keep options");
        }
        List<Long> keeps = new ArrayList<>();
        option.values().forEach(value -> keeps.add(Minutes.of(value, "keep")));
        while (keeps.size() < KEEPS) {
            keeps.add(keeps.get(keeps.size() - 1));
        }
        checkKeeps(keeps, MAX_KEEP);
        if (keeps.get(0) > keeps.get(1) || keeps.get(1) > keeps.get(2)) {
            throw DdlErrors.databaseOption("Invalid keep value, should be keep0 <= keep1 <= keep2");
        }
        values.put(
                "keep",
                Minutes.text(keeps.get(0)) + "," + Minutes.text(keeps.get(1)) + "," + Minutes.text(keeps.get(2)));
    }

    private static void checkKeeps(List<Long> keeps, long max) {
        if (keeps.stream().anyMatch(k -> k < MIN_KEEP || k > max)) {
            throw DdlErrors.databaseOption("Invalid option keep: " + keeps.get(0) + ", " + keeps.get(1) + ", "
                    + keeps.get(2) + " valid range: [" + MIN_KEEP + "m, " + max + "m]");
        }
    }

    private void keepTimeOffset(Option option) {
        long hours = hours(option.value(), "keepTimeOffset");
        if (hours < 0 || hours > MAX_KEEP_OFFSET) {
            throw DdlErrors.databaseOption(
                    "Invalid option keepTimeOffset: " + hours + ", valid range: [0, " + MAX_KEEP_OFFSET + "]");
        }
        values.put("keep_time_offset", String.valueOf(hours));
    }

    private static long hours(Expr value, String label) {
        if (value instanceof Expr.DurationLiteral literal) {
            if (literal.unit() != 'h') {
                throw DdlErrors.databaseOption(
                        "Invalid option " + label + " unit: " + literal.unit() + ", only h allowed");
            }
            return literal.value();
        }
        return Literal.number(value);
    }

    private void retentions(Option option) {
        List<Expr> parts = option.values();
        if (parts.size() > 2 * MAX_RETENTIONS) {
            throw DdlErrors.databaseOption("Invalid retentions option, at most " + MAX_RETENTIONS + " pairs allowed");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String separator = i % 2 == 1 ? ":" : ",";
            text.append(i == 0 ? "" : separator);
            text.append(parts.get(i) instanceof Expr.DurationLiteral d ? d.value() + "" + d.unit() : "-");
        }
        values.put("retentions", text.toString());
    }

    private void keepLocal(Option option) {
        long minutes = Minutes.of(option.value(), "s3KeepLocal");
        if (minutes < MIN_KEEP || minutes > MAX_KEEP) {
            throw DdlErrors.databaseOption("Invalid option s3KeepLocal: " + minutes + "m, valid range: [" + MIN_KEEP
                    + "m, " + MAX_KEEP + "m]");
        }
        values.put("s3_keeplocal", minutes + "m");
    }

    private void compact(Option option) {
        List<String> texts = new ArrayList<>();
        for (Expr value : option.values()) {
            texts.add(Minutes.text(
                    value instanceof Expr.Negate n
                            ? -Minutes.of(n.operand(), option.name())
                            : Minutes.of(value, option.name())));
        }
        values.put(option.name(), String.join(",", texts));
    }

    private void compactOffset(Option option) {
        values.put(option.name(), hours(option.value(), "compactTimeOffset") + "h");
    }

    /** What options must fulfil together. */
    private DatabaseOptions checked() {
        DatabaseOptions options = new DatabaseOptions(Precision.ofText(text("precision")), values);
        long duration = Minutes.parse(text("duration"));
        List<Long> keeps =
                Arrays.stream(text("keep").split(",")).map(Minutes::parse).toList();
        if (options.precision() == Precision.NANOSECONDS) {
            checkKeeps(keeps, MAX_KEEP_NANOS);
        }
        if (keeps.get(0) < KEEPS * duration) {
            throw DdlErrors.databaseOption("Invalid duration value, should be keep2 >= keep1 >= keep0 >= 3 * duration");
        }
        if (Minutes.parse(text("s3_keeplocal")) < KEEPS * duration) {
            throw DdlErrors.databaseOption("Invalid parameters, should be s3_keeplocal >= 3 * duration");
        }
        if (options.number("minrows") >= options.number("maxrows")) {
            throw DdlErrors.invalidDatabaseOptions();
        }
        if (options.number("replica") == 2) {
            throw DdlErrors.invalidDatabaseOptions();
        }
        if (options.number("replica") > 1) {
            throw DdlErrors.of(0x334, "Out of dnodes");
        }
        return options;
    }

    private String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("database option " + name + " has no value");
        }
        return value;
    }
}
