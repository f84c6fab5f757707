package io.flowhq.runtime.temporal;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Secures the connection to Temporal as the environment asks for. */
@AutoConfiguration
@ConditionalOnClass({TemporalOptionsCustomizer.class, SslContextBuilder.class})
public class TemporalTlsConfiguration {

    @Bean
    TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> temporalTls(Environment environment) {
        TemporalTls tls = TemporalTls.in(environment);
        return options -> tls.wanted() ? secured(options, tls) : options;
    }

    private static WorkflowServiceStubsOptions.Builder secured(
            WorkflowServiceStubsOptions.Builder options, TemporalTls tls) {
        try {
            SslContextBuilder context = GrpcSslContexts.forClient();
            if (tls.authorities() != null) {
                context.trustManager(certificates(tls.authorities()));
            }
            if (tls.certificate() != null && tls.key() != null) {
                context.keyManager(TemporalTls.key(tls.key()), certificates(tls.certificate()));
            }
            options.setSslContext(context.build());
        } catch (SSLException e) {
            throw new IllegalStateException("TLS to Temporal cannot be set up", e);
        }
        String serverName = tls.serverName();
        if (serverName != null) {
            options.setChannelInitializer(channel -> channel.overrideAuthority(serverName));
        }
        return options;
    }

    private static X509Certificate[] certificates(String file) {
        return TemporalTls.certificates(file).toArray(X509Certificate[]::new);
    }
}
