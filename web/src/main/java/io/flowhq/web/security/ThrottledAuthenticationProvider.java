package io.flowhq.web.security;

import io.flowhq.web.problem.TooManyAttempts;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Looks at passwords, from the form and from HTTP Basic alike, and refuses to while too many wrong ones came before. An
 * attempt that has to wait is turned away at once and holds no thread. One attempt is looked at after the other, which
 * takes microseconds, so that many at once are counted like many in a row.
 */
final class ThrottledAuthenticationProvider implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(ThrottledAuthenticationProvider.class);

    private final AuthenticationProvider passwords;
    private final LoginThrottle loginThrottle;
    private final ReentrantLock one = new ReentrantLock();

    ThrottledAuthenticationProvider(AuthenticationProvider passwords, LoginThrottle loginThrottle) {
        this.passwords = passwords;
        this.loginThrottle = loginThrottle;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var address = address(attempt);
        one.lock();
        try {
            var wait = loginThrottle.wait(address);
            if (wait.isPositive()) {
                throw new TooManyAttempts(wait);
            }
            var known = passwords.authenticate(attempt);
            if (known != null) {
                loginThrottle.right(address);
            }
            return known;
        } catch (BadCredentialsException wrong) {
            warn(address, loginThrottle.wrong(address));
            throw wrong;
        } finally {
            one.unlock();
        }
    }

    private void warn(String address, int times) {
        if (times == LoginThrottle.FREELY) {
            log.warn("{} wrong passwords came from {}; further attempts from there are slowed down.", times, address);
        } else {
            log.debug("Wrong password number {} came from {}.", times, address);
        }
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails web && web.getRemoteAddress() != null
                ? web.getRemoteAddress()
                : "unknown";
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return passwords.supports(attempt);
    }
}
