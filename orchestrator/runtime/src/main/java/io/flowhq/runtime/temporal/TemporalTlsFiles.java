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
import org.springframework.boot.ssl.pem.PemContent;

/** The files of the connection's TLS, all of them PEM, read to be checked before anything is started. */
final class TemporalTlsFiles {

    static final String SWITCH = "TEMPORAL_TLS";
    static final String AUTHORITIES = "TEMPORAL_TLS_SERVER_CA_CERT_PATH";
    static final String CERTIFICATE = "TEMPORAL_TLS_CLIENT_CERT_PATH";
    static final String KEY = "TEMPORAL_TLS_CLIENT_KEY_PATH";

    private TemporalTlsFiles() {}

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
}
