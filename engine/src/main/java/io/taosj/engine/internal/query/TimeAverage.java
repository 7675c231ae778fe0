package io.taosj.engine.internal.query;

/** TWA: the area under the lines between neighbouring values, without collecting the values of a group. */
final class TimeAverage {
    private static final String TIME = RowStage.TIME;

    private TimeAverage() {}

    /** TWA of a group's rows alone, as an aggregate: NULL of nothing, of one value that value. */
    static String of(AggregateStage stage, String value) {
        String length = "(max(" + TIME + ") FILTER (" + value + " IS NOT NULL) - min(" + TIME + ") FILTER (" + value
                + " IS NOT NULL))";
        return "CASE WHEN count(" + value + ") < 2 THEN max(CAST(" + value + " AS DOUBLE)) ELSE sum("
                + between(stage, value) + ") / " + length + " END";
    }

    /** In each row of a group the area back to the value before. */
    static String between(AggregateStage stage, String value) {
        String number = "CAST(" + value + " AS DOUBLE)";
        return area(
                stage.neighbourInGroup("lag(" + number + " IGNORE NULLS)"),
                number,
                stage.neighbourInGroup("lag(CASE WHEN " + value + " IS NOT NULL THEN " + TIME + " END IGNORE NULLS)"),
                TIME);
    }

    /** What lies under the line between two points; where it crosses zero the two parts count for themselves. */
    static String area(String value1, String value2, String time1, String time2) {
        String product = "(" + value1 + ") * (" + value2 + ")";
        return "CASE WHEN " + product + " >= 0 THEN ((" + value1 + ") + (" + value2 + ")) / 2 * (" + time2 + " - "
                + time1
                + ") WHEN " + product + " < 0 THEN taosj.crossing_area(" + value1 + ", " + value2 + ", CAST(" + time1
                + " AS DOUBLE), CAST(" + time2 + " AS DOUBLE)) END";
    }
}
