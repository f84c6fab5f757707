package io.flowhq.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class HmacPasswordEncoderTest {

    private final HmacPasswordEncoder passwords = new HmacPasswordEncoder(new SecureRandom());

    @Test
    void knowsTheSealedPasswordAgain() {
        var sealed = passwords.encode("mwezi ng'ara");
        assertThat(sealed).doesNotContain("mwezi");
        assertThat(passwords.matches("mwezi ng'ara", sealed)).isTrue();
        assertThat(passwords.matches("mwezi ng'ar", sealed)).isFalse();
        assertThat(passwords.matches("", sealed)).isFalse();
        assertThat(passwords.matches(null, sealed)).isFalse();
    }

    @Test
    void sealsUnderAnotherKeyInEachProcess() {
        assertThat(new HmacPasswordEncoder(new SecureRandom()).encode("same")).isNotEqualTo(passwords.encode("same"));
    }
}
