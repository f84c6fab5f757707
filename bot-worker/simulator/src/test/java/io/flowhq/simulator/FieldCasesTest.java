package io.flowhq.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was reported from the field, as the page of a linked device and the judge see it. */
class FieldCasesTest {
    private static final String SALON = "255700000001";
    private static final String JUMA = "255711000001";

    private static SimulatorServer server;
    private static Browsers browsers;
    private static Api api;
    private BrowserContext context;
    private LinkedPage client;

    @BeforeAll
    static void start() {
        server = SimulatorServer.start(0, "syncing=20ms", "received=20ms", "read=20ms");
        api = new Api(server.url());
        browsers = new Browsers();
    }

    @AfterAll
    static void stop() {
        browsers.close();
        server.close();
    }

    @BeforeEach
    void forget() {
        api.post("/control/reset", null);
        api.post("/control/phones", Map.of("number", SALON, "name", "Salon Asha"));
        context = browsers.fresh();
        client = new LinkedPage(context, api, server.url(), SALON);
    }

    @AfterEach
    void closePage() {
        context.close();
    }

    private static void fault(String name, Object value) {
        api.ask("PUT", "/control/faults/" + SALON, Map.of(name, value));
    }

    private static String write(Map<String, Object> message) {
        var all = new java.util.HashMap<String, Object>(message);
        all.putIfAbsent("to", SALON);
        return api.post("/control/customers/" + JUMA + "/messages", all)
                .get("id")
                .asString();
    }

    private static List<String> chat(String by) {
        return api.get("/control/chats/" + SALON + "/" + JUMA)
                .valueStream()
                .filter(line -> line.get("by").asString().equals(by))
                .map(line -> line.get("text").asString())
                .toList();
    }

    private boolean linked() {
        return !api.get("/control/devices").isEmpty()
                && api.get("/control/devices")
                        .valueStream()
                        .anyMatch(device -> device.get("linked").asBoolean());
    }

    private Object message(String id) {
        return client.run(
                "id => { const m = window.WPP.chat.getMessages('" + JUMA + "@c.us', { count: -1 });"
                        + " return m.then(all => { const one = all.find(x => String(x.id) === id);"
                        + " return one && JSON.stringify({ type: one.type, body: one.body, caption: one.caption,"
                        + " byUser: one.isCaptionByUser, items: one.itemCount, subtype: one.subtype, lat: one.lat }) }) }",
                id);
    }

    @Test
    void unlinksADeviceWhosePageStillShowsTheDialog() {
        fault("whatsNew", 6);
        client.link();
        client.until("() => document.querySelector('[role=dialog] button')");

        await().until(() -> !linked());
    }

    @Test
    void keepsADeviceWhoseDialogWasAnswered() {
        fault("whatsNew", Map.of("seconds", 3, "button", "Endelea", "afterReload", true));
        client.link();
        assertThat(client.run("() => document.querySelector('[role=dialog]') === null"))
                .isEqualTo(true);
        client.open().untilMain();
        client.until("() => document.querySelector('[role=dialog] button')?.textContent === 'Endelea'");
        client.run("() => document.querySelector('[role=dialog] button').click()");

        await().during(java.time.Duration.ofSeconds(4))
                .atMost(java.time.Duration.ofSeconds(9))
                .until(this::linked);
        assertThat(api.get("/control/faults")).isEmpty();
    }

    @Test
    void deliversAMessageUnderBothIdentities() {
        client.link();
        fault("lidTwin", true);
        var id = write(Map.of("text", "Habari"));
        client.until("() => new Set(heard.filter(m => m[1] === 'chat').map(m => m[0])).size === 2");
        client.run("() => WPP.chat.sendTextMessage('" + JUMA + "@c.us', 'Karibu', {})");
        client.until("() => heard.filter(m => m[2] === 'Karibu').length === 2");

        assertThat(client.run(
                        "id => new Set(heard.map(m => m[0].split('_')[2])).has(id.split('_')[2])"
                                + " && heard.some(m => m[0].startsWith('true_') && m[0].includes('@lid_'))",
                        id))
                .isEqualTo(true);
        assertThat(chat("customer")).hasSize(1);
        assertThat(chat("device")).containsExactly("Karibu");
    }

    @Test
    void movesAChatToThePrivateIdentity() {
        client.link();
        write(Map.of("text", "Habari"));
        client.untilHeard("Habari");
        client.run("async () => { window.before = await WPP.chat.generateMessageID('" + JUMA + "@c.us'); }");
        fault("lidMigrated", true);
        client.until("() => WPP.chat.list().then(all => all.every(c => c.id.server === 'lid'))");

        assertThat(client.run("() => WPP.chat.sendTextMessage('" + JUMA + "@c.us', 'x', { messageId: before })"
                        + ".then(() => 'sent', e => e.code)"))
                .isEqualTo("message_key_remote_id_is_not_same_of_chat");
        client.run("async () => WPP.chat.sendTextMessage('" + JUMA + "@c.us', 'Karibu',"
                + " { messageId: await WPP.chat.generateMessageID('" + JUMA + "@c.us') })");
        write(Map.of("text", "Bei?"));
        client.untilHeard("Bei?");

        assertThat(chat("device")).containsExactly("Karibu");
        assertThat(client.run("() => heard.at(-1)[0].includes('@lid_')")).isEqualTo(true);
    }

    @Test
    void leavesAPlaceholderWithoutContent() {
        client.link();
        fault("cipherOnly", true);
        var id = write(Map.of("text", "Habari"));
        client.until("() => heard.some(m => m[1] === 'ciphertext')");
        fault("cipherOnly", false);
        fault("viewOnceStub", true);
        var stub = write(Map.of("type", "image"));
        client.until("() => heard.filter(m => m[1] === 'ciphertext').length === 2");
        fault("viewOnceStub", false);
        fault("cipherOnly", 1);
        write(Map.of("text", "Bei?"));
        client.untilHeard("Bei?");

        assertThat(message(id).toString()).contains("\"type\":\"ciphertext\"").doesNotContain("Habari");
        assertThat(message(stub).toString()).contains("view_once_unavailable_fanout");
    }

    @Test
    void ringsThePhoneOnlyWhileNoPageCountsAsReading() {
        client.link();
        assertThat(api.get("/control/devices").get(0).get("available").asBoolean())
                .isTrue();
        write(Map.of("text", "Habari"));
        assertThat(notifications()).isZero();

        client.run("() => WPP.conn.markAvailable(false)");
        await().until(() -> !api.get("/control/devices").get(0).get("available").asBoolean());
        write(Map.of("text", "Bei?"));
        assertThat(notifications()).isOne();

        client.run("() => WPP.chat.markIsComposing('" + JUMA + "@c.us')");
        await().until(() -> api.get("/control/devices").get(0).get("available").asBoolean());
    }

    private static int notifications() {
        return api.get("/control/phones").get(0).get("notifications").asInt();
    }

    @Test
    void carriesWhatIsNotText() {
        client.link();
        var order = write(Map.of("type", "order", "items", List.of("Sabuni", "Sukari"), "total", 12_000));
        var place = write(Map.of("type", "location"));
        var row = write(Map.of("type", "list_response", "text", "Bei"));
        var button = write(Map.of("type", "buttons_response", "text", "Ndiyo"));
        var file = write(Map.of("type", "document", "text", "", "fileName", "bei-2026.pdf"));
        var captioned = write(Map.of("type", "document", "text", "Hii hapa"));
        var voice = write(Map.of("type", "ptt"));
        client.until("() => heard.length >= 8");

        assertThat(message(order).toString()).contains("\"type\":\"order\"", "\"items\":2");
        assertThat(message(place).toString()).contains("\"type\":\"location\"", "\"lat\":-6.7924");
        assertThat(message(row).toString()).contains("\"type\":\"list_response\"", "\"body\":\"Bei\"");
        assertThat(message(button).toString()).contains("\"type\":\"buttons_response\"", "\"body\":\"Ndiyo\"");
        assertThat(message(file).toString()).contains("\"caption\":\"bei-2026.pdf\"", "\"byUser\":false");
        assertThat(message(captioned).toString()).contains("\"caption\":\"Hii hapa\"", "\"byUser\":true");
        assertThat(message(voice).toString()).contains("\"type\":\"ptt\"");
    }

    @Test
    void tellsOfEditsAndRevokes() {
        client.link();
        var edited = write(Map.of("text", "Bei ya nywele?"));
        var revoked = write(Map.of("text", "Samahani"));
        client.untilHeard("Samahani");

        api.ask("PUT", "/control/customers/" + JUMA + "/messages/" + edited, Map.of("text", "Bei ya kucha?"));
        api.ask("DELETE", "/control/customers/" + JUMA + "/messages/" + revoked, null);
        await().untilAsserted(() -> assertThat(client.told())
                .anyMatch(t -> t.startsWith("chat.msg_edited"))
                .anyMatch(t -> t.startsWith("chat.msg_revoke")));

        assertThat(message(edited).toString()).contains("Bei ya kucha?");
        assertThat(message(revoked).toString()).contains("\"type\":\"revoked\"").doesNotContain("Samahani");
        assertThat(chat("customer")).containsExactly("Bei ya kucha?", "");
        assertThat(api.request("DELETE", "/control/customers/255711000009/messages/" + edited, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.get("/control/judge?grace=0").get("inbound").asInt()).isOne();
    }

    @Test
    void tellsOfACallAndLeavesAnEntry() {
        client.link();
        api.post("/control/customers/" + JUMA + "/calls", Map.of("to", SALON));

        await().untilAsserted(() -> assertThat(client.told()).anyMatch(told -> told.startsWith("call.incoming_call")));
        client.until("() => heard.some(m => m[1] === 'call_log')");
    }

    @Test
    void excusesNobodyForTheGreetingOfThePhone() {
        client.link();
        api.post("/control/phones/" + SALON, Map.of("greeting", Map.of("text", "Karibu Salon Asha!", "everyDays", 14)));
        write(Map.of("text", "Habari"));
        client.untilHeard("Karibu Salon Asha!");
        write(Map.of("text", "Bei?"));
        client.untilHeard("Bei?");
        // The owner's hand, the phone's words: no taking over either.
        api.post("/control/phones/" + SALON + "/messages", Map.of("to", JUMA, "text", "Karibu Salon Asha!"));

        assertThat(chat("greeting")).containsExactly("Karibu Salon Asha!");
        assertThat(api.get("/control/judge?grace=0").get("lost").asInt()).isEqualTo(2);

        api.post("/control/phones/" + SALON + "/messages", Map.of("to", JUMA, "text", "Nipo", "lid", true));
        write(Map.of("text", "Wapi?"));
        assertThat(api.get("/control/judge?grace=0").get("lost").asInt()).isEqualTo(2);
        assertThat(api.get("/control/judge?grace=0").get("excused").asInt()).isOne();
        assertThat(api.get("/control/chats/" + SALON + "/" + JUMA).size()).isEqualTo(6);
        assertThat(api.get("/control/chats/" + SALON + "/" + JUMA + "?merged=false")
                        .size())
                .isEqualTo(5);
    }

    @Test
    void skewsTheClockAndSpoilsIdsAndEvents() {
        client.link();
        fault("clockSkew", -7200);
        fault("longId", true);
        write(Map.of("text", "Habari"));
        client.untilHeard("Habari");
        assertThat(client.run("() => heard.at(-1)[0].length")).isEqualTo(3_000 + "false_".length() + JUMA.length() + 6);
        assertThat(client.run("() => WPP.chat.getMessages('" + JUMA + "@c.us').then(all =>"
                        + " Math.round((Date.now() / 1000 - all.at(-1).t) / 3600))"))
                .isEqualTo(2);

        api.ask("DELETE", "/control/faults/" + SALON, null);
        client.run("() => { window.odd = 0; WPP.on('chat.new_message', m => { if (!m.id?.remote) odd++; }); }");
        client.run("() => { WPP.onAny = () => {}; }");
        fault("oddEvent", true);
        write(Map.of("text", "Bei?"));
        client.until("() => odd === 3");
        api.ask("DELETE", "/control/faults/" + SALON, null);
        fault("oddChats", true);
        client.until("() => WPP.chat.list().then(all => all.some(c => String(c.id) === '255700099901@c.us'))");
        fault("slowChats", 300);
        client.until("() => { const asked = performance.now(); return WPP.chat.getMessages('" + JUMA
                + "@c.us').then(() => performance.now() - asked >= 290); }");
    }

    @Test
    void carriesHalfASurrogatePairAndWhatComesAfterIt() {
        client.link();
        var id = write(Map.of("text", "Bei \ud83d?"));
        write(Map.of("text", "Mambo 😀"));
        client.untilHeard("Mambo 😀");

        assertThat(client.run("id => heard.find(m => m[0] === id && m[1] === 'chat')[2] === 'Bei \\ud83d?'", id))
                .isEqualTo(true);
        assertThat(chat("customer")).hasSize(2).contains("Mambo 😀");
    }

    @Test
    void countsTheLinesOfOneChat() {
        client.link();
        write(Map.of("text", "Habari"));
        client.untilHeard("Habari");
        client.run("async () => { for (const i of [1, 2, 3]) await WPP.chat.sendTextMessage('" + JUMA
                + "@c.us', 'x' + i, {}); await WPP.chat.sendTextMessage('255711000002@c.us', 'y', {}); }");

        var verdict = api.get("/control/judge");
        assertThat(verdict.get("maxPerChatInAnyMinute").asInt()).isEqualTo(3);
        assertThat(verdict.get("maxInAnyMinute").asInt()).isEqualTo(4);
    }

    @Test
    void refusesBadInputWithTheReason() {
        refuses("/control/faults/" + SALON, "PUT", Map.of("whatsNew", "soon"), "whatsNew takes");
        refuses("/control/faults/" + SALON, "PUT", Map.of("clockSkew", "x"), "clockSkew takes");
        refuses("/control/faults/" + SALON, "PUT", Map.of("sendDelay", Long.MAX_VALUE), "sendDelay takes");
        refuses("/control/judge?grace=" + Long.MAX_VALUE, "GET", null, "grace");
        refuses("/control/judge?burst=-1", "GET", null, "burst");
        refuses("/control/customers/" + JUMA + "/messages/x", "PUT", Map.of("text", "y"), "a message id looks like");
        refuses("/control/customers/" + JUMA + "/calls", "POST", Map.of(), "to is missing");
        refuses("/control/phones/" + SALON, "POST", Map.of("greeting", Map.of()), "greeting.text is missing");
        refuses(
                "/control/customers/" + JUMA + "/messages",
                "POST",
                Map.of("to", SALON, "type", "hologram"),
                "a message is a chat");
        refuses("/control/customers/" + JUMA + "/messages", "POST", Map.of("to", List.of(1)), "not the JSON");
        assertThat(api.request("POST", "/control/judge", null).statusCode()).isEqualTo(405);
    }

    private static void refuses(String path, String method, Object body, String reason) {
        var answer = api.request(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
    }
}
