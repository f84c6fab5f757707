package io.flowhq.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An owner's whole way, in Swahili, on a phone of 360 px and by touch: from the first sign-in through approval and the
 * scan to a customer who is answered by the assistant and then by a person, until the business is erased and the phone free.
 */
class OwnerStoryTest {

    private static final String NUMBER = "255712345678";
    private static final String CUSTOMER = "255711000111";
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void signsInIsApprovedScansAndAnswers() throws Exception {
        try (var platform = LivePlatform.start(folder);
                var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            setDefaultAssertionTimeout(90_000);
            platform.whatsApp().addPhone(NUMBER, "Zuri");
            var phone = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(ThisMachine.chromium())
                            .setArgs(List.of("--no-sandbox")))
                    .newContext(new Browser.NewContextOptions()
                            .setViewportSize(360, 740)
                            .setHasTouch(true)
                            .setIsMobile(true));
            var page = phone.newPage();

            page.navigate(platform.web() + "/app");
            page.locator("#with-trial").tap();
            page.locator("#email").fill("zuri@example.org");
            page.locator("button.primary").tap();
            asksForItsAssistant(page);
            assertThat(page.locator("#main")).containsText("Limetumwa");

            platform.approveRequests();
            page.navigate(platform.web() + "/app/whatsapp");
            assertThat(page.locator(".code-picture")).isVisible();
            PollUntil.see(
                    "code that the phone takes; one may run out as it is scanned",
                    ANSWERED_WITHIN,
                    () -> {
                        byte[] picture = page.locator(".code-picture").screenshot();
                        platform.whatsApp().scan(NUMBER, QrImageDecoder.read(picture));
                        return true;
                    },
                    Boolean::booleanValue);
            assertThat(page.locator("[data-phase]")).hasAttribute("data-phase", "RUNNING");

            platform.whatsApp().customerWrites(CUSTOMER, NUMBER, "Habari, bei gani?");
            answered(platform, 2);
            page.navigate(platform.web() + "/app/messages");
            page.locator(".chats a").first().tap();
            assertThat(page.locator(".bubble").last()).containsText("Kwa nini?");
            page.locator(".bubble summary").last().tap();
            assertThat(page.locator(".bubble details[open]")).containsText("Msaidizi alielewa ujumbe kuwa: bei");

            page.locator("#text").fill("Karibu, ni elfu thelathini na tano.");
            page.locator("#reply button").tap();
            assertThat(page.locator("#end")).isVisible();
            assertThat(answered(platform, 3).getLast().text()).isEqualTo("Karibu, ni elfu thelathini na tano.");

            platform.whatsApp().customerWrites(CUSTOMER, NUMBER, "Sawa, nitakuja kesho. Bei ya mafuta?");
            PollUntil.see(
                    "the customer's second message in the portal",
                    ANSWERED_WITHIN,
                    () -> {
                        page.reload();
                        return page.locator("#main").innerText();
                    },
                    text -> text.contains("msaidizi alinyamaza"));
            assertThat(platform.whatsApp().chat(NUMBER, CUSTOMER)).hasSize(4);

            platform.whatsApp().customerSends(CUSTOMER, NUMBER, "image");
            var picture = page.locator(".bubble").last().getByRole(AriaRole.LINK);
            assertThat(picture).hasText("Fungua picha au faili");
            var opened = page.request().get(platform.web() + picture.getAttribute("href"));
            assertThat(opened.headers()).containsEntry("content-type", "image/png");
            assertThat(opened.body()).startsWith(0x89, 'P', 'N', 'G');

            page.navigate(platform.web() + "/app/data");
            page.locator("#typed").fill("Zuri Salon");
            page.locator("#erase").tap();
            assertThat(page.locator(".notice")).containsText("imefutwa");
            PollUntil.see(
                    "the phone without a linked device",
                    ANSWERED_WITHIN,
                    () -> platform.whatsApp().linkedDevices(NUMBER),
                    List::isEmpty);
        }
    }

    private static void asksForItsAssistant(Page page) {
        page.locator("#business_name").fill("Zuri Salon");
        page.locator("#business_type").selectOption("salon");
        page.locator("input[name=template_type][value=BOOKING]").tap();
        page.locator("#whatsapp_number").fill("0712 345 678");
        page.locator("button.primary").tap();
    }

    private static List<Line> answered(LivePlatform platform, int lines) {
        return PollUntil.see(
                lines + " lines in the chat",
                ANSWERED_WITHIN,
                () -> platform.whatsApp().chat(NUMBER, CUSTOMER),
                chat -> chat.size() >= lines);
    }
}
