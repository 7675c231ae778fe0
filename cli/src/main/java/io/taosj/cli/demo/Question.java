package io.taosj.cli.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One query of the demo.
 *
 * @param title what it shows
 * @param sql the statement, on several lines
 * @param rows how many rows of the answer to print
 * @param plot how to draw the answer, null for not at all
 */
record Question(
        String title, String sql, int rows, @Nullable Plot plot) {

    /**
     * A drawing of an answer.
     *
     * @param caption what is drawn, with its unit
     * @param time the label of the time column
     * @param values labels of numeric columns, one line each
     * @param series label of the column that splits rows into lines; null if each column is one
     */
    record Plot(
            String caption,
            String time,
            List<String> values,
            @Nullable String series) {
        Plot {
            values = List.copyOf(values);
        }
    }

    static List<Question> all() {
        return List.of(
                new Question("What is there? Rows and the last reading of each airport", """
                        select code, count(*) as readings, first(ts) as since, last(ts) as until, last(temp) as last_temp
                        from weather group by code order by code""", 10, null),
                new Question(
                        "Daily mean and maximum temperature (INTERVAL, PARTITION BY)",
                        """
                        select _wstart as day, code, round(avg(temp), 1) as mean_temp, max(temp) as max_temp
                        from weather partition by code interval(1d) order by day, code""",
                        6,
                        new Plot("mean temperature of each day, °F", "day", List.of("mean_temp"), "code")),
                new Question(
                        "Newark has no readings from 00:00 to 04:00 that night: filled from both sides (FILL LINEAR)",
                        """
                        select _wstart as hour, last(temp) as temp, last(humid) as humid, last(pressure) as pressure
                        from ewr where ts >= '2013-10-25T22:00:00Z' and ts < '2013-10-26T07:00:00Z'
                        interval(1h) fill(linear)""",
                        12,
                        null),
                new Question("Wind episodes: from 28 mph on until it drops below 20 mph (EVENT_WINDOW)", """
                        select _wstart as since, _wend as until, count(*) as hours, round(max(wind_speed), 1) as wind, round(max(wind_gust), 1) as gust
                        from jfk event_window start with wind_speed >= 28 end with wind_speed < 20""", 8, null),
                new Question("Runs of rain: hours with rain, at most two hours apart (SESSION)", """
                        select _wstart as since, _wend as until, count(*) as wet_hours, round(sum(precip), 2) as inches
                        from lga where precip > 0 session(ts, 2h) order by inches desc limit 8""", 8, null),
                new Question(
                        "The three airports side by side, month by month",
                        """
                        select _wstart as month,
                          round(avg(case when code = 'EWR' then temp end), 1) as newark,
                          round(avg(case when code = 'JFK' then temp end), 1) as kennedy,
                          round(avg(case when code = 'LGA' then temp end), 1) as la_guardia
                        from weather interval(1n)""",
                        12,
                        new Plot(
                                "mean temperature of each month, °F",
                                "month",
                                List.of("newark", "kennedy", "la_guardia"),
                                null)));
    }
}
