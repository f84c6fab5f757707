package io.flowhq.web.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ViewResolver;

/** Gives what is refused in a filter, before any controller, the same answer as anything else. */
@Component
public class FilterProblems {

    private final HandlerExceptionResolver resolver;
    private final ViewResolver views;
    private final LocaleResolver locales;

    FilterProblems(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
            @Qualifier("thymeleafViewResolver") ViewResolver views,
            LocaleResolver locales) {
        this.resolver = resolver;
        this.views = views;
        this.locales = locales;
    }

    public void answer(HttpServletRequest request, HttpServletResponse response, Exception refused)
            throws IOException, ServletException {
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        var answer = resolver.resolveException(request, response, null, refused);
        if (answer == null) {
            throw new ServletException(refused);
        }
        if (!answer.isEmpty()) {
            render(answer, request, response);
        }
    }

    private void render(ModelAndView page, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var name = Objects.requireNonNull(page.getViewName());
        // Set for every request that reaches a controller; this one has not.
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        try {
            var view = Objects.requireNonNull(views.resolveViewName(name, locales.resolveLocale(request)));
            if (page.getStatus() != null) {
                response.setStatus(page.getStatus().value());
            }
            view.render(page.getModel(), request, response);
        } catch (IOException | ServletException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new ServletException(failed);
        }
    }
}
