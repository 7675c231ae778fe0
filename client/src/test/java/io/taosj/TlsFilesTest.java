package io.taosj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path directory;
    private Path certificate;
    private Path key;
    private Path store;

    TlsFilesTest(@TempDir Path directory) {
        this.directory = directory;
        this.certificate = directory.resolve("cert.pem");
        this.key = directory.resolve("key.pem");
        this.store = directory.resolve("store.p12");
    }

    @BeforeEach
    void files() throws Exception {
        try (InputStream in = TlsFilesTest.class.getResourceAsStream("/localhost.p12")) {
            Files.write(store, in.readAllBytes());
        }
        KeyStore loaded = KeyStore.getInstance(store.toFile(), PASSWORD);
        write(certificate, "CERTIFICATE", loaded.getCertificate("test").getEncoded());
        write(key, "PRIVATE KEY", loaded.getKey("test", PASSWORD).getEncoded());
    }

    private static void write(Path file, String kind, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    /** A handshake in which both sides show certificates. */
    private static void handshake(SSLContext server, SSLContext client) throws Exception {
        try (ServerSocket listener = server.getServerSocketFactory().createServerSocket(0)) {
            ((SSLServerSocket) listener).setNeedClientAuth(true);
            CompletableFuture<Integer> got = CompletableFuture.supplyAsync(() -> {
                try (var socket = listener.accept()) {
                    return socket.getInputStream().read();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            try (SSLSocket socket =
                    (SSLSocket) client.getSocketFactory().createSocket("localhost", listener.getLocalPort())) {
                socket.getOutputStream().write(7);
                assertThat(got.get(20, TimeUnit.SECONDS)).isEqualTo(7);
            }
        }
    }

    @Test
    void pemAndKeyStoresGiveTheSame() throws Exception {
        SSLContext pem =
                new TlsFiles().trust(certificate).certificate(certificate, key).context();
        SSLContext mixed = new TlsFiles()
                .trust(certificate)
                .keyStore(store, new String(PASSWORD))
                .context();
        handshake(pem, mixed);
        handshake(mixed, pem);
    }

    @Test
    void certificateAndKeyMayShareAFile() throws Exception {
        Path both = directory.resolve("both.pem");
        Files.writeString(both, Files.readString(key) + Files.readString(certificate));
        SSLContext context = new TlsFiles().trust(both).certificate(both, both).context();
        handshake(context, context);
    }

    @Test
    void urlsNameFilesToo() throws Exception {
        ConnectionOptions options = ConnectionOptions.parse(
                "wss://localhost?tls_ca=" + certificate + "&tls_cert=" + certificate + "&tls_key=" + key);
        SSLContext context = Objects.requireNonNull(options.sslContext());
        handshake(context, context);
        SSLContext stored = Objects.requireNonNull(ConnectionOptions.parse("wss://localhost?tls_ca=" + certificate
                        + "&tls_key_store=" + store + "&tls_key_store_password=" + new String(PASSWORD))
                .sslContext());
        handshake(stored, context);
    }

    @Test
    void wrongFilesAreNamedAndPasswordsAreNot() throws IOException {
        Path text = directory.resolve("text");
        Files.write(text, "no certificate".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new TlsFiles().trust(text).context())
                .isInstanceOf(TaosInterfaceException.class)
                .hasMessageContaining(text.toString());
        assertThatThrownBy(
                        () -> new TlsFiles().trust(directory.resolve("missing")).context())
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> new TlsFiles().keyStore(store, "cAnary").context())
                .isInstanceOf(TaosInterfaceException.class)
                .hasMessageNotContaining("cAnary");
        assertThatThrownBy(() ->
                        new TlsFiles().certificate(certificate, certificate).context())
                .hasMessageContaining("PKCS#8");
        assertThatThrownBy(() -> new TlsFiles().trust(key).context()).hasMessageContaining("no certificate");
    }
}
