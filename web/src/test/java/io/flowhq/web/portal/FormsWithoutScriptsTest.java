package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import io.flowhq.web.browser.PortalShop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Fills in and sends each form as its page shows it, from the HTML alone. */
@WebTest
@Import(PortalShop.class)
class FormsWithoutScriptsTest {

    /** Forms of other states of a business, which other tests send. */
    private static final Set<String> ELSEWHERE = Set.of(
            "/app/onboarding",
            "/app/whatsapp/{command:start|restart|new-code|pairing-code}",
            "/app/whatsapp/invite",
            "/app/messages/{chat}/end",
            "/app/people/leave",
            "/app/data/erase",
            // A script shows the first two where the browser can be told, fills them in, and sends the third by itself.
            "/app/push",
            "/app/push/end",
            "/app/push/renew");

    private static final Map<String, String> TYPED = Map.ofEntries(
            Map.entry("q", "rasta"),
            Map.entry("text", "Asante, karibu sana"),
            Map.entry("name", "Kusuka mpya"),
            Map.entry("variants", "mna maegesho?"),
            Map.entry("answer_sw", "Ndiyo"),
            Map.entry("text_sw", "Tunafungua kila siku"),
            Map.entry("location", "Kariakoo"),
            Map.entry("csv", "name,price\nViatu vya shule,25000\n"),
            Map.entry("email", "dada@example.org"));

    private static final AntPathMatcher PATHS = new AntPathMatcher();

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    PortalShop shops;

    @Autowired
    People people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private Connection browser;

    @BeforeEach
    void aBrowserWithoutScripts() {
        browser = Jsoup.newSession()
                .ignoreHttpErrors(true)
                .ignoreContentType(true)
                .timeout(30_000);
    }

    @Test
    void everyFormOfAnOwnerIsTakenAndEveryRouteThatTakesFormsHasOne() throws IOException {
        signIn(shops.open(town.business("Mama Asha").id()));
        Set<String> sent = new TreeSet<>();
        for (var path : PortalShop.PAGES) {
            int count = forms(get(path)).size();
            for (int i = 0; i < count; i++) {
                var forms = forms(get(path));
                if (i >= forms.size()) {
                    break; // What was done took further forms away.
                }
                var form = forms.get(i);
                fillIn(form);
                var answer = submit(form);
                var action = form.attr("action");
                sent.add(action);
                assertThat(answer.statusCode()).as(path + " " + action).isEqualTo(200);
                if (String.valueOf(answer.contentType()).startsWith("text/html")) {
                    assertThat(answer.parse().select("[role=alert] p, p.error"))
                            .as(path + " " + action)
                            .isEmpty();
                }
            }
        }
        var unsent = new TreeSet<>(routesThatTakeForms());
        unsent.removeIf(route -> sent.stream().anyMatch(action -> PATHS.match(route, action)));
        assertThat(unsent).isEqualTo(new TreeSet<>(ELSEWHERE));
    }

    @Test
    void staffTakeAChatOverGiveItBackAndLeave() throws IOException {
        var shop = town.business("Mama Asha").id();
        shops.open(shop);
        signIn(people.staffOf(shop).email());
        for (var button : List.of("take", "end")) {
            var form = (FormElement) get("/app/messages/" + PortalShop.CUSTOMER + "@c.us")
                    .getElementById(button)
                    .closest("form");
            assertThat(submit(form).statusCode()).isEqualTo(200);
        }
        var leave = (FormElement) get("/app/people").getElementById("leave").closest("form");
        leave.selectFirst("[name=sure]").attr("checked", true);
        assertThat(submit(leave).url().getPath()).isEqualTo("/app/sign-in");
    }

    private void signIn(String email) throws IOException {
        var form = get("/oauth2/authorization/trial").forms().getLast();
        form.selectFirst("[name=email]").val(email);
        assertThat(submit(form).url().getPath()).isEqualTo("/app/status");
    }

    private Document get(String path) throws IOException {
        return browser.newRequest("http://127.0.0.1:" + port + path).get();
    }

    private static Connection.Response submit(FormElement form) throws IOException {
        var request = form.submit();
        if (form.attr("enctype").startsWith("multipart")) {
            request.header("Content-Type", form.attr("enctype"));
        }
        return request.execute();
    }

    /** All that can be seen, but those that end the visit or the business. */
    private static List<FormElement> forms(Document page) {
        return page.forms().stream()
                .filter(form -> !form.attr("action").endsWith("/sign-out"))
                .filter(form -> !form.attr("action").endsWith("/erase"))
                .filter(form -> form.closest("[hidden]") == null)
                .toList();
    }

    private static void fillIn(FormElement form) {
        for (Element field : form.select("input:not([type=hidden]):not([type=file]), textarea")) {
            if (field.val().isEmpty() && TYPED.containsKey(field.attr("name"))) {
                field.val(TYPED.get(field.attr("name")));
            }
        }
    }

    private List<String> routesThatTakeForms() {
        List<String> routes = new ArrayList<>();
        mapping.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/app/"))
                .forEach(routes::add);
        return routes;
    }
}
