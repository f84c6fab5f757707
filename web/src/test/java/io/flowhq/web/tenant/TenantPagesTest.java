package io.flowhq.web.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.web.Town;
import io.flowhq.web.WebTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
@WithMockUser(username = "admin", roles = "ADMIN")
class TenantPagesTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    Town town;

    @ParameterizedTest
    @EnumSource
    void showsATenantInEveryPhase(PhaseName phase) {
        var tenant = town.business("In " + phase, phase);
        assertThat(web.get().uri("/admin/tenants/{id}", tenant.id()))
                .hasStatusOk()
                .bodyText()
                .contains("data-phase=\"" + phase + "\"")
                .doesNotContain("??");
    }
}
