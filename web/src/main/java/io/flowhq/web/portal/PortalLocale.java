package io.flowhq.web.portal;

import io.flowhq.web.problem.ResponseFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.util.WebUtils;

/** The portal speaks Swahili until somebody chooses English, which is kept in a cookie; the operators' pages English. */
@Configuration(proxyBeanMethods = false)
class PortalLocale implements WebMvcConfigurer {

    static final Locale SWAHILI = Locale.of("sw");

    private static final String[] PAGES = {"/app", "/app/**", "/trial/**", "/link/**"};
    private static final String COOKIE = "flowhq-language";

    @Bean
    LocaleResolver localeResolver() {
        return new CookieLocale();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change).addPathPatterns(PAGES);
    }

    private static final class CookieLocale implements LocaleResolver {

        private static final String CHOSEN = CookieLocale.class.getName();
        private static final Duration MAX_AGE = Duration.ofDays(365);

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
                return chosen;
            }
            if (!ResponseFormat.isPortal(request)) {
                return Locale.ENGLISH;
            }
            var cookie = WebUtils.getCookie(request, COOKIE);
            return cookie != null && "en".equals(cookie.getValue()) ? Locale.ENGLISH : SWAHILI;
        }

        @Override
        public void setLocale(
                HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
            var chosen = locale != null && "en".equals(locale.getLanguage()) ? Locale.ENGLISH : SWAHILI;
            request.setAttribute(CHOSEN, chosen);
            if (response != null) {
                response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(COOKIE, chosen.getLanguage())
                                .path("/")
                                .httpOnly(true)
                                .sameSite("Lax")
                                .secure(request.isSecure())
                                .maxAge(MAX_AGE)
                                .build()
                                .toString());
            }
        }
    }
}
