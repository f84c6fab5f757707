package io.flowhq.shell.terminal;

import io.flowhq.client.refusal.AmbiguousTenant;
import io.flowhq.client.refusal.ChatNotFound;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.FollowUpDone;
import io.flowhq.client.refusal.FollowUpNotFound;
import io.flowhq.client.refusal.InvalidForm;
import io.flowhq.client.refusal.KeyNotFound;
import io.flowhq.client.refusal.KnowledgeNotFound;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.client.refusal.OwnersOnly;
import io.flowhq.client.refusal.PageBusy;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.client.refusal.Refusal;
import io.flowhq.client.refusal.RequestDecided;
import io.flowhq.client.refusal.RequestNotFound;
import io.flowhq.client.refusal.SetupRequestConflict;
import io.flowhq.client.refusal.SetupRequestNotFound;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.client.refusal.TextRefused;
import io.flowhq.client.refusal.TooManyTexts;
import io.flowhq.client.refusal.WebhookNotFound;
import io.flowhq.client.refusal.WorkerNotFound;
import io.flowhq.contract.ExitCode;
import io.flowhq.runtime.settings.InvalidSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What went wrong, said once for people and once as an exit code. */
public final class FailureMapper {

    private FailureMapper() {}

    public static CommandFailure of(Throwable thrown) {
        for (Throwable cause : chain(thrown)) {
            Optional<CommandFailure> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        Throwable root = chain(thrown).getLast();
        return new CommandFailure(
                ExitCode.FAILED,
                "Failed: "
                        + Objects.requireNonNullElse(
                                root.getMessage(), root.getClass().getSimpleName()) + " (--debug shows where).",
                thrown);
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static Optional<CommandFailure> known(Throwable cause) {
        return switch (cause) {
            case CommandFailure commandFailure -> Optional.of(commandFailure);
            case Refusal refusal -> Optional.of(refused(refusal));
            case InvalidSettings faults ->
                Optional.of(new CommandFailure(ExitCode.FAILED, String.join(" ", faults.faults()), faults));
            case InterruptedException interrupted -> Optional.of(CommandFailure.interrupted());
            case CannotGetJdbcConnectionException e -> Optional.of(databaseDown(e));
            case CannotCreateTransactionException e -> Optional.of(databaseDown(e));
            case DataAccessResourceFailureException e -> Optional.of(databaseDown(e));
            case TransientDataAccessException e -> Optional.of(databaseDown(e));
            case BadSqlGrammarException e ->
                Optional.of(new CommandFailure(
                        ExitCode.UNAVAILABLE,
                        "The database holds no Flow HQ tables of this version. Start the platform once: ./flowhq up",
                        e));
            default -> Optional.empty();
        };
    }

    private static CommandFailure refused(Refusal refusal) {
        String line = Objects.requireNonNullElse(refusal.getMessage(), refusal.code());
        return switch (refusal) {
            case TenantNotFound none ->
                new CommandFailure(ExitCode.NOT_FOUND, line + " Those there are: tenant list", refusal);
            case AmbiguousTenant several -> new CommandFailure(ExitCode.USAGE, line, refusal);
            case WorkerNotFound none -> new CommandFailure(ExitCode.NOT_FOUND, line, refusal);
            case ChatNotFound none -> new CommandFailure(ExitCode.NOT_FOUND, line, refusal);
            case FollowUpNotFound none -> new CommandFailure(ExitCode.NOT_FOUND, line, refusal);
            case FollowUpDone done -> new CommandFailure(ExitCode.REFUSED, line, refusal);
            case KnowledgeNotFound none -> new CommandFailure(ExitCode.NOT_FOUND, line, refusal);
            case KeyNotFound none ->
                new CommandFailure(ExitCode.NOT_FOUND, line + " Those there are: key list", refusal);
            case WebhookNotFound none ->
                new CommandFailure(ExitCode.NOT_FOUND, line + " Those there are: webhook list", refusal);
            case RequestNotFound none -> new CommandFailure(ExitCode.NOT_FOUND, line, refusal);
            case RequestDecided decided -> new CommandFailure(ExitCode.REFUSED, line, refusal);
            case InvalidForm faults ->
                new CommandFailure(
                        ExitCode.USAGE, String.join(" ", faults.fieldErrors().values()), refusal);
            case PhoneNumberTaken taken ->
                new CommandFailure(
                        ExitCode.REFUSED, line + " Whose it is: tenant list --find " + taken.phoneNumber(), refusal);
            case SetupRequestNotFound none ->
                new CommandFailure(ExitCode.NOT_FOUND, line + " All of them: request list", refusal);
            case SetupRequestConflict conflict ->
                new CommandFailure(ExitCode.REFUSED, line + " " + conflict.nextStep(), refusal);
            case OwnersOnly owners -> new CommandFailure(ExitCode.REFUSED, line, refusal);
            case CommandRefused state -> new CommandFailure(ExitCode.REFUSED, line + " " + state.nextStep(), refusal);
            case TextRefused state -> new CommandFailure(ExitCode.REFUSED, line + " " + state.nextStep(), refusal);
            case TooManyTexts full -> new CommandFailure(ExitCode.REFUSED, line, refusal);
            case PageBusy busy -> new CommandFailure(ExitCode.REFUSED, line, refusal);
            case OrchestratorUnavailable down -> new CommandFailure(ExitCode.UNAVAILABLE, line, refusal);
        };
    }

    private static CommandFailure databaseDown(Exception e) {
        Throwable root = chain(e).getLast();
        return new CommandFailure(
                ExitCode.UNAVAILABLE,
                "The database does not answer (" + Objects.requireNonNullElse(root.getMessage(), "no reason given")
                        + "). Is the platform up? ./flowhq doctor",
                e);
    }
}
