package io.flowhq.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The phones page as a person uses it, on a screen 360 pixels wide. */
class PhonesPageTest {
    private static final String SALON = "255700000001";
    private static final String JUMA = "255711000001";

    private static SimulatorServer server;
    private static Browsers browsers;
    private static BrowserContext context;
    private static Page client;
    private static Page phones;
    private static Api api;

    @BeforeAll
    static void open(@TempDir Path profile) {
        server = SimulatorServer.start(0);
        api = new Api(server.url());
        browsers = new Browsers();
        context = browsers.open(profile);
        client = context.pages().get(0);
        phones = context.newPage();
        phones.setViewportSize(360, 740);
    }

    @AfterAll
    static void close() {
        browsers.close();
        server.close();
    }

    @BeforeEach
    void forget() {
        client.navigate("about:blank");
        api.post("/control/reset", null);
        client.navigate(server.url() + "/");
        Browsers.until(client, "() => ![undefined, 300].includes(document.querySelector('[data-ref] canvas')?.width)");
        phones.navigate(server.url() + "/phones");
        phones.getByText("Add a phone", new Page.GetByTextOptions().setExact(true))
                .click();
        phones.getByLabel("Number").fill(SALON);
        phones.getByLabel("Business name").fill("Salon Asha");
        button("Add phone").click();
        phones.getByText("No chats").waitFor();
    }

    private static com.microsoft.playwright.Locator button(String name) {
        return phones.getByRole(
                com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void openPhone() {
        phones.navigate(server.url() + "/phones#/" + SALON);
        phones.reload();
        phones.getByText("Link a device").waitFor();
        phones.getByText("Salon Asha").waitFor();
    }

    private static void waitForLink() {
        Browsers.until(client, "() => WPP.conn.isAuthenticated() && WPP.conn.getStreamData().mode === 'MAIN'");
    }

    @Test
    void linksTheClientWhoseCodeItShows() {
        button("Scan this").click();

        waitForLink();
        phones.locator(".chip[data-state=online]").waitFor();
    }

    @Test
    void linksByAPictureOfTheCode() {
        openPhone();
        var picture = client.locator("[data-ref] canvas").screenshot();
        phones.locator("[data-picture]").setInputFiles(new FilePayload("code.png", "image/png", picture));

        waitForLink();
    }

    @Test
    void saysThatAPictureHasNoCode() {
        openPhone();
        phones.locator("[data-picture]")
                .setInputFiles(new FilePayload(
                        "none.png", "image/png", client.locator("header").screenshot()));

        Browsers.until(phones, "() => document.getElementById('notice').textContent.includes('no QR code')");
    }

    @Test
    void linksByThePastedTextOfTheCode() {
        openPhone();
        phones.getByLabel("Code text").fill(client.getAttribute("[data-ref]", "data-ref"));
        phones.locator("[data-form=scan] button").click();

        waitForLink();
    }

    @Test
    void linksByATypedPairingCode() {
        openPhone();
        var code = (String) client.evaluate("() => WPP.conn.startLinkDeviceCodeForPhoneNumber('" + SALON + "')");
        phones.getByLabel("Pairing code")
                .fill(code.substring(0, 4) + "-" + code.substring(4).toLowerCase());
        phones.locator("[data-form=pair] button").click();

        waitForLink();
    }

    @Test
    void unlinksAgain() {
        button("Scan this").click();
        waitForLink();
        openPhone();
        button("Unlink all").click();

        Browsers.until(client, "() => location.search.includes('post_logout=1')");
        assertThat(api.get("/control/devices")
                        .valueStream()
                        .anyMatch(device -> device.get("linked").asBoolean()))
                .isFalse();
    }

    @Test
    void writesAsTheCustomerAndAsTheOwnerAndShowsTheAnswer() {
        button("Scan this").click();
        waitForLink();
        phones.navigate(server.url() + "/phones#/" + SALON + "/" + JUMA);
        phones.getByPlaceholder("Message").fill("Habari");
        phones.getByPlaceholder("Message").press("Enter");
        phones.locator("li[data-by=customer]").waitFor();
        phones.getByLabel("owner, on the phone").check();
        phones.getByPlaceholder("Message").fill("Nipo");
        button("Send").click();
        phones.locator("li[data-by=phone]").waitFor();
        client.evaluate("() => WPP.chat.sendTextMessage('" + JUMA + "@c.us', 'Karibu')");

        phones.locator("li[data-by=device]").waitFor();
        assertThat(api.get("/control/chats/" + SALON + "/" + JUMA)
                        .valueStream()
                        .map(line -> line.get("by").asString()))
                .containsExactly("customer", "phone", "device");
    }

    @Test
    void saysWhyACodeIsRefused() {
        openPhone();
        phones.getByLabel("Code text").fill("2@nothing,of,this,kind");
        phones.locator("[data-form=scan] button").click();

        Browsers.until(phones, "() => document.getElementById('notice').textContent.includes('expired')");
    }

    @Test
    void fitsAPhoneScreen() {
        openPhone();

        assertThat(phones.evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(360);
        phones.navigate(server.url() + "/phones");
        assertThat(phones.evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(360);
    }

    @Test
    void namesEveryFieldAndButton() {
        openPhone();

        var unnamed = phones.evaluate("""
                () => [...document.querySelectorAll('input, textarea, select, button')]
                    .filter(e => !(e.labels?.length || e.textContent.trim() || e.getAttribute('aria-label')))
                    .map(e => e.outerHTML)""");
        assertThat(unnamed).isEqualTo(java.util.List.of());
        assertThat(Map.of("live", phones.locator("#notice").getAttribute("aria-live")))
                .containsEntry("live", "polite");
    }
}
