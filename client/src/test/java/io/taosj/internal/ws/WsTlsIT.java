package io.taosj.internal.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ConnectionOptions;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Encrypted connections to a server whose certificate is issued for localhost. */
@Timeout(60)
class WsTlsIT {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final SSLContext context = context();

    private static SSLContext context() {
        try (InputStream in = WsTlsIT.class.getResourceAsStream("/localhost.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("test", store.getCertificate("test"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private TestServer server() throws IOException {
        ServerSocket listener =
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("localhost"));
        return new TestServer(listener, "", c -> {
            c.login();
            while (true) {
                c.ok(c.receiveData(), ",\"db\":\"x\"");
            }
        });
    }

    private ConnectionOptions.Builder options(String host, TestServer server) {
        return Taos.builder().tls(true).endpoint(host, server.port()).sslContext(context);
    }

    @Test
    void talksToTheServerItTrusts() throws IOException {
        try (TestServer server = server();
                TaosConnection taos = options("localhost", server).connect()) {
            for (int i = 0; i < 100; i++) {
                assertThat(taos.currentDatabase()).isEqualTo("x");
            }
            assertThat(taos.isValid(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void refusesAnotherHostsCertificateUnlessToldOtherwise() throws IOException {
        try (TestServer server = server()) {
            assertThatThrownBy(() -> options("127.0.0.1", server).connect())
                    .isInstanceOf(TaosConnectionException.class)
                    .cause()
                    .isInstanceOf(SSLException.class);
            try (TaosConnection taos =
                    options("127.0.0.1", server).verifyHostName(false).connect()) {
                assertThat(taos.currentDatabase()).isEqualTo("x");
            }
        }
    }

    @Test
    void refusesACertificateOfNobodyItTrusts() throws IOException {
        try (TestServer server = server()) {
            assertThatThrownBy(
                            () -> options("localhost", server).sslContext(null).connect())
                    .isInstanceOf(TaosConnectionException.class)
                    .cause()
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void closingEndsTheConnection() throws IOException {
        try (TestServer server = server()) {
            TaosConnection taos = options("localhost", server).connect();
            taos.close();
            assertThat(taos.isClosed()).isTrue();
        }
    }
}
