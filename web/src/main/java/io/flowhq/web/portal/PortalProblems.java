package io.flowhq.web.portal;

import io.flowhq.client.refusal.ChatNotFound;
import io.flowhq.client.refusal.FollowUpNotFound;
import io.flowhq.client.refusal.KnowledgeNotFound;
import io.flowhq.client.refusal.OwnersOnly;
import io.flowhq.client.refusal.PageBusy;
import io.flowhq.client.refusal.RequestNotFound;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.client.refusal.TextRefused;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The refusals of the portal's pages in the language of their reader. */
@ControllerAdvice(
        assignableTypes = {
            OnboardingPages.class,
            WhatsAppPages.class,
            MessagePages.class,
            MediaPages.class,
            FollowUpPages.class,
            OrderPages.class,
            KnowledgePages.class,
            CataloguePages.class,
            StartQuestions.class,
            TrialPages.class,
            PeoplePages.class,
            DataPages.class,
            SettingsPages.class,
            HistoryPages.class,
            PhoneLinkPages.class
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortalProblems {

    @ExceptionHandler({
        TenantNotFound.class,
        ChatNotFound.class,
        FollowUpNotFound.class,
        RequestNotFound.class,
        KnowledgeNotFound.class
    })
    ModelAndView notFound() {
        return page("portal.problem.missing", HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler
    ModelAndView notFetched(MediaUnavailable gone) {
        return page("portal.media.unavailable", HttpStatus.BAD_GATEWAY);
    }

    @ExceptionHandler
    ModelAndView notConnected(TextRefused offline) {
        return page("portal.media.offline", HttpStatus.CONFLICT);
    }

    @ExceptionHandler
    ModelAndView tooOften(PageBusy busy, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(busy.seconds()));
        return page("portal.media.busy", HttpStatus.TOO_MANY_REQUESTS);
    }

    @ExceptionHandler
    ModelAndView ownersOnly(OwnersOnly refused) {
        return page("portal.problem.owners", HttpStatus.FORBIDDEN);
    }

    @ExceptionHandler
    ModelAndView noBusiness(AccessDeniedException refused) {
        return page("portal.problem.nobusiness", HttpStatus.FORBIDDEN);
    }

    private static ModelAndView page(String key, HttpStatus status) {
        var page = new ModelAndView("portal/problem", status);
        page.addObject("key", key);
        return page;
    }
}
