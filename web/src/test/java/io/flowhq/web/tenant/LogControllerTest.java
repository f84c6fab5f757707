package io.flowhq.web.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
@WithMockUser(roles = "ADMIN")
class LogControllerTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Test
    void showsTheEndOfTheTenantsLogAndOfNoOther() throws IOException {
        var tenant = town.business("Logged").id();
        var other = town.business("Silent").id();
        log(tenant, "the browser <is> open", "the code is shown");

        assertThat(page("/admin/tenants/" + tenant + "/log"))
                .contains("the browser &lt;is&gt; open\nthe code is shown", "The last 2 lines")
                .doesNotContain("??");
        assertThat(page("/admin/tenants/" + tenant)).contains("the code is shown", "/log\"");
        assertThat(page("/admin/tenants/" + other + "/log"))
                .contains("No log of this tenant can be read here", other + ".log")
                .doesNotContain("<pre", "the code is shown");
        assertThat(page("/admin/tenants/" + other)).doesNotContain("<pre");
    }

    private static void log(TenantId tenant, String... lines) throws IOException {
        var folder = Files.createDirectories(Path.of(WebTest.LOGS));
        Files.write(folder.resolve(tenant + ".log"), List.of(lines));
    }

    private String page(String address) {
        var answer = web.get().uri(address).accept(MediaType.TEXT_HTML).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
