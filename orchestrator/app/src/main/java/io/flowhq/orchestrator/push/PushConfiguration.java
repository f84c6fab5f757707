package io.flowhq.orchestrator.push;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import io.flowhq.runtime.http.OutboundHttpClient;
import io.flowhq.runtime.push.PushKeys;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.proactive.ProactiveSettings;
import io.flowhq.store.push.PushOutbox;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts web push together; without a key pair there is none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushSettings.class)
@ConditionalOnExpression("!environment.getProperty('flowhq.push.key-file', '').isBlank()")
class PushConfiguration {

    @Bean
    PushDispatcher pushDispatcher(
            PushOutbox outbox,
            PushSettings settings,
            ProactiveSettings proactive,
            ReplyConfigs configs,
            InstantSource clock,
            ExecutorService webhookThreads) {
        PushKeys keys = PushKeys.read(settings.keyFile()).orElseThrow();
        return new PushDispatcher(
                outbox,
                new PushMessages(
                        new WebPush(settings.contact(), new VapidKeys(keys.publicKey(), keys.privateKey())), configs),
                new OutboundHttpClient(settings.allowPrivate(), settings.timeout(), InetAddress::getAllByName),
                new QuietHours(proactive, configs, clock),
                clock,
                webhookThreads);
    }
}
