package io.flowhq.local.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.StepFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The admin pages in a real browser, used by what a person reads on them. */
final class AdminPages implements AutoCloseable {

    private static final Pattern TENANT_ADDRESS = Pattern.compile("/admin/tenants/([0-9a-f-]{36})");
    private static final String QR_CODE = "img[alt^='QR code']";
    private static final String STATE = "#tenant .state";

    private static final Duration SHORT = Duration.ofSeconds(5);

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final String address;

    AdminPages(Path chromium, String address) {
        this.address = address;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(sandboxUnlessRoot()));
        this.page = browser.newPage();
        page.setDefaultTimeout(Duration.ofSeconds(20).toMillis());
    }

    void signIn(String password) {
        page.navigate(address + "/admin/tenants");
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL("**/admin/tenants");
    }

    /** Fills in the form and answers the id of the tenant whose page is shown then. */
    String createTenant(String name, String number, String business) {
        page.navigate(address + "/admin/tenants/new");
        page.getByLabel("Name", exactly()).fill(name);
        page.getByLabel("WhatsApp number").fill(number);
        page.getByLabel("Business name").fill(business);
        page.getByLabel("Template").selectOption("BOOKING");
        page.getByLabel("Language").selectOption("SW");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Create tenant").setExact(true))
                .click();
        page.waitForURL(TENANT_ADDRESS);
        Matcher found = TENANT_ADDRESS.matcher(page.url());
        if (!found.find()) {
            throw new StepFailed("the page " + page.url() + " after the form was sent");
        }
        return found.group(1);
    }

    /** Presses the button of that name on the tenant's page. */
    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Waits, without loading the page anew, until the tenant's state reads like this. */
    void seeState(String words, Duration atMost) {
        see(page.locator(STATE, new Page.LocatorOptions().setHasText(words)), "state '" + words + "'", atMost);
    }

    /** Waits for the QR code and answers the text in its picture, as the screen shows it; the page may exchange it. */
    String readQrCode(Duration atMost) {
        return PollUntil.see(
                "QR code that can be read",
                atMost,
                () -> QrImageDecoder.read(
                        page.locator(QR_CODE).screenshot(new Locator.ScreenshotOptions().setTimeout(SHORT.toMillis()))),
                code -> !code.isEmpty());
    }

    boolean showsQrCode() {
        return page.locator(QR_CODE).isVisible();
    }

    /** Waits until the page lists a message with that text. */
    void seeMessage(String text, Duration atMost) {
        see(page.getByText(text).first(), "message on the page", atMost);
    }

    private void see(Locator locator, String what, Duration atMost) {
        try {
            locator.waitFor(new Locator.WaitForOptions().setTimeout(atMost.toMillis()));
        } catch (PlaywrightException e) {
            throw new StepFailed("no " + what + " on " + page.url() + " within " + atMost.toSeconds()
                    + " s; the page says: "
                    + currentState().orElseGet(() -> page.locator("body").innerText()));
        }
    }

    private Optional<String> currentState() {
        Locator state = page.locator(STATE);
        return state.count() == 0 ? Optional.empty() : Optional.of(state.first().innerText());
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** Chromium's sandbox does not work for root. */
    private static List<String> sandboxUnlessRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--no-sandbox") : List.of();
    }

    @Override
    public void close() {
        try (playwright) {
            browser.close();
        }
    }
}
