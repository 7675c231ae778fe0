package io.taosj.server.internal;

import io.taosj.server.TlsOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a server's certificate and key, from PKCS#12 or PEM files. */
public final class KeyStores {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private KeyStores() {}

    /**
     * Reads what the options name.
     *
     * @throws IOException if a file is missing or holds no certificate or key, with a message that says which
     */
    public static KeyStore load(TlsOptions options) throws IOException {
        Path file = options.certificate();
        try {
            byte[] bytes = Files.readAllBytes(file);
            boolean pem = new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN");
            return pem ? pem(bytes, options) : pkcs12(bytes, options);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IOException("no such certificate or key file: " + e.getFile(), e);
        } catch (GeneralSecurityException e) {
            throw new IOException("can't use the certificate in " + file + ": " + e.getMessage(), e);
        }
    }

    private static KeyStore pkcs12(byte[] bytes, TlsOptions options) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            store.load(in, password(options));
        } catch (IOException e) {
            throw new IOException(
                    "can't open " + options.certificate() + " as a PKCS#12 key store: wrong password or another format",
                    e);
        }
        return store;
    }

    private static KeyStore pem(byte[] bytes, TlsOptions options) throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> chain =
                CertificateFactory.getInstance("X.509").generateCertificates(certificates(bytes));
        if (chain.isEmpty()) {
            throw new IOException("no certificate in " + options.certificate());
        }
        Path keyFile = options.key() == null ? options.certificate() : options.key();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", key(keyFile), password(options), chain.toArray(Certificate[]::new));
        return store;
    }

    /** The certificates alone: the factory stops at anything else. */
    private static InputStream certificates(byte[] bytes) {
        String text = PRIVATE_KEY
                .matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .replaceAll("");
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        Matcher matcher = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            throw new IOException("no unencrypted PKCS#8 private key (BEGIN PRIVATE KEY) in " + file);
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(matcher.group(1));
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged private key in " + file, e);
        }
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException e) {
                // a key of another algorithm
            }
        }
        throw new IOException("the private key in " + file + " is none of " + ALGORITHMS);
    }

    private static char[] password(TlsOptions options) {
        return passwordText(options).toCharArray();
    }

    /** The password of the key store that {@link #load} gives. */
    public static String passwordText(TlsOptions options) {
        return options.password() == null ? "" : options.password();
    }
}
