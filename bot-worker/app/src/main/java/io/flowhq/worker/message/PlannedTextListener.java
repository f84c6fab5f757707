package io.flowhq.worker.message;

import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Wakes the session of a tenant for which another process wrote down a text, which it would find by itself in 15 s. */
@Component
class PlannedTextListener implements DisposableBean {

    private final SessionIntakes sessionIntakes;
    private final AutoCloseable subscription;

    PlannedTextListener(ChangeSubscriptions changes, SessionIntakes sessionIntakes) {
        this.sessionIntakes = sessionIntakes;
        this.subscription = changes.subscribe(this::changed);
    }

    private void changed(ChangeNotification change) {
        switch (change.kind()) {
            case TEXT, RESYNC -> sessionIntakes.textPlanned(change.tenant());
            case TENANT, MESSAGE, PAGE_REQUEST, WORKER, OUTBOX, DRAIN -> {}
        }
    }

    @Override
    public void destroy() throws Exception {
        subscription.close();
    }
}
