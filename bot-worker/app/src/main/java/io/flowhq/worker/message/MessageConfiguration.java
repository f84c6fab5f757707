package io.flowhq.worker.message;

import io.flowhq.replies.Replies;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the reply files once; one that is faulty stops the worker at its start, with every fault named. */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    Replies replies(MessageSettings settings) {
        return settings.templates().isBlank() ? Replies.load() : Replies.load(Path.of(settings.templates()));
    }
}
