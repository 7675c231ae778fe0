package io.taosj.examples;

import io.taosj.JsonText;
import io.taosj.Row;
import io.taosj.TaosConnection;

/** A JSON tag: written, read as text, asked for one member, parsed. */
final class JsonTags {
    private JsonTags() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("jsontags")) {
            taos.execute("create stable s1 (ts timestamp, v1 int) tags (info json)");
            taos.execute("insert into s1_1 using s1 tags ('{\"k1\":\"v1\"}') values (1704067200000, 1)");
            Row row = taos.query("select info, info->'k1' from s1").firstRow().orElseThrow();
            System.out.println(row.getString(0));
            System.out.println(row.getString(1));
            System.out.println(JsonText.parse(row.getString(0)));
            System.out.println(
                    taos.query("select v1 from s1 where info contains 'k1'").toList(Integer.class));
        }
    }
}
