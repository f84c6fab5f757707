package io.flowhq.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what failed outside the controllers, in a filter or while a page was rendered. It stands before all other
 * filters, so that its own answer needs no HTTP session: when PostgreSQL is gone, that is what failed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnhandledExceptionFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(UnhandledExceptionFilter.class);

    private final FilterProblems problems;

    UnhandledExceptionFilter(FilterProblems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failed) {
            if (response.isCommitted()) {
                if (cause(failed) instanceof TransactionException) {
                    // An event stream ended, and the time of its session cannot be kept.
                    log.debug("the database did not answer {}", LoggedAddress.of(request), failed);
                    return;
                }
                throw failed;
            }
            response.reset();
            problems.answer(request, response, cause(failed));
        }
    }

    private static Exception cause(Exception failed) {
        return failed instanceof ServletException && failed.getCause() instanceof Exception inner ? inner : failed;
    }
}
