package io.flowhq.shell.platform;

import io.flowhq.client.TenantCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.TenantOverviews;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/**
 * The platform's parts that commands use, each made when it is first needed: help needs no database, and a list no
 * connection to Temporal.
 */
@Component
public final class Platform {

    private final BeanFactory beans;

    Platform(BeanFactory beans) {
        this.beans = beans;
    }

    public TenantReads reads() {
        return beans.getBean(TenantReads.class);
    }

    public TenantCommands commands() {
        return beans.getBean(TenantCommands.class);
    }

    public TenantOverviews tenants() {
        return beans.getBean(TenantOverviews.class);
    }

    public SessionRecords sessions() {
        return beans.getBean(SessionRecords.class);
    }

    public MessageLogs messages() {
        return beans.getBean(MessageLogs.class);
    }

    public Workers workers() {
        return beans.getBean(Workers.class);
    }

    public AuditTrail audit() {
        return beans.getBean(AuditTrail.class);
    }

    public SetupRequests requests() {
        return beans.getBean(SetupRequests.class);
    }

    /** Who asks, for the audit trail: the shell in the hands of a user of this machine. */
    public String operator() {
        return "shell:" + System.getProperty("user.name", "unknown");
    }
}
