package io.flowhq.shell.platform;

import io.flowhq.client.AnswerEndpointCommands;
import io.flowhq.client.AnsweringReads;
import io.flowhq.client.ApiKeys;
import io.flowhq.client.ChatReplies;
import io.flowhq.client.FollowUpCommands;
import io.flowhq.client.HandoffCommands;
import io.flowhq.client.KnowledgeCommands;
import io.flowhq.client.ProactiveCommands;
import io.flowhq.client.ReplyTrials;
import io.flowhq.client.RequestCommands;
import io.flowhq.client.TenantCommands;
import io.flowhq.client.TenantConfigs;
import io.flowhq.client.TenantNumbers;
import io.flowhq.client.TenantReads;
import io.flowhq.client.TenantSetup;
import io.flowhq.client.WebhookCommands;
import io.flowhq.client.WorkerCommands;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.ExitCode;
import io.flowhq.contract.TenantId;
import io.flowhq.runtime.log.TenantLogTail;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.message.ChatSummaries;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.portal.AuditSearch;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.TimelineEvents;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.TenantOverviews;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The platform's parts that commands use, each made when it is first needed: help needs no database, and a list no
 * connection to Temporal.
 */
@Component
public final class ShellServices {

    private final BeanFactory beans;
    private final Environment environment;

    ShellServices(BeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    private <T> T part(Class<T> type) {
        if (!environment.containsProperty("spring.datasource.url")) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "DATABASE_URL is not set: say where PostgreSQL is, as in postgresql://user:password@host:5432/database,"
                            + " or use ./flowhq shell, which knows.");
        }
        return beans.getBean(type);
    }

    /**
     * The tenant somebody means.
     *
     * @throws CommandFailure not found, naming those that were perhaps meant
     */
    public TenantOverview tenant(String idOrPrefixOrName) {
        try {
            return part(TenantReads.class).get(idOrPrefixOrName);
        } catch (TenantNotFound none) {
            throw new CommandFailure(ExitCode.NOT_FOUND, none.getMessage() + " " + similar(none.asked()), none);
        }
    }

    private String similar(String asked) {
        String similar = tenants().list(new TenantFilter(asked, null, 0, 3)).tenants().stream()
                .map(found -> found.tenant().name() + " ("
                        + found.tenant().id().toString().substring(0, 8) + ")")
                .collect(Collectors.joining(" or "));
        return similar.isEmpty() ? "Those there are: tenant list" : "Did you mean " + similar + "?";
    }

    /** @throws TenantNotFound when it is gone */
    public TenantOverview tenant(TenantId tenant) {
        return part(TenantReads.class).get(tenant);
    }

    public TenantCommands commands() {
        return part(TenantCommands.class);
    }

    public TenantConfigs configs() {
        return part(TenantConfigs.class);
    }

    public AnsweringReads answering() {
        return part(AnsweringReads.class);
    }

    public TenantNumbers numbers() {
        return part(TenantNumbers.class);
    }

    public KnowledgeCommands knowledge() {
        return part(KnowledgeCommands.class);
    }

    public HandoffCommands handoffs() {
        return part(HandoffCommands.class);
    }

    public RequestCommands requestCommands() {
        return part(RequestCommands.class);
    }

    public FollowUpCommands followUps() {
        return part(FollowUpCommands.class);
    }

    public WebhookCommands webhooks() {
        return part(WebhookCommands.class);
    }

    public AnswerEndpointCommands endpoints() {
        return part(AnswerEndpointCommands.class);
    }

    public ProactiveCommands proactive() {
        return part(ProactiveCommands.class);
    }

    public ApiKeys keys() {
        return part(ApiKeys.class);
    }

    public TenantOverviews tenants() {
        return part(TenantOverviews.class);
    }

    public SessionRecords sessions() {
        return part(SessionRecords.class);
    }

    public MessageLogs messages() {
        return part(MessageLogs.class);
    }

    public ChatSummaries chats() {
        return part(ChatSummaries.class);
    }

    public ChatReplies replies() {
        return part(ChatReplies.class);
    }

    public ReplyTrials trials() {
        return part(ReplyTrials.class);
    }

    public Workers workers() {
        return part(Workers.class);
    }

    public WorkerCommands workerCommands() {
        return part(WorkerCommands.class);
    }

    public AuditSearch auditSearch() {
        return part(AuditSearch.class);
    }

    public TimelineEvents timelines() {
        return part(TimelineEvents.class);
    }

    public TenantLogTail log() {
        return part(TenantLogTail.class);
    }

    public SetupRequests requests() {
        return part(SetupRequests.class);
    }

    public TenantSetup setup() {
        return part(TenantSetup.class);
    }

    /** Who asks, for the audit trail: the shell in the hands of a user of this machine. */
    public String operator() {
        return "shell:" + System.getProperty("user.name", "unknown");
    }
}
