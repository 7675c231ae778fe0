package io.taosj.examples;

import io.taosj.ConsumerRecord;
import io.taosj.TableChange;
import io.taosj.TaosConnection;
import io.taosj.TaosConsumer;
import io.taosj.TopicBlock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A topic of a database tells what happens to its tables, and whose rows come. */
final class ConsumeDatabaseWithMeta {
    private ConsumeDatabaseWithMeta() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connect()) {
            taos.execute("drop topic if exists topic_everything");
            taos.execute("drop database if exists source");
            taos.execute("create database source vgroups 1");
            taos.execute("use source");
            taos.execute("create topic topic_everything with meta as database source");
            taos.execute("create table st (ts timestamp, n int) tags (place varchar(20))");
            taos.execute("create table c1 using st tags ('Berlin') c3 using st tags ('Ulm')");
            taos.execute("insert into c1 values ('2024-01-01T00:00:00Z', 1)");
            taos.execute("alter table st add column f float");
            taos.execute("insert into c2 using st tags ('Bonn') values ('2024-01-01T00:00:00Z', 2, 0.5)");
            taos.execute("drop table c3");
            try (TaosConsumer consumer =
                    TaosConsumer.create(setup.url(), Map.of("group.id", "example", "auto.offset.reset", "earliest"))) {
                consumer.subscribe(List.of("topic_everything"));
                boolean dropped = false;
                while (!dropped) {
                    for (ConsumerRecord record : consumer.poll(Duration.ofSeconds(1))) {
                        for (TableChange change : record.changes()) {
                            System.out.println(told(change));
                            dropped = change instanceof TableChange.DropTables;
                        }
                        for (TopicBlock block : record.blocks()) {
                            System.out.println(block.table() + ": " + block.toMaps());
                        }
                    }
                }
            }
        }
    }

    private static String told(TableChange change) {
        if (change instanceof TableChange.CreateSuperTable created) {
            return "super table " + created.table() + " with "
                    + created.columns().size() + " columns";
        }
        if (change instanceof TableChange.CreateChildTable created) {
            return "table " + created.table() + " of " + created.superTable() + " with "
                    + created.tags().get(0).value();
        }
        if (change instanceof TableChange.AlterTable altered) {
            return "super table " + altered.table() + ": " + altered.alteration();
        }
        if (change instanceof TableChange.DropTables dropped) {
            return "dropped " + dropped.tables();
        }
        return change.toString();
    }
}
