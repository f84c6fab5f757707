package io.flowhq.orchestrator.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.orchestrator.RealOrchestrator;
import io.flowhq.orchestrator.RealOrchestrator.Running;
import io.flowhq.runtime.temporal.SelfSigned;
import io.flowhq.runtime.temporal.TemporalTlsConfiguration;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration;
import io.temporal.spring.boot.autoconfigure.ServiceStubsAutoConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A cluster that wants TLS, a client's certificate or an API key, by the settings alone. */
@Timeout(120)
@ExtendWith(RealOrchestrator.class)
class RemoteClusterTest {

    private static final String NAME = "temporal.example";

    @TempDir
    static Path folder;

    private static SelfSigned cluster;
    private static SelfSigned we;
    private static SelfSigned stranger;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServiceStubsAutoConfiguration.class,
        RootNamespaceAutoConfiguration.class,
        TemporalTlsConfiguration.class
    })
    static class Connection {}

    @BeforeAll
    static void keys() {
        cluster = SelfSigned.in(folder, "cluster", "dns:" + NAME);
        we = SelfSigned.in(folder, "we", "dns:worker.example");
        stranger = SelfSigned.in(folder, "stranger", "dns:worker.example");
    }

    @Test
    void isReachedThroughTlsByTheOneWhoseCertificateItKnows(Running orchestrator) {
        try (TlsProxy door = new TlsProxy(cluster, we.certificate(), orchestrator.temporalAddress())) {
            assertThat(trouble(door, cluster, we)).isNull();
            assertThat(trouble(door, cluster, stranger))
                    .describedAs("a certificate that the cluster does not know")
                    .isEqualTo("Temporal does not answer at " + door.address());
            assertThat(trouble(door, cluster, null))
                    .describedAs("no certificate of ours")
                    .isEqualTo("Temporal does not answer at " + door.address());
            assertThat(trouble(door, stranger, we))
                    .describedAs("a cluster that our authorities do not vouch for")
                    .isEqualTo("Temporal does not answer at " + door.address());
        }
    }

    @Test
    void hearsTheApiKeyWithEveryCallAndOverTlsOnly() throws IOException {
        Queue<String> keys = new ConcurrentLinkedQueue<>();
        Server service = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .useTransportSecurity(
                        cluster.certificate().toFile(), cluster.key().toFile())
                .intercept(hearing(keys))
                .addService(new Namespaces())
                .build()
                .start();
        String address = "127.0.0.1:" + service.getPort();
        try (ConfigurableApplicationContext process = connected(
                "TEMPORAL_ADDRESS=" + address,
                "TEMPORAL_API_KEY=a key of ours",
                "TEMPORAL_TLS_SERVER_CA_CERT_PATH=" + cluster.certificate(),
                "TEMPORAL_TLS_SERVER_NAME=" + NAME)) {
            assertThat(server(process, address).unreachable()).isNull();
            assertThat(keys).isNotEmpty().containsOnly("Bearer a key of ours");
        } finally {
            service.shutdownNow();
        }
    }

    @Nullable
    private static String trouble(TlsProxy door, SelfSigned vouching, @Nullable SelfSigned own) {
        List<String> settings = new ArrayList<>(List.of(
                "TEMPORAL_ADDRESS=" + door.address(),
                "TEMPORAL_TLS_SERVER_CA_CERT_PATH=" + vouching.certificate(),
                "TEMPORAL_TLS_SERVER_NAME=" + NAME));
        if (own != null) {
            settings.add("TEMPORAL_TLS_CLIENT_CERT_PATH=" + own.certificate());
            settings.add("TEMPORAL_TLS_CLIENT_KEY_PATH=" + own.key());
        }
        try (ConfigurableApplicationContext process = connected(settings.toArray(String[]::new))) {
            return server(process, door.address()).unreachable();
        }
    }

    private static ConfigurableApplicationContext connected(String... settings) {
        return new SpringApplicationBuilder(Connection.class)
                .web(WebApplicationType.NONE)
                .properties("flowhq.database.required=false", "spring.config.name=none")
                .properties(settings)
                .run();
    }

    private static TemporalPreflight server(ConfigurableApplicationContext process, String address) {
        return new TemporalPreflight(process.getBean(WorkflowClient.class), address);
    }

    private static ServerInterceptor hearing(Queue<String> keys) {
        return new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                keys.add(String.valueOf(
                        headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER))));
                return next.startCall(call, headers);
            }
        };
    }

    private static final class Namespaces extends WorkflowServiceGrpc.WorkflowServiceImplBase {

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
            answer.onNext(GetSystemInfoResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void describeNamespace(
                DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> answer) {
            answer.onNext(DescribeNamespaceResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }
}
