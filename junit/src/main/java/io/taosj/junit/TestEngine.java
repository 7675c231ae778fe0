package io.taosj.junit;

import io.taosj.TaosConnection;
import io.taosj.TaosException;
import io.taosj.TaosResult;
import io.taosj.embedded.EmbeddedTaos;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** An engine that tests share, and a connection that makes and drops their databases. */
final class TestEngine implements AutoCloseable {
    private final EmbeddedTaos taos;
    private final TaosConnection administrator;
    private final AtomicLong databases = new AtomicLong();

    private TestEngine(EmbeddedTaos taos, TaosConnection administrator) {
        this.taos = taos;
        this.administrator = administrator;
    }

    static TestEngine start(TestSettings.EngineSettings settings) {
        EmbeddedTaos taos = EmbeddedTaos.builder()
                .timeZone(settings.zone())
                .clock(settings.clock())
                .start();
        try {
            return new TestEngine(taos, taos.connect());
        } catch (RuntimeException e) {
            taos.close();
            throw e;
        }
    }

    EmbeddedTaos taos() {
        return taos;
    }

    /** Makes a database of a name that no other test has. */
    String createDatabase(String precision) {
        String name = "test_" + databases.incrementAndGet();
        administrator.execute("create database " + name + " precision '" + precision + "'");
        return name;
    }

    /** Drops a database and its topics; one that a forgotten consumer still reads stays until the engine ends. */
    void dropDatabase(String name) {
        try {
            List<String> topics = new ArrayList<>();
            String sql = "select topic_name from information_schema.ins_topics where db_name = '" + name + "'";
            try (TaosResult rows = administrator.query(sql)) {
                rows.toMaps().forEach(row -> topics.add(String.valueOf(row.get("topic_name"))));
            }
            topics.forEach(topic -> administrator.execute("drop topic if exists `" + topic + "`"));
            administrator.execute("drop database if exists " + name);
        } catch (TaosException e) {
            System.getLogger(TestEngine.class.getName())
                    .log(System.Logger.Level.WARNING, "database of a test not dropped: {0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            administrator.close();
        } finally {
            taos.close();
        }
    }
}
