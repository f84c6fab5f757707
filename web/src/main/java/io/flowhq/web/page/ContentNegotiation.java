package io.flowhq.web.page;

import io.flowhq.web.problem.ResponseFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets one address answer people and programs: who accepts anything gets what {@link ResponseFormat} finds out, and of the
 * API's pictures the picture, as WAHA answers.
 */
@Configuration(proxyBeanMethods = false)
class ContentNegotiation implements WebMvcConfigurer {

    private static final Pattern PICTURE = Pattern.compile("/api/([^/]+/auth/qr|screenshot)");

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.defaultContentTypeStrategy(ContentNegotiation::unlessSaid);
    }

    private static List<MediaType> unlessSaid(NativeWebRequest web) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request != null && PICTURE.matcher(request.getRequestURI()).matches()) {
            return List.of(MediaType.IMAGE_PNG, MediaType.ALL);
        }
        var json = request != null && ResponseFormat.wantedBy(request) == ResponseFormat.JSON;
        return List.of(json ? MediaType.APPLICATION_JSON : MediaType.TEXT_HTML, MediaType.ALL);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addRedirectViewController("/", "/admin");
    }
}
