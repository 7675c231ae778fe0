/** The {@code taosj} command. */
module io.taosj.cli {
    requires de.siegmar.fastcsv;
    requires info.picocli;
    requires java.logging;
    requires io.taosj.embedded;
    requires io.taosj.engine;
    requires io.taosj.server;
    requires java.desktop;
    requires org.jline;
    requires static org.jspecify;
    requires xchart;

    opens io.taosj.cli to
            info.picocli;
}
