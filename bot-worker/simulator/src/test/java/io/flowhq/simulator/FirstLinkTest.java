package io.flowhq.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstLinkTest {

    @Test
    void linksAnswersAndStaysLinkedWithItsProfile(@TempDir Path profile) {
        try (var server = SimulatorServer.start(0);
                var browsers = new Browsers()) {
            var api = new Api(server.url());
            api.post("/control/phones", Map.of("number", "255700000001", "name", "Salon Asha"));
            var context = browsers.open(profile);
            var page = context.pages().get(0);
            page.navigate(server.url() + "/");
            Browsers.until(page, "() => window.WPP?.isFullReady && document.querySelector('[data-ref]')");
            var code = (String) page.evaluate("async () => (await WPP.conn.getAuthCode()).fullCode");
            page.evaluate(
                    "() => { window.heard = []; WPP.on('chat.new_message', m => heard.push([m.id._serialized, m.type, m.body])) }");
            api.post("/control/phones/255700000001/scan", Map.of("code", code));
            waitForMain(page);
            var id = api.customerWrites("255711000001", "255700000001", "Habari");
            Browsers.until(page, "() => heard.length >= 2");
            page.evaluate(
                    "async (q) => { const id = await WPP.chat.generateMessageID('255711000001@c.us');"
                            + " const r = await WPP.chat.sendTextMessage('255711000001@c.us', 'Karibu', {quotedMsg: q, messageId: id, linkPreview: false});"
                            + " return JSON.stringify(r) }",
                    id);
            var chat = api.get("/control/chats/255700000001/255711000001");
            assertThat(chat.get(1).get("text").asString()).isEqualTo("Karibu");
            assertThat(chat.get(1).get("by").asString()).isEqualTo("device");
            assertThat(chat.get(1).get("quoted").asString()).isEqualTo(id);
            context.close();
            api.customerWrites("255711000001", "255700000001", "Upo?");
            var again = browsers.open(profile);
            page = again.pages().get(0);
            page.addInitScript("window.heard = []; const t = setInterval(() => { if (window.WPP) { clearInterval(t);"
                    + " WPP.on('chat.new_message', m => heard.push(m.body)) } }, 5)");
            page.navigate(server.url() + "/");
            waitForMain(page);
            Browsers.until(page, "() => heard.includes('Upo?')");
            assertThat(api.get("/control/devices").get(0).get("generation").asInt())
                    .isEqualTo(2);
        }
    }

    private static void waitForMain(Page page) {
        Browsers.until(
                page,
                "() => window.WPP?.isReady && WPP.conn.isAuthenticated() && WPP.conn.getStreamData().mode === 'MAIN'");
    }
}
