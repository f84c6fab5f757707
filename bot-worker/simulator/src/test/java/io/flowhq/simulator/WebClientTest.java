package io.flowhq.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web client as those who drive it meet it, awkward parts included. */
class WebClientTest {
    private static final String SALON = "255700000001";
    private static final String JUMA = "255711000001";
    private static final String CHAT = "255711000001@c.us";

    private static SimulatorServer server;
    private static Browsers browsers;
    private static Api api;
    private BrowserContext context;
    private LinkedPage client;

    @BeforeAll
    static void start() {
        server = SimulatorServer.start(
                0,
                "syncing=20ms",
                "received=20ms",
                "read=20ms",
                "first-code=600ms",
                "next-code=100ms",
                "codes=3",
                "pairing-code=800ms");
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

    private static Map<String, String> text(String text) {
        return Map.of("to", SALON, "text", text);
    }

    private static String error(String call) {
        return "async () => { try { await " + call + "; return 'no error' } catch (e) { return e.code ?? e.message } }";
    }

    @Test
    void getsReadyInStages() {
        client.page.addInitScript("""
                window.stages = new Set();
                setInterval(() => { if (window.WPP) stages.add([WPP.isInjected, WPP.isReady, WPP.isFullReady].join()
                    + (() => { try { WPP.conn.isOnline(); return ' answers' } catch { return ' throws' } })()) }, 1);
                """);
        client.open().until("() => WPP.isFullReady");
        client.page.waitForTimeout(50);

        assertThat(client.run("() => [...stages]"))
                .isEqualTo(List.of(
                        "false,false,false throws",
                        "true,false,false answers",
                        "true,true,false answers",
                        "true,true,true answers"));
        assertThat(client.told()).contains("conn.main_ready").doesNotContain("conn.authenticated");
    }

    @Test
    void runsNoScriptThatItDoesNotKnow() {
        client.open().until("() => WPP.isReady");
        client.run(
                "() => { const s = document.createElement('script'); s.textContent = 'window.foreign = 1'; document.head.append(s) }");

        assertThat(client.run("() => window.foreign === undefined")).isEqualTo(true);
    }

    @Test
    void changesItsCodeAndTurnsIdleUntilItIsRefreshed() {
        client.page.addInitScript("window.codes = new Set(); setInterval(() => {"
                + " const code = document.querySelector('[data-ref]')?.dataset.ref; if (code) codes.add(code) }, 5)");
        client.open().until("() => WPP.conn.isIdle()");

        assertThat(client.run("() => codes.size")).isEqualTo(3);
        var old = (String) client.run("() => [...codes][0]");
        assertThat(api.request("POST", "/control/phones/" + SALON + "/scan", Map.of("code", old))
                        .statusCode())
                .isEqualTo(409);

        var fresh = client.run("async () => (await WPP.conn.refreshQR()).fullCode");
        api.post("/control/phones/" + SALON + "/scan", Map.of("code", fresh));
        client.untilMain();
        assertThat(client.run("() => WPP.conn.getAuthCode()")).isNull();
        assertThat(client.told()).contains("conn.auth_code_change", "conn.authenticated");
    }

    @Test
    void showsTheCodeItAnnouncesInThePageToo() {
        client.open().until("() => document.querySelector('[data-ref]')");

        assertThat(
                        client.run(
                                "async () => { const c = await WPP.conn.getAuthCode();"
                                        + " return document.querySelector('[data-ref]').dataset.ref === c.fullCode && c.fullCode.startsWith(c.ref) }"))
                .isEqualTo(true);
    }

    @Test
    void linksByPairingCodeForTheRightNumberOnly() {
        api.post("/control/phones", Map.of("number", "255700000002", "name", "Duka"));
        client.open().until("() => WPP.isFullReady");
        var code = client.run("() => WPP.conn.startLinkDeviceCodeForPhoneNumber('" + SALON + "')");

        assertThat((String) code).matches("[1-9A-Z]{8}");
        assertThat(api.request("POST", "/control/phones/255700000002/pair", Map.of("code", code))
                        .statusCode())
                .isEqualTo(409);
        api.post("/control/phones/" + SALON + "/pair", Map.of("code", code));
        client.untilMain();
    }

    @Test
    void letsAPairingCodeExpire() {
        client.open().until("() => WPP.isFullReady");
        var code = client.run("() => WPP.conn.startLinkDeviceCodeForPhoneNumber('" + SALON + "')");
        client.until("() => document.querySelector('.code')?.textContent.replace('-', '') === '" + code + "'");
        client.until("() => !document.querySelector('.code')");

        assertThat(client.told()).contains("conn.link_code_change," + code, "conn.link_code_expired");
        assertThat(api.request("POST", "/control/phones/" + SALON + "/pair", Map.of("code", code))
                        .statusCode())
                .isEqualTo(409);
        assertThat(client.run("async () => (await WPP.conn.refreshLinkDeviceCode()).length"))
                .isEqualTo(8);
    }

    @Test
    void knowsWhoItIs() {
        client.link();

        assertThat(
                        client.run(
                                "() => [WPP.conn.getMyUserId()._serialized, WPP.conn.getMyUserId().user, WPP.conn.getMyUserLid().server, WPP.profile.getMyProfileName()].join()"))
                .isEqualTo(SALON + "@c.us," + SALON + ",lid,Salon Asha");
    }

    @Test
    void echoesItsOwnMessagesAndFollowsThemToTheReader() {
        client.link();
        client.run(
                "() => { window.acks = []; WPP.on('chat.msg_ack_change', e => acks.push(e.ack + ' ' + e.chat + ' ' + e.ids[0]._serialized)) }");
        var id = client.run("async () => { const id = (await WPP.chat.generateMessageID('" + CHAT + "'))._serialized;"
                + " const sent = await WPP.chat.sendTextMessage('" + CHAT + "', 'Karibu', {messageId: id});"
                + " if (sent.id !== id || sent.ack < 1 || sent.sendMsgResult.messageSendResult !== 'OK') throw new Error(JSON.stringify(sent));"
                + " return id }");
        client.until("() => acks.length === 3");

        assertThat(client.heard()).containsExactly("Karibu");
        assertThat((String) id).matches("true_255711000001@c\\.us_3EB0[0-9A-F]{18}");
        assertThat(client.run("() => acks"))
                .isEqualTo(List.of("1 " + CHAT + " " + id, "2 " + CHAT + " " + id, "3 " + CHAT + " " + id));
        var line = api.get("/control/chats/" + SALON + "/" + JUMA).get(0);
        assertThat(line.get("id").asString()).isEqualTo(id);
        assertThat(line.get("ack").asInt()).isEqualTo(3);
    }

    @Test
    void answersAsTheRealOneWhenAMessageCannotBeFoundOrNamed() {
        client.link();
        api.customerWrites(JUMA, SALON, "Habari");
        client.untilHeard("Habari");

        assertThat(client.run(error("WPP.chat.getMessageById('true_" + CHAT + "_3EB0000000')")))
                .isEqualTo("msg_not_found");
        assertThat(client.run(error("WPP.chat.getMessageById('true_255799999999@c.us_3EB0000000')")))
                .isEqualTo("chat_not_found");
        assertThat(client.run(error(
                        "WPP.chat.sendTextMessage('" + CHAT + "', 'x', {messageId: 'false_" + CHAT + "_3EB00000'})")))
                .isEqualTo("message_key_is_not_from_me");
        assertThat(client.run(error("WPP.chat.sendTextMessage('" + CHAT
                        + "', 'x', {messageId: 'true_255799999999@c.us_3EB00000'})")))
                .isEqualTo("message_key_remote_id_is_not_same_of_chat");
        assertThat(client.run(error(
                        "WPP.chat.sendTextMessage('" + CHAT + "', 'x', {quotedMsg: 'false_" + CHAT + "_3EB00000'})")))
                .isEqualTo("msg_not_found");
        assertThat(client.run(error("WPP.chat.markIsComposing('255799999999@c.us')")))
                .isEqualTo("chat_not_found");
        assertThat(client.run(error("WPP.chat.sendTextMessage('nobody', 'x')"))).isEqualTo("invalid_wid");
        assertThat(client.run(
                        "async () => (await WPP.chat.getMessageById((await WPP.chat.list())[0] && heard[0][0])).body"))
                .isEqualTo("Habari");
    }

    @Test
    void tellsPersonsGroupsStatusAndChannelsApart() {
        client.link();
        var to = Map.<String, Object>of("to", SALON, "text", "Hello");
        for (var kind : List.of("group", "status", "newsletter")) {
            var message = new java.util.HashMap<>(to);
            message.put("kind", kind);
            api.post("/control/customers/" + JUMA + "/messages", message);
        }
        api.post("/control/customers/" + JUMA + "/messages", Map.of("to", SALON, "text", "Hello", "lid", true));
        client.until("() => heard.filter(m => m[1] === 'chat').length === 4");

        assertThat(client.run(
                        "() => heard.filter(m => m[1] === 'chat').map(m => m[0].split('_')[1].split('@')[1]).join()"))
                .isEqualTo("g.us,broadcast,newsletter,lid");
        assertThat((String) client.run("() => heard.find(m => m[0].includes('@g.us'))[0]"))
                .endsWith("_" + CHAT);
        assertThat(
                        client.run(
                                "async () => (await WPP.chat.getMessageById(heard.find(m => m[0].includes('status'))[0])).isStatusV3"))
                .isEqualTo(true);
    }

    @Test
    void answersAnLidChatOnItsOwnIdAndKnowsTheNumberOnlyOnceItHasMetIt() {
        client.link();
        api.post("/control/customers/" + JUMA + "/messages", Map.of("to", SALON, "text", "Siri", "lid", true));
        client.untilHeard("Siri");
        var lid = (String) client.run("() => heard.at(-1)[0].split('_')[1]");
        var entry = "async (lid) => (await WPP.contact.getPnLidEntry(lid)).phoneNumber?._serialized ?? 'unknown'";
        assertThat(client.run(entry, lid)).isEqualTo("unknown");
        client.run("(lid) => WPP.chat.sendTextMessage(lid, 'Karibu')", lid);

        var lines = api.get("/control/chats/" + SALON + "/" + JUMA);
        assertThat(lines.get(1).get("text").asString()).isEqualTo("Karibu");
        assertThat(lines.get(1).get("id").asString()).startsWith("true_" + lid + "_");

        api.customerWrites(JUMA, SALON, "Ni mimi");
        client.untilHeard("Ni mimi");
        assertThat(client.run(entry, lid)).isEqualTo(CHAT);
    }

    @Test
    void hearsWhatTheOwnerTypesOnThePhone() {
        client.link();
        api.post("/control/phones/" + SALON + "/messages", Map.of("to", JUMA, "text", "Nipo"));
        client.untilHeard("Nipo");

        assertThat((String) client.run("() => heard[0][0]")).startsWith("true_" + CHAT + "_3A");
    }

    @Test
    void takesMediaBothWays() {
        client.link();
        api.post("/control/customers/" + JUMA + "/messages", Map.of("to", SALON, "type", "image", "text", "Angalia"));
        client.until("() => heard.some(m => m[1] === 'image')");

        assertThat(
                        client.run(
                                "async () => { const m = await WPP.chat.getMessageById(heard[0][0]); const b = await WPP.chat.downloadMedia(m.id);"
                                        + " return [m.caption, m.mimetype, b.size === m.size, (await WPP.util.blobToBase64(b)).slice(0, 15)].join() }"))
                .isEqualTo("Angalia,image/png,true,data:image/png;");
        client.run("() => WPP.chat.sendFileMessage('" + CHAT
                + "', 'data:application/pdf;base64,AAAA', {caption: 'Bei', filename: 'bei.pdf'})");
        var line = api.get("/control/chats/" + SALON + "/" + JUMA).get(1);
        assertThat(line.get("type").asString()).isEqualTo("document");
        assertThat(line.get("text").asString()).isEqualTo("Bei");
    }

    @Test
    void marksAsReadWhenToldTo() {
        client.link();
        api.customerWrites(JUMA, SALON, "Habari");
        client.untilHeard("Habari");
        assertThat(client.run("async () => (await WPP.chat.markIsRead('" + CHAT + "')).unreadCount"))
                .isEqualTo(1);

        org.awaitility.Awaitility.await()
                .until(() -> api.get("/control/chats/" + SALON + "/" + JUMA)
                                .get(0)
                                .get("ack")
                                .asInt()
                        == 3);
        assertThat(client.run("() => WPP.chat.list({onlyWithUnreadMessage: true}).then(c => c.length)"))
                .isEqualTo(0);
    }

    @Test
    void acknowledgesAMessageOnlyWhenSomebodyHasHeardIt() {
        var deafened = LinkedPage.unheard(context, api, server.url(), SALON).link();
        api.customerWrites(JUMA, SALON, "Habari");
        deafened.until("() => WPP.chat.get('" + CHAT + "')");
        deafened.page.waitForTimeout(200);
        var ack = "/control/chats/" + SALON + "/" + JUMA;
        assertThat(api.get(ack).get(0).get("ack").asInt()).isEqualTo(1);

        deafened.run("() => WPP.on('chat.new_message', m => { if (m.body) window.late = m.body })");

        deafened.until("() => window.late === 'Habari'");
        org.awaitility.Awaitility.await()
                .until(() -> api.get(ack).get(0).get("ack").asInt() == 2);
    }

    @Test
    void logsItselfOut() {
        client.link();
        client.run("() => { WPP.conn.logout() }");

        client.until("() => location.search.includes('post_logout=1') && document.querySelector('[data-ref]')");
        assertThat(api.get("/control/devices")
                        .valueStream()
                        .noneMatch(d -> d.get("linked").asBoolean()))
                .isTrue();
    }

    @Test
    void keepsItsLinkInTheProfileBehindAKeyThatCannotLeaveIt() {
        client.link();

        assertThat(client.run("""
                        async () => {
                          const request = indexedDB.open('signal-storage');
                          const db = await new Promise(r => { request.onsuccess = () => r(request.result) });
                          const get = db.transaction('identity').objectStore('identity').get('me');
                          const me = await new Promise(r => { get.onsuccess = () => r(get.result) });
                          try { await crypto.subtle.exportKey('pkcs8', me.keys.privateKey); return 'exported' }
                          catch (e) { return e.name + ' ' + me.keys.privateKey.extractable }
                        }""")).isEqualTo("InvalidAccessError false");
    }

    @Test
    void isInConflictWhenItsProfileIsUsedTwice(@TempDir Path folder) throws IOException {
        var first = browsers.open(folder.resolve("a"));
        new LinkedPage(first, api, server.url(), SALON).link();
        first.close();
        copy(folder.resolve("a"), folder.resolve("b"));
        var original = new LinkedPage(browsers.open(folder.resolve("a")), api, server.url(), SALON)
                .open()
                .untilMain();

        var copy = new LinkedPage(browsers.open(folder.resolve("b")), api, server.url(), SALON)
                .open()
                .untilMain();

        original.until("() => WPP.conn.getStreamData().mode === 'CONFLICT'");
        original.run("() => WPP.whatsapp.Socket.takeover()");
        copy.until("() => WPP.conn.getStreamData().mode === 'CONFLICT'");
        original.untilMain();
        assertThat(api.get("/control/devices").get(0).get("rolledBack").asInt()).isEqualTo(1);
        assertThat(api.get("/control/devices").get(0).get("ousted").asInt()).isEqualTo(2);
        assertThat(api.get("/control/devices").get(0).get("waJs").isNull()).isTrue();
    }

    @Test
    void losesWithAnOldProfileWhatALaterOneHasAcknowledged(@TempDir Path folder) throws IOException {
        var profile = folder.resolve("a");
        var first = browsers.open(profile);
        new LinkedPage(first, api, server.url(), SALON).link();
        first.close();
        copy(profile, folder.resolve("old"));
        var later = browsers.open(profile);
        var seen = new LinkedPage(later, api, server.url(), SALON).open().untilMain();
        api.customerWrites(JUMA, SALON, "Habari");
        seen.untilHeard("Habari");
        var id = seen.run("async () => (await WPP.chat.sendTextMessage('" + CHAT + "', 'Karibu')).id");
        later.close();
        api.customerWrites(JUMA, SALON, "Upo?");

        var old = new LinkedPage(browsers.open(folder.resolve("old")), api, server.url(), SALON)
                .open()
                .untilMain();

        old.untilHeard("Upo?");
        assertThat(old.heard()).containsExactly("Upo?");
        assertThat(old.run(error("WPP.chat.getMessageById('" + id + "')"))).isEqualTo("msg_not_found");
        assertThat(api.get("/control/devices").get(0).get("rolledBack").asInt()).isEqualTo(1);
    }

    @Test
    void findsItselfLinkedAfterTheServiceWasRestarted(@TempDir Path folder) {
        var state = folder.resolve("state.json");
        var options = new String[] {"syncing=20ms", "received=20ms", "read=20ms", "state=" + state};
        var before = SimulatorServer.start(0, options);
        var port = Integer.parseInt(before.url().substring(before.url().lastIndexOf(':') + 1));
        var control = new Api(before.url());
        control.post("/control/phones", Map.of("number", SALON, "name", "Salon Asha"));
        var page = new LinkedPage(context, control, before.url(), SALON).link();
        before.close();
        page.until("() => WPP.conn.getStreamData().mode === 'OFFLINE'");
        page.run("() => { WPP.chat.sendTextMessage('" + CHAT + "', 'Nimerudi') }");

        try (var after = SimulatorServer.start(port, options)) {
            page.untilMain();
            control.customerWrites(JUMA, SALON, "Upo?");
            page.untilHeard("Upo?");

            assertThat(control.get("/control/phones").get(0).get("name").asString())
                    .isEqualTo("Salon Asha");
            assertThat(control.get("/control/chats/" + SALON + "/" + JUMA)
                            .valueStream()
                            .map(l -> l.get("text").asString()))
                    .containsExactly("Nimerudi", "Upo?");
        }
    }

    @Test
    void weighsAsMuchAsASmallAccountWhenAskedTo() {
        client.page.navigate(server.url() + "/?weight=real");
        client.until("() => document.documentElement.dataset.ballast === 'loaded'");

        assertThat(
                        client.run(
                                "() => [__factories.size, __loaded.length, __ballast.messages.length, __ballast.contacts.length,"
                                        + " __ballast.chats.length, document.querySelectorAll('img').length, WPP.isReady].join()"))
                .isEqualTo("33600,11200,15000,4000,600,200,true");
    }

    @Test
    void keepsThoseWhoListenedBeforeItWasThere() {
        client.page.addInitScript("""
                const listeners = [];
                window.WPP = {
                  on: (event, listener) => listeners.push([event, listener]),
                  off: () => {},
                  once: () => {},
                  onAny: () => {},
                  emit: (event, ...values) => listeners.filter(l => l[0] === event).forEach(l => l[1](...values)),
                  listenerCount: (event) => listeners.filter(l => l[0] === event).length,
                };
                WPP.on('conn.main_ready', () => { window.early = true });
                """);
        client.open().until("() => window.early && WPP.isFullReady && WPP.version === '4.6.0'");
    }

    @Test
    void isToldToLogOutWhenTheServiceHasForgottenIt() {
        client.link();
        client.page.navigate("about:blank");
        api.post("/control/reset", null);
        client.open();

        client.until("() => document.querySelector('[data-ref]') && location.search.includes('post_logout=1')");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
