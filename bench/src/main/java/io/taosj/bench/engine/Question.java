package io.taosj.bench.engine;

/** Questions in the dialect and by hand in the store's SQL: the same columns, rows and order. */
public enum Question {
    INTERVAL_PER_TABLE(
            "SELECT tbname, _wstart, avg(current), max(voltage) FROM meters PARTITION BY tbname INTERVAL(1m)",
            "SELECT t.tbname, w, a, m FROM (SELECT tbid, ts - ts % 60000 AS w, avg(current) AS a, max(voltage) AS m"
                    + " FROM meters GROUP BY ALL) JOIN tables t USING (tbid) ORDER BY tbid, w"),
    INTERVAL_OVER_ALL(
            "SELECT _wstart, avg(current), max(voltage), count(*) FROM meters INTERVAL(1m)",
            "SELECT ts - ts % 60000 AS w, avg(current), max(voltage), count(*) FROM meters GROUP BY ALL ORDER BY w"),
    INTERVAL_BY_TAG(
            "SELECT _wstart, avg(current), max(voltage) FROM meters WHERE groupid = 3 INTERVAL(1m)",
            "SELECT ts - ts % 60000 AS w, avg(current), max(voltage) FROM meters"
                    + " WHERE tbid IN (SELECT tbid FROM tables WHERE groupid = 3) GROUP BY ALL ORDER BY w"),
    INTERVAL_OF_TABLE(
            "SELECT _wstart, avg(current), max(voltage) FROM d7 INTERVAL(1m)",
            "SELECT ts - ts % 60000 AS w, avg(current), max(voltage) FROM meters WHERE tbid = 7 GROUP BY ALL ORDER BY w"),
    LAST_PER_TABLE(
            "SELECT tbname, last(ts), last(current), last(note) FROM meters PARTITION BY tbname",
            "SELECT tbname, m.ts, m.current, m.note FROM meters m JOIN (SELECT tbid, max(ts) AS ts FROM meters"
                    + " GROUP BY tbid) USING (tbid, ts) JOIN tables t USING (tbid) ORDER BY tbid"),
    LAST_ROW_PER_TABLE(
            "SELECT tbname, last_row(*) FROM meters PARTITION BY tbname",
            "SELECT tbname, m.* FROM meters m JOIN (SELECT tbid, max(ts) AS ts FROM meters GROUP BY tbid)"
                    + " USING (tbid, ts) JOIN tables t USING (tbid) ORDER BY tbid"),
    LAST_BY_TAG(
            "SELECT tbname, last(ts), last(current) FROM meters WHERE groupid = 3 PARTITION BY tbname",
            "SELECT tbname, m.ts, m.current FROM meters m JOIN (SELECT tbid, max(ts) AS ts FROM meters WHERE tbid IN"
                    + " (SELECT tbid FROM tables WHERE groupid = 3) GROUP BY tbid) USING (tbid, ts)"
                    + " JOIN tables t USING (tbid) ORDER BY tbid"),
    TABLE(
            "SELECT * FROM d7",
            "SELECT ts, current, voltage, phase, energy, note FROM meters WHERE tbid = 7 ORDER BY ts"),
    TABLE_BY_NAME(
            "SELECT ts, current, voltage FROM meters WHERE tbname = 'd7'",
            "SELECT ts, current, voltage FROM meters WHERE tbid = 7"),
    COUNT_OF_ALL("SELECT count(*) FROM meters", "SELECT count(*) FROM meters"),
    COUNT_OF_TABLE("SELECT count(*) FROM d7", "SELECT count(*) FROM meters WHERE tbid = 7"),
    RANGE_OVER_ALL(
            "SELECT ts, current, tbname FROM meters WHERE ts >= 1700000060000 AND ts < 1700000120000",
            "SELECT ts, current, tbname FROM meters JOIN tables USING (tbid)"
                    + " WHERE ts >= 1700000060000 AND ts < 1700000120000"),
    SCAN_NUMBERS("SELECT ts, current, voltage, energy FROM meters", "SELECT ts, current, voltage, energy FROM meters"),
    SCAN(
            "SELECT ts, current, voltage, phase, energy, note FROM meters",
            "SELECT ts, current, voltage, phase, energy, note FROM meters"),
    STATE_WINDOW(
            "SELECT tbname, _wstart, count(*), avg(current) FROM meters PARTITION BY tbname STATE_WINDOW(voltage)",
            "SELECT any_value(tbname), min(ts), count(*), avg(current) FROM (SELECT *, sum(b) OVER (PARTITION BY tbid"
                    + " ORDER BY ts ROWS UNBOUNDED PRECEDING) AS w FROM (SELECT *, CASE WHEN voltage <> lag(voltage) OVER"
                    + " (PARTITION BY tbid ORDER BY ts) THEN 1 ELSE 0 END AS b FROM meters)) JOIN tables USING (tbid)"
                    + " GROUP BY tbid, w ORDER BY tbid, w"),
    SESSION_WINDOW(
            "SELECT tbname, _wstart, count(*), avg(current) FROM meters PARTITION BY tbname SESSION(ts, 2s)",
            "SELECT any_value(tbname), min(ts), count(*), avg(current) FROM (SELECT *, sum(b) OVER (PARTITION BY tbid"
                    + " ORDER BY ts ROWS UNBOUNDED PRECEDING) AS w FROM (SELECT *, CASE WHEN ts - lag(ts) OVER"
                    + " (PARTITION BY tbid ORDER BY ts) > 2000 THEN 1 ELSE 0 END AS b FROM meters)) JOIN tables USING (tbid)"
                    + " GROUP BY tbid, w ORDER BY tbid, w"),
    EVENT_WINDOW(
            "SELECT tbname, _wstart, count(*) FROM meters PARTITION BY tbname"
                    + " EVENT_WINDOW START WITH voltage > 220 END WITH voltage < 217",
            "SELECT any_value(tbname), min(ts), count(*) FROM (SELECT *, min(n) FILTER (voltage > 220) OVER"
                    + " (PARTITION BY tbid, w) AS f FROM (SELECT *, min(n) FILTER (voltage < 217) OVER (PARTITION BY tbid"
                    + " ORDER BY n ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS w FROM (SELECT *, row_number()"
                    + " OVER (PARTITION BY tbid ORDER BY ts) AS n FROM meters)) WHERE w IS NOT NULL) JOIN tables"
                    + " USING (tbid) WHERE n >= f GROUP BY tbid, w ORDER BY tbid, w"),
    COUNT_WINDOW(
            "SELECT tbname, _wstart, count(*), avg(current) FROM meters PARTITION BY tbname COUNT_WINDOW(50)",
            "SELECT any_value(tbname), min(ts), count(*), avg(current) FROM (SELECT *, (row_number() OVER (PARTITION BY"
                    + " tbid ORDER BY ts) - 1) // 50 AS w FROM meters) JOIN tables USING (tbid) GROUP BY tbid, w"
                    + " ORDER BY tbid, w"),
    DIFF(
            "SELECT sum(d) FROM (SELECT diff(energy) AS d FROM meters PARTITION BY tbname)",
            "SELECT CAST(sum(d) AS BIGINT) FROM (SELECT energy - lag(energy) OVER (PARTITION BY tbid ORDER BY ts) AS d"
                    + " FROM meters) WHERE d IS NOT NULL"),
    TWA(
            "SELECT tbname, twa(current) FROM meters PARTITION BY tbname",
            "SELECT any_value(tbname), sum((current + p) * (ts - q) / 2) / nullif(max(ts) - min(ts), 0) FROM (SELECT *,"
                    + " lag(current) OVER o AS p, lag(ts) OVER o AS q FROM meters WINDOW o AS (PARTITION BY tbid"
                    + " ORDER BY ts)) JOIN tables USING (tbid) GROUP BY tbid ORDER BY tbid");

    private final String dialect;
    private final String byHand;

    Question(String dialect, String byHand) {
        this.dialect = dialect;
        this.byHand = byHand;
    }

    String dialect() {
        return dialect;
    }

    String byHand() {
        return byHand;
    }
}
