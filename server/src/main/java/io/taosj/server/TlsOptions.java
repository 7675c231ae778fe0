package io.taosj.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a server's certificate and private key are.
 *
 * @param certificate a PKCS#12 key store, or the certificate chain as PEM
 * @param key the private key as PEM (PKCS#8, not encrypted) if the certificate is PEM; it may stand in the same file, then null
 * @param password of the PKCS#12 key store; null for none
 */
public record TlsOptions(
        Path certificate, @Nullable Path key, @Nullable String password) {

    /** Everything but the password. */
    @Override
    public String toString() {
        return "TlsOptions[certificate=" + certificate + ", key=" + key + "]";
    }
}
