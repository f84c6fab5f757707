package io.flowhq.web.portal;

import io.flowhq.runtime.settings.InvalidSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The last part of an invitation's address: its id and the second at which it expires, signed. An address that was made up
 * or changed, or is past its time, is known for that without the database.
 */
@Component
final class LinkTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PLAIN = 2 * Long.BYTES + Long.BYTES;
    private static final int SIGNATURE = 32;
    private static final int KEY = 32;

    private final SecretKeySpec key;

    LinkTokens(PortalSettings settings) {
        key = new SecretKeySpec(secret(settings.linkKeyFile()), ALGORITHM);
    }

    /** Without a key file, a key that lives as long as the process. */
    private static byte[] secret(String file) {
        if (file.isBlank()) {
            var random = new byte[KEY];
            new SecureRandom().nextBytes(random);
            return random;
        }
        try {
            var key = Files.readString(Path.of(file)).strip();
            if (key.length() >= KEY) {
                return key.getBytes(StandardCharsets.UTF_8);
            }
            throw new InvalidSettings(
                    List.of("FLOWHQ_LINK_KEY_FILE is '" + file + "', which holds less than " + KEY + " characters."));
        } catch (IOException | InvalidPathException unreadable) {
            throw new InvalidSettings(List.of("FLOWHQ_LINK_KEY_FILE is '" + file + "', which cannot be read."));
        }
    }

    String sign(UUID id, Instant expiresAt) {
        var plain = ByteBuffer.allocate(PLAIN)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(expiresAt.getEpochSecond())
                .array();
        var token = ByteBuffer.allocate(PLAIN + SIGNATURE).put(plain).put(seal(plain));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** The invitation's id; empty for what is no token of ours and for one that has expired. */
    Optional<UUID> read(String token, Instant now) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException nothingOfOurs) {
            return Optional.empty();
        }
        if (bytes.length != PLAIN + SIGNATURE) {
            return Optional.empty();
        }
        var plain = Arrays.copyOf(bytes, PLAIN);
        if (!MessageDigest.isEqual(seal(plain), Arrays.copyOfRange(bytes, PLAIN, bytes.length))) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(plain);
        var id = new UUID(read.getLong(), read.getLong());
        return Instant.ofEpochSecond(read.getLong()).isAfter(now) ? Optional.of(id) : Optional.empty();
    }

    private byte[] seal(byte[] plain) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(plain);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
