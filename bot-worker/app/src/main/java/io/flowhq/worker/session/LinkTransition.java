package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionOutcome;
import java.util.List;

/** The state that follows, and what is to be done, in this order. */
record LinkTransition(LinkState next, List<LinkEffect> effects) {

    LinkTransition {
        effects = List.copyOf(effects);
    }

    static LinkTransition to(LinkState next, LinkEffect... effects) {
        return new LinkTransition(next, List.of(effects));
    }

    static LinkTransition ended(SessionOutcome outcome, String detail) {
        return to(new LinkState.Ended(outcome, detail), new LinkEffect.End(outcome, detail));
    }
}
