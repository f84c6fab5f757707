package io.flowhq.web.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
@WithMockUser(username = "admin", roles = "ADMIN")
class ScreenshotControllerTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Test
    void isOfferedWhileABrowserIsOpenAndOnlyThen() {
        var tenant = town.business("Pictured", PhaseName.RUNNING).id();
        assertThat(page("/admin/tenants/" + tenant))
                .contains("Take a picture", "/admin/tenants/" + tenant + "/worker/screenshot", "No picture of its page")
                .doesNotContain("/screenshot?at=", "??");

        town.isPictured(tenant, PNG);
        assertThat(page("/admin/tenants/" + tenant))
                .contains("src=\"/admin/tenants/" + tenant + "/screenshot?at=", "Picture taken")
                .doesNotContain("No picture of its page");

        town.reaches(tenant, PhaseName.STOPPED);
        assertThat(page("/admin/tenants/" + tenant))
                .doesNotContain("/screenshot?at=")
                .containsPattern("(?s)command-screenshot\"[^>]*disabled");
    }

    @Test
    void isItsOwnTenantsAndKeptNowhere() {
        var tenant = town.business("Pictured", PhaseName.RUNNING).id();
        var other = town.business("Camera shy", PhaseName.RUNNING).id();
        town.isPictured(tenant, PNG);

        var picture = web.get()
                .uri("/admin/tenants/{id}/screenshot", tenant)
                .accept(MediaType.IMAGE_PNG)
                .exchange();
        assertThat(picture)
                .hasStatusOk()
                .hasContentType(MediaType.IMAGE_PNG)
                .body()
                .isEqualTo(PNG);
        assertThat(picture).hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        assertThat(web.get().uri("/admin/tenants/{id}/screenshot", other).accept(MediaType.ALL))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(web.get()
                        .uri("/admin/tenants/{id}/screenshot", UUID.randomUUID())
                        .accept(MediaType.ALL))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private String page(String address) {
        var answer = web.get().uri(address).accept(MediaType.TEXT_HTML).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
