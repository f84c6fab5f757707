package io.flowhq.worker.browser;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How browsers are run.
 *
 * @param extraArguments Chromium flags added to ours; never {@code --disable-features}, which would replace
 *     Playwright's list
 * @param sandbox whether Chromium's own sandbox is wanted; it cannot be had as root, nor in containers without user
 *     namespaces
 * @param launchDeadline how long a browser may take to start
 * @param callDeadline how long one call to a page may hold the loop before it is broken off
 * @param tenantsPerLoop browsers that share one thread and one driver
 * @param driverBudget anonymous memory (RssAnon) of one Playwright driver beyond which it is replaced once it has no browser, and beyond
 *     twice of which it is replaced at once
 */
@Validated
@ConfigurationProperties("flowhq.browser")
public record BrowserSettings(
        @DefaultValue List<String> extraArguments,
        @DefaultValue("true") boolean sandbox,
        @DefaultValue("20s") Duration launchDeadline,
        @DefaultValue("1s") Duration callDeadline,
        @Positive @DefaultValue("8") int tenantsPerLoop,
        @DefaultValue("512MB") DataSize driverBudget) {

    public static BrowserSettings defaults() {
        return new BrowserSettings(
                List.of(), true, Duration.ofSeconds(20), Duration.ofSeconds(1), 8, DataSize.ofMegabytes(512));
    }
}
