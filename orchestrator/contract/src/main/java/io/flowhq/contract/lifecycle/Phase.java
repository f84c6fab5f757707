package io.flowhq.contract.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * Where a tenant is observed to be in its lifecycle. {@link PhaseName} is the same without what a phase knows; {@link PhaseTransitions}
 * says how one follows another.
 */
public sealed interface Phase {

    PhaseName name();

    /** Why the tenant needs a person; null unless the phase is {@link Failed}. */
    default @Nullable ErrorReason reason() {
        return null;
    }

    /** The recovery under way, counted from 1; 0 when there is none or it does not count. */
    default int attempt() {
        return 0;
    }

    /** Created and never started. */
    record New() implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.NEW;
        }
    }

    /** Rows and settings are being prepared. */
    record Provisioning() implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.PROVISIONING;
        }
    }

    /** The session is offered to the bot-workers and none has room. */
    record WaitingForSlot() implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.WAITING_FOR_SLOT;
        }
    }

    /** A browser is opening, or a scanned page is synchronising. */
    record Starting() implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.STARTING;
        }
    }

    /** A QR code or pairing code waits for the owner's phone. */
    record AwaitingScan() implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.AWAITING_SCAN;
        }
    }

    /** Linked and connected. */
    record Running() implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.RUNNING;
        }
    }

    /**
     * Was running or opening, and is being brought back.
     *
     * @param attempt which of the counted recoveries this is; 0 when the cause is not the tenant's and nothing is
     *     counted, or when the page reconnects by itself
     */
    record Recovering(int attempt) implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.RECOVERING;
        }
    }

    /** The browser is being closed: for good, to open again, to unlink or to delete, as {@link DesiredState} says. */
    record Stopping() implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.STOPPING;
        }
    }

    /** No browser; the session is kept. */
    record Stopped() implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.STOPPED;
        }
    }

    /** {@link PhaseName#ERROR}: needs a person; nothing is retried. */
    record Failed(ErrorReason reason) implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.ERROR;
        }
    }

    /** Gone. */
    record Deleted() implements Phase {
        @Override
        public PhaseName name() {
            return PhaseName.DELETED;
        }
    }

    /**
     * The phase that was taken apart into these.
     *
     * @throws IllegalArgumentException when the name is ERROR and there is no reason
     */
    static Phase of(PhaseName name, @Nullable ErrorReason reason, int attempt) {
        return switch (name) {
            case NEW -> new New();
            case PROVISIONING -> new Provisioning();
            case WAITING_FOR_SLOT -> new WaitingForSlot();
            case STARTING -> new Starting();
            case AWAITING_SCAN -> new AwaitingScan();
            case RUNNING -> new Running();
            case RECOVERING -> new Recovering(attempt);
            case STOPPING -> new Stopping();
            case STOPPED -> new Stopped();
            case ERROR -> {
                if (reason == null) {
                    throw new IllegalArgumentException("phase ERROR needs a reason");
                }
                yield new Failed(reason);
            }
            case DELETED -> new Deleted();
        };
    }
}
