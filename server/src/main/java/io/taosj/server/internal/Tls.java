package io.taosj.server.internal;

import io.taosj.server.TlsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A server's certificate, which may be replaced while the server runs. */
public final class Tls {
    private final TlsOptions options;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private List<FileTime> loaded;

    /**
     * Reads the certificate.
     *
     * @throws IOException if it can't be used, with a message that says why
     */
    public Tls(TlsOptions options) throws IOException {
        this.options = options;
        loaded = times(options);
        configure();
    }

    private void configure() throws IOException {
        factory.setKeyStore(KeyStores.load(options));
        factory.setKeyStorePassword(KeyStores.passwordText(options));
        factory.setKeyManagerPassword(KeyStores.passwordText(options));
        // a client may come by address, which a certificate rarely names
        factory.setSniRequired(false);
    }

    public SslContextFactory.Server factory() {
        return factory;
    }

    /** Reads the files again if they have changed; connections that exist keep what they have. */
    public void reloadIfChanged() {
        try {
            List<FileTime> now = times(options);
            if (!now.equals(loaded)) {
                loaded = now;
                reload();
            }
        } catch (IOException e) {
            warn(e);
        }
    }

    /**
     * Reads the files again.
     *
     * @throws IOException if they can't be used; the certificate stays as it was
     */
    public void reload() throws IOException {
        // read first: a damaged file must not take the good certificate away
        KeyStores.load(options);
        try {
            factory.reload(f -> {
                try {
                    configure();
                } catch (IOException e) {
                    warn(e);
                }
            });
        } catch (Exception e) {
            throw new IOException("certificate not reloaded: " + e.getMessage(), e);
        }
    }

    private static void warn(IOException e) {
        System.getLogger(Tls.class.getName())
                .log(System.Logger.Level.WARNING, "certificate not reloaded: {0}", e.getMessage());
    }

    private static List<FileTime> times(TlsOptions options) throws IOException {
        List<FileTime> times = new ArrayList<>();
        times.add(time(options.certificate()));
        if (options.key() != null) {
            times.add(time(options.key()));
        }
        return times;
    }

    private static FileTime time(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IOException("no such certificate or key file: " + file, e);
        }
    }
}
