package io.taosj.jdbc.internal;

import java.sql.DriverPropertyInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What URLs and properties may say, for tools that ask their users. */
public final class UrlProperties {
    private static final String FLAG = "true,false";
    private static final List<Property> OWN = List.of(
            new Property("user", "root", "", "The user"),
            new Property("password", "taosdata", "", "The password"),
            new Property("database", null, "", "The current database after the login"),
            new Property("token", null, "", "The token of a TDengine Cloud instance"),
            new Property("bearer_token", null, "", "A user's token in place of user and password"),
            new Property("totp_code", null, "", "The second factor of the login"),
            new Property("timezone", null, "", "Zone of local times, such as Europe/Berlin; the JVM's if not given"),
            new Property("app_name", "taosj", "", "The application's name, shown by SHOW CONNECTIONS"),
            new Property("connect_timeout", "10s", "", "How long connecting and logging in may take"),
            new Property("request_timeout", "60s", "", "How long to wait for each reply"),
            new Property("keep_alive", "30s", "", "How long a connection may be silent before it is probed"),
            new Property("compression", "false", FLAG, "Whether to ask the server for compression"),
            new Property("max_message_bytes", "268435456", "", "The largest message that is accepted from a server"),
            new Property("tls_verify_host", "true", FLAG, "Whether the server's certificate must be for its host"),
            new Property("tls_trust_store", null, "", "A file with certificates to trust"),
            new Property("tls_trust_store_password", null, "", "The password of the trust store"),
            new Property("tls_key_store", null, "", "A file with the client's certificate and key"),
            new Property("tls_key_store_password", null, "", "The password of the key store"),
            new Property("batch_error_ignore", "false", FLAG, "Whether batches go on after a statement that fails"),
            new Property(
                    "statement_cache", "16", "", "Prepared statements that a connection keeps for their next use"));
    private static final List<Property> OFFICIAL = List.of(
            new Property("user", "root", "", "The user"),
            new Property("password", "taosdata", "", "The password"),
            new Property("host", null, "", "The server, in place of the URL's"),
            new Property("port", null, "", "Its port; 80, or 443 with TLS, if not given"),
            new Property("endpoints", null, "", "Servers with ports and commas between them"),
            new Property("slaveClusterHost", null, "", "A server to try when the others don't answer"),
            new Property("slaveClusterPort", "6041", "", "Its port"),
            new Property("dbname", null, "", "The current database after the login"),
            new Property("token", null, "", "The token of a TDengine Cloud instance"),
            new Property("bearerToken", null, "", "A user's token in place of user and password"),
            new Property("useSSL", "false", FLAG, "Whether to encrypt the connection"),
            new Property("disableSSLCertValidation", "false", FLAG, "Whether to accept any certificate; unsafe"),
            new Property("timezone", null, "", "Zone of local times; the JVM's if not given"),
            new Property("app_name", "taosj", "", "The application's name, shown by SHOW CONNECTIONS"),
            new Property("enableCompression", "false", FLAG, "Whether to ask the server for compression"),
            new Property("messageWaitTimeout", "60000", "", "How long to wait for each reply, in milliseconds"),
            new Property("httpConnectTimeout", "10000", "", "How long connecting may take, in milliseconds"),
            new Property("httpSocketTimeout", "60000", "", "Like messageWaitTimeout, for REST"),
            new Property("batchfetch", "false", FLAG, "Whether a REST URL means a WebSocket connection"),
            new Property("batchErrorIgnore", "false", FLAG, "Whether batches go on after a statement that fails"),
            new Property(
                    "statement_cache", "16", "", "Prepared statements that a connection keeps for their next use"));

    private record Property(String name, @Nullable String standard, String choices, String description) {
        boolean isSecret() {
            return name.contains("assword") || name.contains("oken") || name.contains("totp");
        }
    }

    private UrlProperties() {}

    /** All properties of a URL's kind with their values; secrets are only repeated from the properties themselves. */
    public static DriverPropertyInfo[] describe(String url, Properties info) {
        List<DriverPropertyInfo> all = new ArrayList<>();
        Map<String, String> given = JdbcUrl.plain(info);
        for (Property property : OfficialUrl.accepts(url) ? OFFICIAL : OWN) {
            DriverPropertyInfo described =
                    new DriverPropertyInfo(property.name(), given.getOrDefault(property.name(), value(url, property)));
            described.description = property.description();
            described.required = false;
            if (!property.choices().isEmpty()) {
                described.choices = property.choices().split(",", -1);
            }
            all.add(described);
        }
        return all.toArray(new DriverPropertyInfo[0]);
    }

    private static @Nullable String value(String url, Property property) {
        int question = url.indexOf('?');
        if (question >= 0 && !property.isSecret()) {
            for (String pair : url.substring(question + 1).split("&", -1)) {
                if (pair.startsWith(property.name() + "=")) {
                    return pair.substring(property.name().length() + 1);
                }
            }
        }
        return property.standard();
    }
}
