package io.flowhq.web.problem;

import io.flowhq.client.refusal.Refusal;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.store.failure.DatabaseFailures;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** Turns every exception into an answer a person or a program understands, in the form the request wants. */
@ControllerAdvice
class ProblemHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final ProblemResponses answers;
    private final OutagePage outage;

    ProblemHandler(ProblemResponses answers, OutagePage outage) {
        this.answers = answers;
        this.outage = outage;
    }

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        var problem = RefusalProblems.problem(refusal);
        return answers.to(request, response, ResponseFormat.isApi(request) ? ApiDialect.of(problem) : problem);
    }

    @ExceptionHandler
    Object refusedByTheApi(ApiProblem refused, HttpServletRequest request, HttpServletResponse response) {
        return answers.to(request, response, refused.problem());
    }

    @ExceptionHandler
    Object badParameter(
            MethodArgumentTypeMismatchException mismatch, HttpServletRequest request, HttpServletResponse response) {
        if (TenantId.class.equals(mismatch.getRequiredType())) {
            return refused(new TenantNotFound(String.valueOf(mismatch.getValue())), request, response);
        }
        return answers.to(
                request,
                response,
                mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                        ? GeneralProblems.of(HttpStatus.NOT_FOUND)
                        : GeneralProblems.badParameter(mismatch.getName(), "is not one this address takes"));
    }

    @ExceptionHandler
    Object badParameter(
            HandlerMethodValidationException invalid, HttpServletRequest request, HttpServletResponse response) {
        var first = invalid.getParameterValidationResults().getFirst();
        var name = String.valueOf(first.getMethodParameter().getParameterName());
        var rule = String.valueOf(first.getResolvableErrors().getFirst().getDefaultMessage());
        return answers.to(request, response, GeneralProblems.badParameter(name, rule));
    }

    @ExceptionHandler
    Object badBody(
            HttpMessageNotReadableException unreadable, HttpServletRequest request, HttpServletResponse response) {
        return answers.to(request, response, GeneralProblems.badBody());
    }

    /** Parameters or parts that the server could not take apart, and headers with characters that no header has. */
    @ExceptionHandler({InvalidParameterException.class, MultipartException.class, RequestRejectedException.class})
    Object badRequest(Exception malformed, HttpServletRequest request, HttpServletResponse response) {
        return answers.to(
                request,
                response,
                switch (malformed) {
                    case ErrorResponse known -> GeneralProblems.of(known);
                    case InvalidParameterException form ->
                        GeneralProblems.of(HttpStatusCode.valueOf(form.getErrorCode()));
                    default -> GeneralProblems.of(HttpStatus.BAD_REQUEST);
                });
    }

    @ExceptionHandler
    Object tooManyAttempts(TooManyAttempts many, HttpServletRequest request, HttpServletResponse response) {
        return answers.to(request, response, GeneralProblems.tooManyAttempts(many.seconds()));
    }

    @ExceptionHandler
    Object notSignedIn(AuthenticationException why, HttpServletRequest request, HttpServletResponse response) {
        return answers.to(request, response, GeneralProblems.notSignedIn());
    }

    @ExceptionHandler
    Object notAllowed(AccessDeniedException denied, HttpServletRequest request, HttpServletResponse response) {
        return answers.to(
                request,
                response,
                denied instanceof CsrfException ? GeneralProblems.formExpired() : GeneralProblems.notAllowed());
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        TransactionException.class
    })
    Object databaseSilent(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        log.warn("The database did not answer {}: {}", LoggedAddress.of(request), failure.getMessage());
        if (ResponseFormat.wantedBy(request) == ResponseFormat.PAGE) {
            return outage.show(request, response, GeneralProblems.databaseSilent());
        }
        return answers.to(request, response, GeneralProblems.databaseSilent());
    }

    /** The reader of an event stream has gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException nobodyThere) {}

    @ExceptionHandler
    @Nullable
    Object unexpected(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        if (DatabaseFailures.isTransient(failure)) {
            return databaseSilent(failure, request, response);
        }
        if (failure instanceof ErrorResponse known) {
            return answers.to(request, response, GeneralProblems.of(known));
        }
        var problem = GeneralProblems.unexpected();
        log.error(
                "{} {} failed, reference {}",
                request.getMethod(),
                LoggedAddress.of(request),
                problem.facts().get("reference"),
                failure);
        return answers.to(request, response, problem);
    }
}
