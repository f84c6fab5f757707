package io.flowhq.runtime.push;

import io.flowhq.runtime.settings.InvalidSettings;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The installation's key pair on P-256. It is kept in a file of two lines of Base64: the public key (X.509), then the
 * private one (PKCS #8). A browser takes messages from the holder of the private key alone.
 */
public record PushKeys(ECPublicKey publicKey, ECPrivateKey privateKey) {

    private static final String ALGORITHM = "EC";
    private static final int COORDINATE = 32;
    private static final byte UNCOMPRESSED = 4;

    /**
     * Reads the file.
     *
     * @param file its path; blank for none
     * @throws InvalidSettings when it is not such a file
     */
    public static Optional<PushKeys> read(String file) {
        if (file.isBlank()) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            if (lines.size() < 2) {
                throw invalid(file, "does not hold two lines");
            }
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return Optional.of(new PushKeys(
                    (ECPublicKey) keys.generatePublic(new X509EncodedKeySpec(decoded(lines.get(0)))),
                    (ECPrivateKey) keys.generatePrivate(new PKCS8EncodedKeySpec(decoded(lines.get(1))))));
        } catch (IOException | InvalidPathException unreadable) {
            throw invalid(file, "cannot be read");
        } catch (GeneralSecurityException | IllegalArgumentException noKeys) {
            throw invalid(file, "holds no keys of P-256");
        }
    }

    private static byte[] decoded(String line) {
        return Base64.getDecoder().decode(line.strip());
    }

    private static InvalidSettings invalid(String file, String why) {
        return new InvalidSettings(List.of("FLOWHQ_PUSH_KEY_FILE is '" + file + "', which " + why + "."));
    }

    /** The public key as browsers want it: the uncompressed point in Base64 for addresses. */
    public String applicationServerKey() {
        byte[] point = ByteBuffer.allocate(1 + 2 * COORDINATE)
                .put(UNCOMPRESSED)
                .put(coordinate(publicKey.getW().getAffineX()))
                .put(coordinate(publicKey.getW().getAffineY()))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(point);
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] coordinate = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, coordinate, COORDINATE - length, length);
        return coordinate;
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "PushKeys[" + applicationServerKey() + "]";
    }
}
