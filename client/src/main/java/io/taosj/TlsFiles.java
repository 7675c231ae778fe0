package io.taosj;

import io.taosj.internal.tls.KeyMaterial;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Trust and client certificates of encrypted connections, from files: PEM, PKCS#12 or JKS.
 *
 * <p>Without {@link #trust} the JVM's certificate authorities are trusted. Whatever is given, certificates are verified,
 * and so is the server's name unless {@link ConnectionOptions.Builder#verifyHostName} says otherwise. Mutable; not safe
 * for use by several threads.
 *
 * <pre>{@code
 * Taos.builder().tls(true).endpoint("db.example.org", 6041)
 *         .sslContext(new TlsFiles().trust(Path.of("ca.pem")).context())
 *         .connect();
 * }</pre>
 */
public final class TlsFiles {
    private @Nullable Path trust;
    private @Nullable String trustPassword;
    private @Nullable Path certificate;
    private @Nullable Path key;
    private @Nullable String keyPassword;

    /** Nothing given yet. */
    public TlsFiles() {}

    /** Certificates to trust, in place of the JVM's: a PEM file with one or more, or a key store without password. */
    public TlsFiles trust(Path file) {
        return trust(file, null);
    }

    /** A key store with certificates to trust, in place of the JVM's. */
    public TlsFiles trust(Path file, @Nullable String password) {
        this.trust = file;
        this.trustPassword = password;
        return this;
    }

    /** The client's certificate chain and its unencrypted private key (PKCS#8), both in PEM, perhaps in one file. */
    public TlsFiles certificate(Path chain, Path privateKey) {
        this.certificate = chain;
        this.key = privateKey;
        this.keyPassword = null;
        return this;
    }

    /** A key store with the client's certificate and private key. */
    public TlsFiles keyStore(Path file, @Nullable String password) {
        this.certificate = file;
        this.key = null;
        this.keyPassword = password;
        return this;
    }

    /**
     * Reads the files.
     *
     * @throws TaosInterfaceException if one can't be read or has something else; the text names it
     */
    public SSLContext context() {
        return KeyMaterial.context(trust, trustPassword, certificate, key, keyPassword);
    }
}
