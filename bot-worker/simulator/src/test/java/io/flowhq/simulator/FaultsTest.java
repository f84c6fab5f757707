package io.flowhq.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault as the browser sees it. */
class FaultsTest {
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

    private static void faultOnTheUnlinked(String name, Object value) {
        api.ask("PUT", "/control/faults/*", Map.of(name, value));
    }

    private static void cure() {
        api.ask("DELETE", "/control/faults/" + SALON, null);
    }

    private static void cureTheUnlinked() {
        api.ask("DELETE", "/control/faults/*", null);
    }

    private static String write(String text) {
        return api.customerWrites(JUMA, SALON, text);
    }

    private static List<String> chat(String by) {
        return api.get("/control/chats/" + SALON + "/" + JUMA)
                .valueStream()
                .filter(line -> line.get("by").asString().equals(by))
                .map(line -> line.get("text").asString())
                .toList();
    }

    private String send(String text, String options) {
        return (String) client.run(
                "(text) => WPP.chat.sendTextMessage('" + JUMA + "@c.us', text, " + options
                        + ").then(sent => JSON.stringify(sent))",
                text);
    }

    @Test
    void aDeafPageSendsButHearsNothing() {
        client.link();
        fault("deaf", true);
        write("Habari");
        client.until("() => WPP.chat.get('" + JUMA + "@c.us')?.unreadCount === 1");
        send("Karibu", "{}");

        assertThat(client.heard()).isEmpty();
        assertThat(chat("device")).containsExactly("Karibu");

        cure();
        client.untilHeard("Habari");
    }

    @Test
    void aDeafPageHearsAgainAfterAReload() {
        client.link();
        fault("deaf", "page");
        write("Habari");
        client.until("() => WPP.chat.get('" + JUMA + "@c.us')?.unreadCount === 1");
        client.open().untilHeard("Habari");

        assertThat(client.heard()).containsExactly("Habari");
    }

    @Test
    void everyEventComesTwice() {
        client.link();
        fault("duplicateEvents", true);
        write("Habari");
        client.until("() => heard.filter(m => m[1] === 'chat').length === 2");

        assertThat(client.heard()).containsExactly("Habari", "Habari");
    }

    @Test
    void everyMessageComesFirstWithoutItsBody() {
        client.link();
        write("Habari");
        client.untilHeard("Habari");
        write("Bei?");
        client.untilHeard("Bei?");
        assertThat(client.run("() => heard.map(m => m[1]).join()")).isEqualTo("ciphertext,chat,chat");

        fault("cipherFirst", true);
        write("Wapi?");
        client.untilHeard("Wapi?");

        assertThat(client.run("() => heard.slice(3).map(m => m[1]).join()")).isEqualTo("ciphertext,chat");
        assertThat(client.run("() => heard[3][0] === heard[4][0] && heard[3][2] === undefined"))
                .isEqualTo(true);
    }

    @Test
    void aMessageGoesOutLate() {
        client.link();
        fault("sendDelay", 400);
        client.run("() => { window.sending = WPP.chat.sendTextMessage('" + JUMA + "@c.us', 'Karibu') }");
        assertThat(chat("device")).isEmpty();
        client.run("() => window.sending");

        assertThat(chat("device")).containsExactly("Karibu");
    }

    @Test
    void aMessageDoesNotGoOut() {
        client.link();
        fault("sendResult", "ERROR_NETWORK");

        assertThat(send("Karibu", "{}"))
                .contains("\"ack\":-1")
                .contains("\"sendMsgResult\":{\"messageSendResult\":\"ERROR_NETWORK\"}");
        assertThat(chat("device")).isEmpty();
    }

    @Test
    void theRendererDiesAfterTheMessageWentOutAndItIsThereOnce() {
        client.link();
        var crashed = crash(client.page);
        fault("sendThenCrash", true);
        var id = "true_" + JUMA + "@c.us_3EB0AAAABBBBCCCCDDDDEE";

        assertThatThrownBy(() -> send("Karibu", "{messageId: '" + id + "'}")).isInstanceOf(PlaywrightException.class);
        await(crashed);
        var next = new LinkedPage(context, api, server.url(), SALON).open().untilMain();

        next.until(
                "() => WPP.chat.getMessageById('" + id + "').then(msg => { window.ack = msg.ack }) && window.ack >= 1");
        assertThat(chat("device")).containsExactly("Karibu");
    }

    @Test
    void thePageNeverLearnsThatItsMessageWentOut() {
        client.link();
        fault("ackNever", true);
        client.run("() => { WPP.chat.sendTextMessage('" + JUMA
                + "@c.us', 'Karibu').then(sent => { window.sent = sent }); }");
        Awaitility.await().until(() -> chat("device").equals(List.of("Karibu")));
        client.page.waitForTimeout(300);

        assertThat(client.run("() => window.sent === undefined")).isEqualTo(true);
        assertThat(client.run("async () => (await WPP.chat.getMessages('" + JUMA + "@c.us'))[0].ack"))
                .isEqualTo(0);
        assertThat(String.join(" ", client.told())).doesNotContain("msg_ack_change");
    }

    @Test
    void theLineIsCutAndComesBackWithWhatWasWrittenMeanwhile() {
        client.link();
        fault("disconnect", 1);
        client.until("() => WPP.conn.getStreamData().mode === 'OFFLINE' && !WPP.conn.isOnline()");
        write("Upo?");
        client.untilMain().untilHeard("Upo?");

        assertThat(client.told())
                .contains(
                        "conn.online,false",
                        "conn.stream_info_changed,OFFLINE",
                        "conn.stream_info_changed,RESUMING",
                        "conn.online,true");
    }

    @Test
    void theDeviceIsLoggedOutWithAReason() {
        client.link();
        fault("loggedOut", "account_locked");
        client.until("() => location.search === '?post_logout=1&logout_reason=3'");

        assertThat(client.told()).contains("conn.logout_reason,account_locked", "conn.logout");
        client.until("() => document.querySelector('[data-ref]') && !WPP.conn.isAuthenticated()");
    }

    @Test
    void theDeviceIsInUseElsewhereUntilThePageTakesOver() {
        client.link();
        fault("conflict", true);
        client.until("() => WPP.conn.getStreamData().mode === 'CONFLICT'");
        write("Upo?");
        assertThat(client.heard()).isEmpty();

        client.run("() => WPP.whatsapp.Socket.takeover()");

        client.untilHeard("Upo?");
        assertThat(client.run("() => WPP.conn.getStreamData().mode")).isEqualTo("MAIN");
    }

    @Test
    void theAccountIsRestricted() {
        client.link();
        fault("banned", true);
        client.until("() => WPP.conn.getStreamData().mode === 'TOS_BLOCK'");

        assertThat(client.told()).contains("conn.backend_event,account_temporarily_banned");
        assertThat(send("Karibu", "{}")).contains("ERROR_UNKNOWN");
        assertThat(chat("device")).isEmpty();
        assertThat(api.request("POST", "/control/phones/" + SALON + "/scan", Map.of("code", "x"))
                        .body())
                .contains("restricted");

        cure();
        client.untilMain();
    }

    @Test
    void theVersionIsRefused() {
        client.link();
        fault("deprecatedVersion", true);
        client.until("() => WPP.conn.getStreamData().mode === 'DEPRECATED_VERSION' && WPP.conn.needsUpdate()");

        assertThat(client.told()).contains("conn.needs_update");
    }

    @Test
    void aWaitingClientTurnsIdle() {
        faultOnTheUnlinked("qrIdle", true);
        client.open().until("() => WPP.conn.isIdle()");

        assertThat(client.told()).contains("conn.qrcode_idle");
        assertThat(client.run("() => WPP.conn.getAuthCode()")).isNull();

        cureTheUnlinked();
        assertThat(client.run("async () => (await WPP.conn.refreshQR()).type")).isEqualTo("multidevice");
        assertThat(client.run("() => WPP.conn.isIdle()")).isEqualTo(false);
    }

    @Test
    void theBrowserIsNotSupported() {
        faultOnTheUnlinked("unsupportedBrowser", true);
        client.open();

        assertThat(client.page.textContent("body")).contains("Google Chrome 100+");
        assertThat(client.run("() => window.WPP === undefined")).isEqualTo(true);
    }

    @Test
    void aLinkedBrowserIsNotSupportedAnyMore() {
        client.link();
        fault("unsupportedBrowser", true);
        client.open();

        assertThat(client.page.textContent("body")).contains("Google Chrome 100+");
    }

    @Test
    void aBrowserThatCallsItselfHeadlessIsRefusedAlways() {
        var headless = browsers.shared()
                .newContext(new Browser.NewContextOptions().setUserAgent("Mozilla/5.0 HeadlessChrome/143.0.0.0"));
        var page = headless.newPage();
        page.navigate(server.url() + "/");

        assertThat(page.textContent("body")).contains("Google Chrome 100+");
        headless.close();
    }

    @Test
    void thePageNeverGetsReady() {
        faultOnTheUnlinked("neverReady", true);
        client.open().until("() => window.WPP !== undefined");
        client.page.waitForTimeout(500);

        assertThat(client.run("() => [WPP.isInjected, WPP.isReady, WPP.isFullReady].join()"))
                .isEqualTo("false,false,false");
        assertThatThrownBy(() -> client.run("() => WPP.conn.getStreamData()")).hasMessageContaining("TypeError");
    }

    @Test
    void thePageIsBusyWithItself() {
        client.link();
        fault("hang", Map.of("seconds", 1));

        // It reaches the page a moment later.
        Awaitility.await().until(() -> {
            var begun = System.nanoTime();
            client.run("() => 1");
            return (System.nanoTime() - begun) / 1_000_000 > 500;
        });
    }

    @Test
    void theServerAnswersTheNavigationOnlyOnceItIsCured() {
        faultOnTheUnlinked("silentServer", true);

        assertThatThrownBy(() -> client.page.navigate(server.url() + "/", new Page.NavigateOptions().setTimeout(400)))
                .isInstanceOf(TimeoutError.class);

        // What was held is answered now. Until then the page must not be closed: Chromium may never finish that.
        cureTheUnlinked();
        client.until("() => WPP.isReady");
    }

    @Test
    void theRendererDies() {
        client.link();
        var crashed = crash(client.page);
        fault("crashRenderer", true);
        await(crashed);

        new LinkedPage(context, api, server.url(), SALON).open().untilMain();
    }

    @Test
    void oldMessagesAreLoadedWithoutBeingNew() {
        fault("historySync", Map.of("messages", 120, "seconds", 3));
        client.scan();
        client.until(
                "() => WPP.conn.getHistorySyncProgress().inProgress && WPP.conn.getStreamData().mode === 'SYNCING'");
        client.untilMain();

        assertThat(
                        client.run(
                                "async () => { let n = 0; for (const c of await WPP.chat.list()) n += (await WPP.chat.getMessages(c.id, {count: -1})).length; return n }"))
                .isEqualTo(120);
        assertThat(client.heard()).isEmpty();
        assertThat(client.run("() => WPP.conn.getHistorySyncProgress().progress"))
                .isEqualTo(100);
    }

    @Test
    void thePagesStorageIsGoneAndItHasToBeLinkedAgain() {
        client.link();
        fault("storageLost", true);
        client.until("() => document.querySelector('[data-ref]') && !WPP.conn.isAuthenticated()");

        assertThat(client.told()).contains("conn.backend_event,storage_initialization_error");
    }

    private static AtomicBoolean crash(Page page) {
        var crashed = new AtomicBoolean();
        page.onCrash(dead -> crashed.set(true));
        return crashed;
    }

    private void await(AtomicBoolean crashed) {
        context.waitForCondition(crashed::get);
    }
}
