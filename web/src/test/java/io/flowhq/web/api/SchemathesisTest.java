package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.TenantCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.runtime.python.PythonPackage;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.Direction;
import io.flowhq.store.page.PageRequests;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Schemathesis makes requests of all kinds from the OpenAPI document and holds the answers against it, with a key of each
 * scope: no server error, no answer that is not documented. The stream of events, which does not end, is left out.
 */
@WebTest
@TestPropertySource(properties = "flowhq.api.requests-per-minute=1000000")
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class SchemathesisTest {

    private static final String CUSTOMER = "255711222333";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @LocalServerPort
    int port;

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    TenantCommands commands;

    @Autowired
    Contacts contacts;

    @Autowired
    ChangeSubscriptions changes;

    @Autowired
    PageRequests requests;

    /** It takes seconds to make on a busy machine, and Schemathesis waits for no more than ten. */
    @BeforeEach
    void document() {
        assertThat(web.get().uri("/api/docs/openapi.json")).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "send", "manage", "read,send,manage"})
    void findsNoServerErrorAndNothingUndocumented(String scopes) throws Exception {
        var schemathesis = PythonPackage.of("schemathesis==4.32.5", 10);
        TenantId tenant = town.business("Tested by Schemathesis " + scopes.length(), PhaseName.RUNNING)
                .id();
        town.writes(tenant, Direction.IN, CUSTOMER, "Habari");
        contacts.seen(tenant, CUSTOMER + "@c.us", CUSTOMER, "999888777");
        doAnswer(asked -> {
                    if (asked.getArgument(0) == CommandKind.SCREENSHOT) {
                        town.isPictured(asked.getArgument(1), PNG);
                    }
                    if (asked.getArgument(0) == CommandKind.REQUEST_PAIRING_CODE) {
                        town.showsPairingCode(asked.getArgument(1), "ABCD1234");
                    }
                    return new CommandResult(PhaseName.RUNNING, null, "Nothing more.");
                })
                .when(commands)
                .give(any(), any(), any(), any(), any());
        try (var page = changes.subscribe(change -> {
            if (change.kind() == ChangeNotification.Kind.PAGE_REQUEST) {
                requests.take(Objects.requireNonNull(change.tenant()))
                        .forEach(request -> requests.answer(request, null, null));
            }
        })) {
            var printed = PythonPackage.run(
                    List.of(
                            schemathesis.program("schemathesis"),
                            "--config-file",
                            Path.of("src/test/python/schemathesis.toml")
                                    .toAbsolutePath()
                                    .toString(),
                            "run",
                            "http://127.0.0.1:" + port + "/api/docs/openapi.json",
                            "--header",
                            "X-Api-Key:" + ApiFixtures.key(keys, tenant, scopes),
                            "--checks",
                            "not_a_server_error,status_code_conformance,content_type_conformance,"
                                    + "response_schema_conformance,response_headers_conformance",
                            "--phases",
                            "examples,coverage,fuzzing",
                            "--exclude-path",
                            "/api/events",
                            "--max-examples",
                            "30",
                            "--seed",
                            "7",
                            "--continue-on-failure",
                            "--request-timeout",
                            "30"),
                    Map.of());
            System.out.println(scopes + ": " + printed.substring(printed.indexOf("Test Phases")));
            assertThat(printed).contains("50 selected", "Fuzzing").doesNotContain("❌", "Failures:");
        }
    }
}
