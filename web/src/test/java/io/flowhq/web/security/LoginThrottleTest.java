package io.flowhq.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String SHOP = "192.0.2.10";
    private static final String HOME = "198.51.100.7";

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final LoginThrottle passwords = new LoginThrottle(() -> now);

    @Test
    void allowFiveSlipsThenSlowDownFurtherAndFurther() {
        for (int slip = 1; slip <= 5; slip++) {
            assertThat(passwords.wait(SHOP)).isZero();
            passwords.wrong(SHOP);
        }
        List<Long> waits = IntStream.range(0, 8)
                .mapToObj(attempt -> {
                    var wait = passwords.wait(SHOP);
                    now = now.plus(wait);
                    assertThat(passwords.wait(SHOP)).isZero();
                    passwords.wrong(SHOP);
                    return wait.toSeconds();
                })
                .toList();
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void countTheWaitDown() {
        wrong(SHOP, 8);
        assertThat(passwords.wait(SHOP)).isEqualTo(Duration.ofSeconds(8));
        now = now.plusMillis(7_500);
        assertThat(passwords.wait(SHOP)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void areForgottenAfterARightOne() {
        wrong(SHOP, 7);
        now = now.plusSeconds(60);
        passwords.right(SHOP);
        wrong(SHOP, 4);
        assertThat(passwords.wait(SHOP)).isZero();
    }

    @Test
    void areForgottenAfterAQuarterOfAnHour() {
        wrong(SHOP, 12);
        now = now.plus(Duration.ofMinutes(15));
        assertThat(passwords.wait(SHOP)).isZero();
        assertThat(passwords.wrong(SHOP)).isEqualTo(1);
    }

    @Test
    void holdUpNobodyElse() {
        wrong(SHOP, 12);
        assertThat(passwords.wait(HOME)).isZero();
    }

    @Test
    void ofManyAddressesHoldUpWhoNeverSignedIn() {
        passwords.right(HOME);
        for (int address = 1; address <= 40; address++) {
            wrong("203.0.113." + address, 1);
        }
        assertThat(passwords.wait(SHOP)).isEqualTo(Duration.ofSeconds(10));
        assertThat(passwords.wait(HOME)).isZero();
        now = now.plusSeconds(10);
        assertThat(passwords.wait(SHOP)).isZero();
    }

    @Test
    void holdUpWhoSignedInLongAgo() {
        passwords.right(HOME);
        now = now.plus(Duration.ofHours(12));
        for (int address = 1; address <= 40; address++) {
            wrong("203.0.113." + address, 1);
        }
        assertThat(passwords.wait(HOME)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void takeANetworkOfTheNewProtocolForOneAddress() {
        for (int host = 1; host <= 6; host++) {
            wrong("2001:db8:1:2::" + host, 1);
        }
        assertThat(passwords.wait("2001:db8:1:2:ffff::1")).isEqualTo(Duration.ofSeconds(2));
        assertThat(passwords.wait("2001:db8:1:3::1")).isZero();
    }

    @Test
    void areKeptForABoundedNumberOfAddresses() {
        wrong(SHOP, 12);
        for (int address = 0; address < 10_000; address++) {
            passwords.wrong("10.0." + address / 256 + "." + address % 256);
        }
        assertThat(passwords.wrong(SHOP)).isEqualTo(1);
    }

    private void wrong(String address, int times) {
        for (int time = 0; time < times; time++) {
            passwords.wrong(address);
        }
    }
}
