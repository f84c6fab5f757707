package io.flowhq.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.function.Supplier;

/** A secret that is made at random once and then kept in a file that only its owner can read. */
public record SecretFile(Path file, SecureRandom random) {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 20;

    /** A password a person can type: 100 bits, no characters that look alike. */
    public String password() {
        return readOrMake(() -> random.ints(PASSWORD_LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString());
    }

    /** Makes the file, with a 256 bit key in base64, if it is not there yet. */
    public Path key() {
        readOrMake(() -> {
            byte[] key = new byte[32];
            random.nextBytes(key);
            return Base64.getEncoder().encodeToString(key);
        });
        return file;
    }

    /**
     * Makes the file, with a key pair on P-256 in two lines of base64, if it is not there yet: the public key (X.509), then
     * the private one (PKCS #8).
     */
    public Path keyPair() {
        readOrMake(() -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"), random);
                KeyPair pair = generator.generateKeyPair();
                Base64.Encoder base64 = Base64.getEncoder();
                return base64.encodeToString(pair.getPublic().getEncoded()) + "\n"
                        + base64.encodeToString(pair.getPrivate().getEncoded());
            } catch (GeneralSecurityException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        });
        return file;
    }

    private String readOrMake(Supplier<String> maker) {
        try {
            if (Files.notExists(file)) {
                Path fresh = Files.createTempFile(
                        file.getParent(),
                        file.getFileName().toString(),
                        null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, maker.get() + "\n");
                Files.move(fresh, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Secret[" + file + "]";
    }
}
