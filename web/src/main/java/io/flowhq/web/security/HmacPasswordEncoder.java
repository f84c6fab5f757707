package io.flowhq.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Keeps the admin password in memory only as a keyed hash under a key that lives as long as the process, and compares in
 * constant time. Nothing sealed is ever stored, so the slowness of bcrypt would protect nothing and would cost every
 * HTTP Basic request 70 ms of a core.
 */
final class HmacPasswordEncoder implements PasswordEncoder {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    HmacPasswordEncoder(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    @Override
    public String encode(@Nullable CharSequence password) {
        return HexFormat.of().formatHex(seal(password == null ? "" : password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String sealed) {
        return password != null
                && sealed != null
                && MessageDigest.isEqual(seal(password), HexFormat.of().parseHex(sealed));
    }

    private byte[] seal(CharSequence password) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
