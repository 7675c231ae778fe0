package io.taosj.internal.tls;

import io.taosj.ClientErrors;
import io.taosj.TaosInterfaceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes TLS contexts of files. */
public final class KeyMaterial {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final String ENTRY = "taosj";
    private static final char[] NO_PASSWORD = new char[0];

    private KeyMaterial() {}

    /** A context; what is not given is the JVM's. */
    public static SSLContext context(
            @Nullable Path trust,
            @Nullable String trustPassword,
            @Nullable Path certificate,
            @Nullable Path key,
            @Nullable String keyPassword) {
        try {
            TrustManager @Nullable [] trusted = trust == null ? null : trusted(trust, trustPassword);
            KeyManager @Nullable [] keys = certificate == null ? null : keys(certificate, key, keyPassword);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT, "no TLS with these certificates: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trusted(Path file, @Nullable String password) throws GeneralSecurityException {
        KeyStore store;
        if (isPem(file)) {
            store = empty();
            int number = 0;
            for (Certificate certificate : certificates(file)) {
                store.setCertificateEntry(ENTRY + number++, certificate);
            }
        } else {
            store = load(file, password);
        }
        if (store.size() == 0) {
            throw wrong(file, "it has no certificate", null);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] keys(Path certificate, @Nullable Path key, @Nullable String password)
            throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (isPem(certificate)) {
            List<Certificate> chain = List.copyOf(certificates(certificate));
            if (chain.isEmpty()) {
                throw wrong(certificate, "it has no certificate", null);
            }
            PrivateKey secret = privateKey(key == null ? certificate : key, chain.get(0));
            KeyStore store = empty();
            store.setKeyEntry(ENTRY, secret, NO_PASSWORD, chain.toArray(new Certificate[0]));
            factory.init(store, NO_PASSWORD);
        } else {
            factory.init(load(certificate, password), password == null ? NO_PASSWORD : password.toCharArray());
        }
        return factory.getKeyManagers();
    }

    private static boolean isPem(Path file) {
        return new String(read(file), StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    private static Collection<? extends Certificate> certificates(Path file) throws GeneralSecurityException {
        String text = new String(read(file), StandardCharsets.ISO_8859_1);
        // the key may stand in the same file, before or behind the certificates
        String rest = PRIVATE_KEY.matcher(text).replaceAll("");
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(rest.strip().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static PrivateKey privateKey(Path file, Certificate certificate) throws GeneralSecurityException {
        Matcher matcher = PRIVATE_KEY.matcher(new String(read(file), StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            throw wrong(file, "it has no unencrypted PKCS#8 key (BEGIN PRIVATE KEY)", null);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
        return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return store;
    }

    private static KeyStore load(Path file, @Nullable String password) {
        try {
            return KeyStore.getInstance(file.toFile(), password == null ? null : password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw wrong(file, "it is neither PEM nor a key store of this password", e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw wrong(file, "it can't be read", e);
        }
    }

    private static TaosInterfaceException wrong(Path file, String why, @Nullable Throwable cause) {
        return new TaosInterfaceException(ClientErrors.INVALID_ARGUMENT, "TLS file " + file + ": " + why, cause);
    }
}
