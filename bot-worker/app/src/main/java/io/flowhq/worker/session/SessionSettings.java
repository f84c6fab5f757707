package io.flowhq.worker.session;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The timeouts and intervals of a session.
 *
 * @param leaseTtl how long a lease holds without being renewed; also how long the page lives without being told to
 * @param leaseRenewal how often it is renewed
 * @param readyWithin how long a fresh page may take to show a code or its chats before it is opened again, and once
 *     more before the session ends
 * @param syncWithin how long a linked page may synchronise before it is opened again, and once more before the session
 *     ends
 * @param offlineFor how long the page is given to reconnect by itself
 * @param probeEvery how often the page is asked whether its service still answers
 * @param probePatience how long that answer may take; a page that is silent twice is deaf
 * @param orphanedFor how long a browser that no activity owns waits to be adopted, while Temporal can be reached
 * @param closeWithin how long sends in flight and the last writes may hold a close up
 * @param openingsAtATime how many browsers may be opening
 * @param settling how long after its start a browser still counts as opening
 */
@Validated
@ConfigurationProperties("flowhq.session")
public record SessionSettings(
        @DefaultValue("30s") Duration leaseTtl,
        @DefaultValue("10s") Duration leaseRenewal,
        @DefaultValue("35s") Duration readyWithin,
        @DefaultValue("3m") Duration syncWithin,
        @DefaultValue("2m") Duration offlineFor,
        @DefaultValue("20s") Duration probeEvery,
        @DefaultValue("15s") Duration probePatience,
        @DefaultValue("2m") Duration orphanedFor,
        @DefaultValue("10s") Duration closeWithin,
        @Positive @DefaultValue("2") int openingsAtATime,
        @DefaultValue("3s") Duration settling) {

    public static SessionSettings defaults() {
        return new SessionSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(35),
                Duration.ofMinutes(3),
                Duration.ofMinutes(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(15),
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                2,
                Duration.ofSeconds(3));
    }
}
