package io.taosj.examples;

import io.taosj.TaosBatchException;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import java.util.List;

/** What a failure tells. */
final class HandleErrors {
    private HandleErrors() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("errors")) {
            show(() -> taos.execute("CREATE TABLE 123"));
            show(() -> taos.execute("select * from nowhere"));
            show(() -> taos.execute("use nowhere"));
            taos.execute("create table t (ts timestamp, v int)");
            try {
                taos.executeBatch(List.of("insert into t values (now, 1)", "insert into t values (now, )"));
            } catch (TaosBatchException e) {
                System.out.println("statement " + e.index() + " failed, " + e.counts().length + " done before");
            }
        }
    }

    private static void show(Runnable call) {
        try {
            call.run();
        } catch (TaosException e) {
            System.out.printf(
                    "0x%04x %s %s%n", e.code(), e.sqlState(), e.getClass().getSimpleName());
        }
    }
}
