package io.flowhq.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.flowhq.contract.TenantId;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What each form of the operator says beside a field that cannot be taken, with JavaScript and without. */
@WebTest
class AdminFormsTest {

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    /** A field, and what nobody can take for it. */
    private record Wrong(String field, String text) {}

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void marksTheFieldSaysWhatIsWrongAndKeepsWhatWasTyped(boolean javaScript) throws IOException {
        var options = new Browser.NewContextOptions().setJavaScriptEnabled(javaScript);
        try (var context = chromium.browser().newContext(options)) {
            var page = context.newPage();
            page.setDefaultTimeout(20_000);
            signIn(page);
            for (var form : forms(town.business("Full of forms").id()).entrySet()) {
                var wrong = form.getValue();
                page.navigate(address(form.getKey()));
                var field = page.locator("main [name='" + wrong.field() + "']");
                field.fill(wrong.text());
                var answer = page.waitForResponse(
                        response -> response.request().method().equals("POST"), () -> field.press("Enter"));

                assertThat(answer.status()).as(form.getKey()).isEqualTo(422);
                assertThat(field).hasAttribute("aria-invalid", "true");
                // What is typed to agree to a deletion is typed anew.
                assertThat(field).hasValue(wrong.field().equals("typed") ? "" : wrong.text());
                for (var id : field.getAttribute("aria-describedby").split(" ")) {
                    assertThat(page.locator("[id='" + id + "']")).isVisible();
                }
                assertThat(page.locator("[id='" + field.getAttribute("id") + "-error']"))
                        .isVisible();
                if (javaScript) {
                    assertThat(Accessibility.faults(page)).as(form.getKey()).isEmpty();
                }
            }
        }
    }

    private static Map<String, Wrong> forms(TenantId tenant) {
        var of = "/admin/tenants/" + tenant;
        Map<String, Wrong> forms = new LinkedHashMap<>();
        forms.put("/admin/tenants/new", new Wrong("phone_number", "0777"));
        forms.put(of + "/config", new Wrong("time_zone", "Nowhere/At_all"));
        forms.put(of + "/number", new Wrong("phone_number", "0777"));
        forms.put(of + "/answer-endpoint", new Wrong("url", "nonsense"));
        forms.put(of + "/proactive-messages", new Wrong("noticeNumber", "12"));
        forms.put(of + "/webhooks", new Wrong("url", "nonsense"));
        forms.put(of + "/delete", new Wrong("typed", "Another name"));
        forms.put("/admin/keys", new Wrong("days", "soon"));
        return forms;
    }

    private void signIn(Page page) {
        page.navigate(address("/login"));
        page.getByLabel("User name").fill("admin");
        page.getByLabel("Password").fill(WebTest.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page).hasURL(address("/admin"));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
