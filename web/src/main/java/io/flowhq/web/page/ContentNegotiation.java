package io.flowhq.web.page;

import io.flowhq.web.problem.ResponseFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets one address answer people and programs: who accepts anything gets what {@link ResponseFormat} finds out. */
@Configuration(proxyBeanMethods = false)
class ContentNegotiation implements WebMvcConfigurer {

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.defaultContentTypeStrategy(ContentNegotiation::unlessSaid);
    }

    private static List<MediaType> unlessSaid(NativeWebRequest web) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        var json = request != null && ResponseFormat.wantedBy(request) == ResponseFormat.JSON;
        return List.of(json ? MediaType.APPLICATION_JSON : MediaType.TEXT_HTML, MediaType.ALL);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addRedirectViewController("/", "/admin");
    }
}
