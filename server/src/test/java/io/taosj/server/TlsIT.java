package io.taosj.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same endpoints behind TLS. */
final class TlsIT {
    private static final String PASSWORD = "store-password";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aKeyStoreAsPkcs12() throws Exception {
        TlsOptions tls = new TlsOptions(keyStore("first"), null, PASSWORD);
        try (RunningServer server =
                RunningServer.withOptions(ServerOptions.defaults().withTls(tls))) {
            assertThat(subject(server.port())).isEqualTo("CN=first");
        }
    }

    @Test
    void certificateAndKeyAsPem() throws Exception {
        Path store = keyStore("pem");
        Path certificate = Files.writeString(directory.resolve("cert.pem"), pem("CERTIFICATE", certificate(store)));
        Path key = Files.writeString(directory.resolve("key.pem"), pem("PRIVATE KEY", key(store)));
        TlsOptions tls = new TlsOptions(certificate, key, null);
        try (RunningServer server =
                RunningServer.withOptions(ServerOptions.defaults().withTls(tls))) {
            assertThat(subject(server.port())).isEqualTo("CN=pem");
        }
        Path both = Files.writeString(
                directory.resolve("both.pem"), pem("PRIVATE KEY", key(store)) + pem("CERTIFICATE", certificate(store)));
        try (RunningServer server =
                RunningServer.withOptions(ServerOptions.defaults().withTls(new TlsOptions(both, null, null)))) {
            assertThat(subject(server.port())).isEqualTo("CN=pem");
        }
    }

    @Test
    void aNewCertificateIsTakenOverWithoutRestart() throws Exception {
        Path file = keyStore("old");
        try (RunningServer server =
                RunningServer.withOptions(ServerOptions.defaults().withTls(new TlsOptions(file, null, PASSWORD)))) {
            assertThat(subject(server.port())).isEqualTo("CN=old");
            Files.copy(keyStore("new"), file, StandardCopyOption.REPLACE_EXISTING);
            server.server().reloadTls();
            assertThat(subject(server.port())).isEqualTo("CN=new");
            Files.writeString(file, "damaged");
            assertThatThrownBy(() -> server.server().reloadTls()).isInstanceOf(IOException.class);
            assertThat(subject(server.port())).isEqualTo("CN=new");
        }
    }

    @Test
    void filesThatAreNoGoodAreSaidPlainly() throws Exception {
        Path store = keyStore("x");
        Path certificate = Files.writeString(directory.resolve("cert.pem"), pem("CERTIFICATE", certificate(store)));
        try (Engine engine = Engine.open(EngineOptions.inMemory())) {
            assertThatThrownBy(() -> start(engine, new TlsOptions(store, null, "wrong")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(store.toString())
                    .hasMessageNotContaining("wrong-");
            assertThatThrownBy(() -> start(engine, new TlsOptions(certificate, null, null)))
                    .hasMessageContaining("private key");
            Path missing = directory.resolve("missing.p12");
            assertThatThrownBy(() -> start(engine, new TlsOptions(missing, null, null)))
                    .hasMessageContaining(missing.toString());
        }
    }

    private static void start(Engine engine, TlsOptions tls) throws IOException {
        TaosServer.start(engine, ServerOptions.defaults().withPort(0).withTls(tls))
                .close();
    }

    /** The subject of the certificate that the server shows, after a request has been answered. */
    private static String subject(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
        try (SSLSocket socket =
                        (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
                RawConnection connection = new RawConnection(socket)) {
            connection.send("GET /-/ping HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(connection.readHttp("GET").status()).isEqualTo(200);
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    /** The certificates are made by the test itself. */
    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private Path keyStore(String name) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        name,
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS) && keytool.exitValue() == 0)
                .as(output)
                .isTrue();
        return file;
    }

    private static KeyStore open(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static byte[] certificate(Path file) throws Exception {
        KeyStore store = open(file);
        return store.getCertificate(store.aliases().nextElement()).getEncoded();
    }

    private static byte[] key(Path file) throws Exception {
        KeyStore store = open(file);
        return Objects.requireNonNull(store.getKey(store.aliases().nextElement(), PASSWORD.toCharArray()))
                .getEncoded();
    }

    private static String pem(String type, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(bytes));
        return "-----BEGIN " + type + "-----\n" + out.toString(StandardCharsets.US_ASCII) + "\n-----END " + type
                + "-----\n";
    }
}
