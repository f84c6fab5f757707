package io.flowhq.worker.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With the Playwright that is built in. */
class DriverMessagesTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void stopsWaitingForADriverThatSaysNothingWhenItsThreadHasOtherWork() {
        PlaywrightProcess driver = PlaywrightProcess.start();
        try {
            DriverMessages messages = driver.messages().orElseThrow();
            assertThat(messages.await(Duration.ZERO)).isFalse();

            Thread.currentThread().interrupt();
            assertThat(messages.await(LONG)).isFalse();

            driver.ping();
            assertThat(messages.await(Duration.ZERO)).isFalse();
        } finally {
            driver.kill();
            driver.close();
        }
    }

    @Test
    void tellsThatTheDriverIsGone() {
        PlaywrightProcess driver = PlaywrightProcess.start();
        DriverMessages messages = driver.messages().orElseThrow();

        driver.kill();
        driver.process().orElseThrow().onExit().join();

        assertThatThrownBy(() -> {
                    while (!messages.await(Duration.ofMillis(10))) {
                        assertThat(driver.process().orElseThrow().isAlive()).isFalse();
                    }
                })
                .isInstanceOf(PlaywrightException.class);
        driver.close();
    }
}
