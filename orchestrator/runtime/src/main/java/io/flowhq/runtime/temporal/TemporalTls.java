package io.flowhq.runtime.temporal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.env.PropertyResolver;

/**
 * How a connection to Temporal is secured, by the environment variables its own tools read. All files are PEM.
 *
 * @param wanted {@code TEMPORAL_TLS}; any of the others wants it too
 * @param authorities {@code TEMPORAL_TLS_SERVER_CA_CERT_PATH}, who may vouch for the server; null for those the JDK knows
 * @param certificate {@code TEMPORAL_TLS_CLIENT_CERT_PATH}, who we are, for a server that asks
 * @param key {@code TEMPORAL_TLS_CLIENT_KEY_PATH}, which goes with it
 * @param serverName {@code TEMPORAL_TLS_SERVER_NAME}, which the server's certificate is for, where the address says another
 */
record TemporalTls(
        boolean wanted,
        @Nullable String authorities,
        @Nullable String certificate,
        @Nullable String key,
        @Nullable String serverName) {

    static final String SWITCH = "TEMPORAL_TLS";
    static final String AUTHORITIES = "TEMPORAL_TLS_SERVER_CA_CERT_PATH";
    static final String CERTIFICATE = "TEMPORAL_TLS_CLIENT_CERT_PATH";
    static final String KEY = "TEMPORAL_TLS_CLIENT_KEY_PATH";
    static final String SERVER_NAME = "TEMPORAL_TLS_SERVER_NAME";

    static TemporalTls in(PropertyResolver environment) {
        String authorities = value(environment, AUTHORITIES);
        String certificate = value(environment, CERTIFICATE);
        String key = value(environment, KEY);
        String serverName = value(environment, SERVER_NAME);
        boolean wanted = "true".equalsIgnoreCase(value(environment, SWITCH))
                || authorities != null
                || certificate != null
                || key != null
                || serverName != null;
        return new TemporalTls(wanted, authorities, certificate, key, serverName);
    }

    /** @throws IllegalArgumentException whose message goes on after the setting's name */
    static List<X509Certificate> certificates(String file) {
        try {
            List<X509Certificate> found = content(file).getCertificates();
            if (found != null && !found.isEmpty()) {
                return found;
            }
        } catch (IllegalStateException noCertificate) {
            // Said below.
        }
        throw new IllegalArgumentException("is '" + file + "', which holds no certificate in PEM");
    }

    /** @throws IllegalArgumentException whose message goes on after the setting's name */
    static PrivateKey key(String file) {
        try {
            PrivateKey found = content(file).getPrivateKey();
            if (found != null) {
                return found;
            }
        } catch (IllegalStateException noKey) {
            // Said below, without what the file holds.
        }
        throw new IllegalArgumentException("is '" + file + "', which holds no private key in PEM without a password");
    }

    /** Whether the key is the one that the certificate was made for. */
    static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            byte[] sample = {1, 2, 3};
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(sample);
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(certificate.getPublicKey());
            check.update(sample);
            return check.verify(signing.sign());
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    private static PemContent content(String file) {
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw new IllegalArgumentException("is '" + file + "', which is no file");
            }
            if (!Files.isReadable(path)) {
                throw new IllegalArgumentException("is '" + file + "', which this process may not read");
            }
            return PemContent.load(path);
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("is '" + file + "', which is no path");
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("is '" + file + "', which cannot be read");
        }
    }

    private static @Nullable String value(PropertyResolver environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
