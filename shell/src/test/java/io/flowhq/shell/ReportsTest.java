package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.Reason;
import io.flowhq.store.tenant.NewTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shown, in both forms, by the whole application. */
class ReportsTest {

    private static TestPlatform platform;
    private static NewTenant asha;
    private static NewTenant juma;

    @BeforeAll
    static void twoTenants() {
        platform = new TestPlatform();
        asha = platform.tenant("Asha Salon", PhaseName.RUNNING, null);
        juma = platform.tenant("Juma Phones", PhaseName.ERROR, Reason.LOGGED_OUT);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void listsTenantsAsAnArrayWithStableKeys() {
        Ran ran = platform.shell("tenant", "list", "-o", "json");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        JsonNode list = JsonMapper.shared().readTree(ran.out());
        assertThat(list.isArray()).isTrue();
        assertThat(list.get(0).propertyNames())
                .containsExactly(
                        "id", "name", "status", "phase", "reason", "worker", "template", "language", "number", "since");
        assertThat(list.get(0).get("id").asString()).isEqualTo(asha.id().toString());
        assertThat(list.get(0).get("status").asString()).isEqualTo("ACTIVE");
        assertThat(list.get(0).get("reason").isNull()).isTrue();
        assertThat(list.get(1).get("reason").asString()).isEqualTo("LOGGED_OUT");
        assertThat(list.get(1).get("number").asString()).isEqualTo(juma.phoneNumber());
    }

    @Test
    void listsOneTenantPerLineAsJsonLines() {
        Ran ran = platform.shell("tenant", "list", "--output=jsonl");

        assertThat(ran.lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\""));
    }

    @Test
    void listsTenantsAsATable() {
        Ran ran = platform.shell("tenant", "list");

        assertThat(ran.code()).isZero();
        assertThat(ran.lines().get(0)).matches("NAME +STATE +FOR +NUMBER +TEMPLATE +LANG +WORKER +ID");
        assertThat(ran.lines().get(1))
                .matches("Asha Salon +Online +2 h +\\d+ +BOOKING +SW +worker-1 +"
                        + asha.id().toString().substring(0, 8));
        assertThat(ran.lines().get(2)).contains("Failed: logged out");
    }
}
