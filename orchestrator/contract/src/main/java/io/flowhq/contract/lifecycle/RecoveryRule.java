package io.flowhq.contract.lifecycle;

import io.flowhq.contract.lifecycle.RecoveryDecision.AfterBackOff;
import io.flowhq.contract.lifecycle.RecoveryDecision.Fail;
import io.flowhq.contract.lifecycle.RecoveryDecision.Immediately;
import io.flowhq.contract.lifecycle.RecoveryDecision.UntilReachable;
import io.flowhq.contract.lifecycle.RecoveryDecision.Where;
import io.flowhq.contract.session.SessionOutcome;

/**
 * One row of the table that says, for each way a session can end without having been asked to, whose fault that is and
 * what follows. docs/lifecycle.md shows the table; a test holds the two together.
 */
public record RecoveryRule(FailureDomain fault, RecoveryDecision decision) {

    public static RecoveryRule of(SessionOutcome outcome) {
        return switch (outcome) {
            case STOPPED, BROWSER_CRASHED, PAGE_HUNG, DEAF, DISCONNECTED, STORAGE_LOST ->
                new RecoveryRule(FailureDomain.TENANT, new AfterBackOff());
            case LOGGED_OUT -> person(ErrorReason.LOGGED_OUT);
            case BANNED -> person(ErrorReason.BANNED);
            case CONFLICT -> person(ErrorReason.CONFLICT);
            case SCAN_TIMEOUT -> person(ErrorReason.SCAN_TIMEOUT);
            case WRONG_NUMBER -> person(ErrorReason.WRONG_NUMBER);
            case ACTION_REQUIRED -> person(ErrorReason.ACTION_REQUIRED);
            case DRAINED -> new RecoveryRule(FailureDomain.HOST, new Immediately(Where.ANYWHERE_WITH_SNAPSHOT));
            case RECYCLED -> new RecoveryRule(FailureDomain.HOST, new Immediately(Where.LAST_HOST_FIRST));
            case LEASE_LOST -> new RecoveryRule(FailureDomain.HOST, new Immediately(Where.ANYWHERE_WHEN_SUPERSEDED));
            case HOST_UNFIT -> new RecoveryRule(FailureDomain.HOST, new Immediately(Where.ANYWHERE));
            case BROWSER_REJECTED -> new RecoveryRule(FailureDomain.HOST, new Fail(ErrorReason.BROWSER_REJECTED));
            case UNREACHABLE, PAGE_OUTDATED -> new RecoveryRule(FailureDomain.WORLD, new UntilReachable());
            case PAGE_INCOMPATIBLE -> new RecoveryRule(FailureDomain.WORLD, new Fail(ErrorReason.PAGE_INCOMPATIBLE));
        };
    }

    /** Ends in ERROR(RECOVERY_EXHAUSTED) when it happens too often. */
    public boolean counted() {
        return decision instanceof AfterBackOff;
    }

    private static RecoveryRule person(ErrorReason reason) {
        return new RecoveryRule(FailureDomain.TENANT, new Fail(reason));
    }
}
