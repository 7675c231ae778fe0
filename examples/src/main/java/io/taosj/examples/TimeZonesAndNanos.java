package io.taosj.examples;

import io.taosj.ConnectionOptions;
import io.taosj.Row;
import io.taosj.TaosConnection;
import java.time.ZoneId;
import java.util.List;

/** One local time in three zones, with all nine digits. */
final class TimeZonesAndNanos {
    private TimeZonesAndNanos() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection owner = setup.connect()) {
            owner.execute("drop database if exists zones");
            owner.execute("create database zones precision 'ns'");
            owner.execute("create table zones.t (ts timestamp, zone varchar(20))");
            List<String> zones = List.of("UTC", "America/New_York", "Asia/Tokyo");
            for (String zone : zones) {
                try (TaosConnection taos = connect(setup, zone)) {
                    // a time without zone is read in the zone of the connection
                    taos.execute("insert into zones.t values ('2024-07-01 12:00:00.123456789', '" + zone + "')");
                }
            }
            for (String zone : zones) {
                try (TaosConnection taos = connect(setup, zone);
                        var rows = taos.query("select ts, zone from zones.t order by ts").stream()) {
                    System.out.println(zone + ":");
                    for (Row row : rows.toList()) {
                        System.out.println("  " + row.getInstant(0) + " " + row.getLocalDateTime(0));
                    }
                }
            }
            owner.execute("drop database zones");
        }
    }

    private static TaosConnection connect(Setup setup, String zone) {
        return ConnectionOptions.parse(setup.url()).toBuilder()
                .timeZone(ZoneId.of(zone))
                .connect();
    }
}
