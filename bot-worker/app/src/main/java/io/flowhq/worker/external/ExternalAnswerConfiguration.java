package io.flowhq.worker.external;

import io.flowhq.replies.Replies;
import io.flowhq.runtime.http.OutboundHttpClient;
import io.flowhq.store.endpoint.AnswerEndpoints;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.message.MessageLogs;
import java.net.InetAddress;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the asking of tenants' endpoints together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExternalAnswerSettings.class)
class ExternalAnswerConfiguration {

    @Bean
    ExternalAnswers externalAnswers(
            AnswerEndpoints endpoints,
            KnowledgeReads knowledge,
            MessageLogs messages,
            Replies replies,
            ExternalAnswerSettings settings,
            InstantSource clock) {
        OutboundHttpClient client =
                new OutboundHttpClient(settings.allowPrivate(), settings.timeout(), InetAddress::getAllByName);
        return new ExternalAnswers(endpoints, knowledge, messages, replies, client, clock);
    }
}
