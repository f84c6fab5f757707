package io.flowhq.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.flowhq.web.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class SignInTest {

    @Autowired
    MockMvcTester web;

    @Test
    void sendsAPersonToTheSignInPage() {
        assertThat(web.get().uri("/admin/tenants").accept(MediaType.TEXT_HTML))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/login");
        assertThat(web.get().uri("/login").accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"username\"", "name=\"password\"", ">Sign in</button>", "name=\"_csrf\"");
    }

    @Test
    void tellsAProgramToSendCredentials() {
        var answer = web.get()
                .uri("/admin/tenants")
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).headers().hasValue("WWW-Authenticate", "Basic realm=\"Flow HQ\", charset=\"UTF-8\"");
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("not_signed_in");
    }

    @Test
    void sendsTheWholePageToSignInWhenAFragmentFindsTheSessionExpired() {
        assertThat(web.get().uri("/admin/tenants").header("HX-Request", "true"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasHeader("HX-Redirect", "/login");
    }

    @Test
    void givesNoEventsToStrangers() {
        assertThat(web.get().uri("/admin/events").accept(MediaType.TEXT_EVENT_STREAM))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void letsTheOperatorInByForm() {
        assertThat(web.post()
                        .uri("/login")
                        .with(csrf())
                        .param("username", "admin")
                        .param("password", WebTest.PASSWORD))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open sesame ", "Open sesame", "{noop}open sesame"})
    void refusesAnotherPassword(String password) {
        assertThat(web.post()
                        .uri("/login")
                        .with(csrf())
                        .with(request -> from("192.0.2." + password.length(), request))
                        .param("username", "admin")
                        .param("password", password))
                .hasRedirectedUrl("/login?error");
        assertThat(web.get().uri("/login?error")).bodyText().contains("do not match");
    }

    @Test
    void letsAProgramInByBasic() {
        assertThat(web.get().uri("/admin/tenants").with(httpBasic("admin", WebTest.PASSWORD)))
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
        var wrong = web.get()
                .uri("/admin/tenants")
                .with(httpBasic("admin", "wrong"))
                .exchange();
        assertThat(wrong).hasStatus(HttpStatus.UNAUTHORIZED).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void keepsNoSessionForAProgram() {
        assertThat(web.get().uri("/admin/tenants").with(httpBasic("admin", WebTest.PASSWORD)))
                .hasStatusOk()
                .doesNotContainHeader("Set-Cookie");
    }

    @Test
    void asksFormsForATokenAndProgramsForNone() {
        var admin = user("admin").roles("ADMIN");
        var page = web.post()
                .uri("/admin/tenants")
                .with(admin)
                .accept(MediaType.TEXT_HTML)
                .exchange();
        assertThat(page).hasStatus(HttpStatus.FORBIDDEN).bodyText().contains("This form has expired");
        var json = web.post()
                .uri("/admin/tenants")
                .with(admin)
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
        assertThat(json)
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("form_expired");
        assertThat(web.post()
                        .uri("/admin/tenants")
                        .with(httpBasic("admin", WebTest.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void asksForATokenWhenABrowserSendsRememberedCredentialsForAnotherSite() {
        assertThat(web.post()
                        .uri("/admin/tenants")
                        .with(httpBasic("admin", WebTest.PASSWORD))
                        .header("Sec-Fetch-Site", "cross-site"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/readiness", "/css/base.css", "/js/live.js", "/img/mark.svg"})
    void leavesOpenWhatTheSignInPageAndTheProbeNeed(String address) {
        assertThat(web.get().uri(address)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/health", "/actuator/env", "/admin", "/", "/api/sessions", "/nothing"})
    void leavesNothingElseOpen(String address) {
        assertThat(web.get().uri(address).accept(MediaType.APPLICATION_JSON)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void allowsNothingFromElsewhereOnItsPages() {
        assertThat(web.get().uri("/login"))
                .headers()
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .first()
                                .asString()
                                .startsWith("default-src 'self'; img-src 'self' data:;")
                                .doesNotContain("unsafe"))
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("X-Frame-Options", "DENY")
                .hasValue("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
    }

    @Test
    void signsOut() {
        assertThat(web.post().uri("/logout").with(user("admin").roles("ADMIN")).with(csrf()))
                .hasRedirectedUrl("/login?out");
    }

    private static MockHttpServletRequest from(String address, MockHttpServletRequest request) {
        request.setRemoteAddr(address);
        return request;
    }
}
