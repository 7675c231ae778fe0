package io.taosj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.Protocol;
import io.taosj.jdbc.internal.JdbcSettings;
import io.taosj.jdbc.internal.JdbcUrl;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What URLs and properties mean. */
final class UrlTest {
    private static ConnectionOptions options(String url) throws SQLException {
        return JdbcUrl.parse(url, new Properties()).options();
    }

    @Test
    void ownUrls() throws SQLException {
        ConnectionOptions options = options(
                "jdbc:taosj:wss://us%40er:p%2Fw@[::1]:7000,h2/my%20db?timezone=Pacific/Chatham&request_timeout=5s");
        assertThat(options.protocol()).isEqualTo(Protocol.WEBSOCKET);
        assertThat(options.tls()).isTrue();
        assertThat(options.endpoints()).containsExactly(new Endpoint("::1", 7000), new Endpoint("h2", 6041));
        assertThat(options.user()).isEqualTo("us@er");
        assertThat(options.password()).isEqualTo("p/w");
        assertThat(options.database()).isEqualTo("my db");
        assertThat(options.timeZone()).isEqualTo(ZoneId.of("Pacific/Chatham"));
        assertThat(options.requestTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options("jdbc:taosj:https://h").protocol()).isEqualTo(Protocol.REST);
        assertThat(options("jdbc:taosj:native://h").protocol()).isEqualTo(Protocol.NATIVE);
        assertThat(options("jdbc:taosj:embedded:").directory()).isNull();
        assertThat(options("jdbc:taosj:embedded:/tmp/x?user=me").directory()).isEqualTo(Path.of("/tmp/x"));
    }

    @Test
    void theClientsOwnUrlMayFollow() throws SQLException {
        JdbcSettings settings = JdbcUrl.parse("jdbc:taosj:taos+ws://root:secret@h:7000/d", new Properties());
        assertThat(settings.options().endpoints()).containsExactly(new Endpoint("h", 7000));
        assertThat(settings.url()).startsWith("jdbc:taosj:ws://").doesNotContain("secret");
    }

    @Test
    void propertiesStandBehindTheUrlAndStayAsTheyAre() throws SQLException {
        Properties info = new Properties();
        info.setProperty("user", "from properties");
        info.setProperty("password", "a&b=c+d%");
        info.setProperty("database", "d1");
        info.setProperty("batch_error_ignore", "true");
        JdbcSettings settings = JdbcUrl.parse("jdbc:taosj:ws://h?database=d2", info);
        assertThat(settings.options().user()).isEqualTo("from properties");
        assertThat(settings.options().password()).isEqualTo("a&b=c+d%");
        assertThat(settings.options().database()).isEqualTo("d2");
        assertThat(settings.batchErrorIgnore()).isTrue();
        assertThat(settings.url()).doesNotContain("a&b");
        JdbcUrl.parse("jdbc:TAOS-WS://h:1/Db?user=x&password=y", info);
        assertThat(info).hasSize(4).containsEntry("user", "from properties");
    }

    @Test
    void officialUrls() throws SQLException {
        ConnectionOptions options =
                options("jdbc:TAOS-WS://h1:6041,[fe80::1]:6042/Power?user=u&password=p%26w+&timezone=UTC-8"
                        + "&messageWaitTimeout=1500&enableCompression=true&app_name=me&varcharAsString=true");
        assertThat(options.protocol()).isEqualTo(Protocol.WEBSOCKET);
        assertThat(options.endpoints()).containsExactly(new Endpoint("h1", 6041), new Endpoint("fe80::1", 6042));
        assertThat(options.database()).isEqualTo("power");
        assertThat(options.password()).isEqualTo("p&w+");
        assertThat(options.timeZone()).isEqualTo(ZoneId.of("UTC-8"));
        assertThat(options.requestTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(options.compression()).isTrue();
        assertThat(options.application()).isEqualTo("me");
        assertThat(options("jdbc:TAOS-RS://cloud?useSSL=true&token=t").endpoints())
                .containsExactly(new Endpoint("cloud", 443));
        assertThat(options("jdbc:TAOS-RS://h:6041?batchfetch=true").protocol()).isEqualTo(Protocol.WEBSOCKET);
        assertThat(options("jdbc:TAOS://h:6030/d").protocol()).isEqualTo(Protocol.NATIVE);
        assertThat(options("jdbc:TAOS-WS://h:6041/d?slaveClusterHost=b").endpoints())
                .containsExactly(new Endpoint("h", 6041), new Endpoint("b", 6041));
    }

    @Test
    void wrongUrlsSayWhatIsWrong() {
        assertThatThrownBy(() -> options("jdbc:taosj:gopher://h"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("gopher");
        assertThatThrownBy(() -> options("jdbc:TAOS-WS://h:6041?timezone=Nowhere/Land"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Nowhere/Land");
        assertThatThrownBy(() -> options("jdbc:taosj:ws://h?request_timeout=soon"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void theDriverIsFound() throws SQLException {
        assertThat(DriverManager.getDriver("jdbc:taosj:ws://h")).isInstanceOf(TaosDriver.class);
        TaosDriver driver = new TaosDriver();
        assertThat(driver.acceptsURL("jdbc:taos-ws://h")).isTrue();
        assertThat(driver.acceptsURL("jdbc:postgresql://h")).isFalse();
        assertThat(driver.connect("jdbc:postgresql://h", new Properties())).isNull();
        assertThat(driver.getPropertyInfo("jdbc:taosj:ws://h?timezone=UTC&password=x", null))
                .hasSize(20)
                .anySatisfy(p -> assertThat(p.value).isEqualTo("UTC"))
                .noneSatisfy(p -> assertThat(p.value).isEqualTo("x"));
        assertThat(driver.getPropertyInfo("jdbc:TAOS-WS://h", null)).hasSizeGreaterThan(15);
    }
}
