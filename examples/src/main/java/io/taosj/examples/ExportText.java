package io.taosj.examples;

import io.taosj.ResultText;
import io.taosj.TaosConnection;
import java.io.StringWriter;

/** A result as CSV and as JSON Lines. */
final class ExportText {
    private ExportText() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connectTo("export")) {
            taos.execute("create table t (ts timestamp, v double, note varchar(30))");
            taos.execute("insert into t values (1704067200000, 1.5, 'a, b') (1704067200001, null, 'c')");
            StringWriter csv = new StringWriter();
            ResultText.writeCsv(taos.query("select * from t"), csv);
            System.out.print(csv.toString().replace("\r", ""));
            StringWriter json = new StringWriter();
            ResultText.writeJsonLines(taos.query("select * from t"), json);
            System.out.print(json);
        }
    }
}
