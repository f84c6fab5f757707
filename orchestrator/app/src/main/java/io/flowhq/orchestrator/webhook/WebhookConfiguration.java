package io.flowhq.orchestrator.webhook;

import io.flowhq.runtime.http.OutboundHttpClient;
import io.flowhq.store.webhook.WebhookOutbox;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the delivery of events together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService webhookThreads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    WebhookDispatcher webhookDispatcher(
            WebhookOutbox outbox, WebhookSettings settings, InstantSource clock, ExecutorService webhookThreads) {
        return new WebhookDispatcher(
                outbox,
                new OutboundHttpClient(settings.allowPrivate(), settings.timeout(), InetAddress::getAllByName),
                clock,
                webhookThreads);
    }
}
