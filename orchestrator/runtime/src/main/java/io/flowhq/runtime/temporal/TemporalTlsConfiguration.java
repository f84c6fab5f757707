package io.flowhq.runtime.temporal;

import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Secures the connection to Temporal as its profile asks for. */
@AutoConfiguration
@ConditionalOnClass({TemporalOptionsCustomizer.class, SslContextBuilder.class, ClientConfigProfile.class})
public class TemporalTlsConfiguration {

    @Bean
    TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> temporalTls(Environment environment) {
        WorkflowServiceStubsOptions wanted = TemporalProfile.in(environment).toWorkflowServiceStubsOptions();
        return options -> wanted.getSslContext() == null
                ? options
                : options.setSslContext(wanted.getSslContext()).setChannelInitializer(wanted.getChannelInitializer());
    }
}
