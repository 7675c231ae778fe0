package io.taosj.engine.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes queries at random, many of them wrong, over the tables that {@link #SETUP} creates. */
final class RandomQueries {
    static final String[] SETUP = {
        "create database d",
        "use d",
        "create stable s (ts timestamp, v int, d double, n varchar(6), b bool, u bigint unsigned)"
                + " tags (g int, nm nchar(4))",
        "insert into a using s tags (1, 'p') values (1700000000000, 1, 1.5, 'ab', true, 5)"
                + " (1700000010000, 3, null, null, false, 7) (1700000050000, null, 2.5, 'a', null, null)"
                + " (1700000100000, 5, -1, 'b', true, 1)",
        "insert into c using s tags (2, null) values (1700000001000, 2, 0.5, 'zz', true, 5)"
                + " (1700000061000, 4, 1e3, '', false, 9)",
        "create table e using s tags (3, 'q')"
    };
    private static final String[] AGGREGATES = {
        "count(*)",
        "avg(v)",
        "min(v)",
        "last_row(n)",
        "spread(ts)",
        "stddev(d)",
        "mode(v)",
        "elapsed(ts)",
        "twa(v)",
        "irate(v)",
        "hyperloglog(n)",
        "apercentile(v, 50)",
        "percentile(v, 50)",
        "leastsquares(v, 1, 1)",
        "var_pop(u)",
        "histogram(v, 'user_input', '[1, 3, 5]', 0)",
        "sum(v) + 1"
    };
    private static final String[] ROW_FUNCTIONS = {
        "top(v, 2)",
        "bottom(d, 3)",
        "diff(v)",
        "diff(d, 1)",
        "csum(v)",
        "mavg(d, 2)",
        "derivative(v, 1s, 0)",
        "statecount(v, 'GT', 2)",
        "stateduration(v, 'LT', 4, 1s)",
        "tail(n, 2)",
        "unique(v)",
        "sample(v, 2)",
        "diff(ts)"
    };
    private static final String[] WINDOWS = {
        "interval(1m)",
        "interval(30s) sliding(10s)",
        "interval(1n)",
        "interval(1d, 1h)",
        "session(ts, 30s)",
        "state_window(v)",
        "state_window(n)",
        "count_window(3)",
        "count_window(4, 2)",
        "event_window start with v > 2 end with v < 2",
        "interval(1m) fill(prev)",
        "interval(1m) fill(null)",
        "interval(1m) fill(linear)",
        "interval(1m) fill(next)",
        "interval(1m) fill(value, 1)",
        "interval(1y)",
        "interval(1n) sliding(10d)",
        "interval(1w)"
    };
    private static final String[] SOURCES = {
        "s",
        "a",
        "e",
        "(select * from s)",
        "(select ts, v, d, n, g, b, u from s order by ts)",
        "(select ts, v, d, n, u, b, tbname, g from s partition by tbname limit 3)"
    };

    private final Random random;

    RandomQueries(long seed) {
        random = new Random(seed);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private String scalar(int depth) {
        return switch (random.nextInt(depth <= 0 ? 2 : 8)) {
            case 0 -> pick("v", "d", "n", "g", "ts", "b", "u", "tbname");
            case 1 -> pick("1", "2.5", "'x'", "null", "true", "10s", "v");
            case 2 ->
                "(" + scalar(depth - 1) + " " + pick("+", "-", "*", "/", "%", "&", "|") + " " + scalar(depth - 1) + ")";
            case 3 -> "abs(" + scalar(depth - 1) + ")";
            case 4 -> "concat(n, " + scalar(depth - 1) + ")";
            case 5 ->
                "case when " + condition(depth - 1) + " then " + scalar(depth - 1) + " else " + scalar(depth - 1)
                        + " end";
            case 6 ->
                "cast(" + scalar(depth - 1) + " as " + pick("int", "double", "varchar(10)", "timestamp", "bool") + ")";
            default -> "timetruncate(ts, 1m)";
        };
    }

    private String condition(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> scalar(depth) + " " + pick("=", "<", ">=", "!=") + " " + scalar(depth);
            case 1 -> "n like '%a%'";
            case 2 -> scalar(depth) + " is null";
            case 3 -> "g in (1, 2)";
            default -> "ts between 1700000000000 and 1700000600000";
        };
    }

    private String aggregate() {
        return oneIn(3) ? pick("sum", "max", "first", "last", "count") + "(" + scalar(1) + ")" : pick(AGGREGATES);
    }

    private List<String> items(int kind, String keys, boolean window, boolean grouped) {
        List<String> items = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String item = kind == 0
                    ? scalar(2)
                    : kind == 1 ? i == 0 ? pick(ROW_FUNCTIONS) : scalar(1) : oneIn(4) ? pick("ts", keys) : aggregate();
            items.add(oneIn(5) ? item + " as x" + i : item);
        }
        if (window && oneIn(2)) {
            items.add(0, pick("_wstart", "_wend", "_wduration", "_wstart + 1s"));
        }
        if (grouped && oneIn(2)) {
            items.add(0, keys);
        }
        return items;
    }

    /** The next query. */
    String next() {
        int kind = random.nextInt(5);
        boolean window = kind >= 2 && oneIn(2);
        boolean partition = oneIn(3);
        boolean group = kind >= 2 && !window && !partition && oneIn(3);
        String keys = pick("tbname", "g", "n", "tbname, g", "v", "g + 1", "b");
        StringBuilder sql = new StringBuilder("select ").append(oneIn(8) ? "distinct " : "");
        sql.append(String.join(", ", items(kind, keys, window, partition || group)));
        sql.append(" from ").append(pick(SOURCES));
        sql.append(oneIn(3) ? " where " + condition(1) : "");
        sql.append(partition ? " partition by " + keys : "");
        sql.append(window ? " " + pick(WINDOWS) : "");
        sql.append(group ? " group by " + keys : "");
        sql.append(oneIn(5) ? " having count(*) > 0" : "");
        sql.append(oneIn(3) ? " order by " + pick("1", "ts desc", "v", "tbname", "x0", "_wstart", aggregate()) : "");
        sql.append(oneIn(6) ? " slimit 2" : "");
        sql.append(oneIn(4) ? " limit " + random.nextInt(4) + pick("", " offset 1") : "");
        return sql.toString();
    }
}
