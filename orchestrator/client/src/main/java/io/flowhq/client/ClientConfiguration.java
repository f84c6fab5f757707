package io.flowhq.client;

import io.flowhq.store.StoreConfiguration;
import io.flowhq.store.answering.AnsweringStatus;
import io.flowhq.store.apikey.ApiKeyRecords;
import io.flowhq.store.endpoint.AnswerEndpoints;
import io.flowhq.store.event.EventLog;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.knowledge.CatalogueItems;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.knowledge.OwnQuestions;
import io.flowhq.store.knowledge.Services;
import io.flowhq.store.knowledge.ShopFacts;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.message.TextPlanning;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.page.PageRequests;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.portal.LinkInvitations;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.StaffInvitations;
import io.flowhq.store.portal.Users;
import io.flowhq.store.proactive.ProactiveSettings;
import io.flowhq.store.push.PushSubscriptions;
import io.flowhq.store.sql.DatabaseClock;
import io.flowhq.store.tenant.TenantExport;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.store.webhook.SessionMetadata;
import io.flowhq.store.webhook.WebhookRecords;
import io.temporal.client.WorkflowClient;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionOperations;

/** Gives an application the commands and the reads; being on the classpath is enough. */
@AutoConfiguration(after = StoreConfiguration.class)
@EnableConfigurationProperties(ClientProperties.class)
public class ClientConfiguration {

    @Bean
    TenantReads tenantReads(TenantOverviews overviews) {
        return new TenantReads(overviews);
    }

    @Bean
    TenantCommands tenantCommands(
            ClientProperties properties,
            WorkflowClient temporal,
            TemporalAvailability temporalAvailability,
            TenantReads reads,
            TenantOverviews overviews,
            Tenants tenants,
            CommandOutbox outbox,
            AuditLog audit,
            OrchestratorHeartbeats heartbeats,
            TransactionOperations transaction,
            DatabaseClock databaseClock,
            InstantSource clock) {
        LifecycleUpdates updates = new LifecycleUpdates(temporal, properties.patience());
        return new TenantCommands(
                new TenantRegistration(tenants, outbox, audit, transaction, clock),
                reads,
                new CommandDispatcher(
                        updates,
                        new OrchestratorAvailability(heartbeats, temporal, clock),
                        temporalAvailability,
                        overviews,
                        databaseClock::now),
                audit);
    }

    @Bean
    TenantNumbers tenantNumbers(TenantReads reads, Tenants tenants, AuditLog audit) {
        return new TenantNumbers(reads, tenants, audit);
    }

    @Bean
    TenantSetup tenantSetup(
            TenantReads reads,
            Tenants tenants,
            SetupRequests requests,
            CommandOutbox outbox,
            AuditLog audit,
            InstantSource clock) {
        return new TenantSetup(reads, tenants, requests, outbox, audit, clock);
    }

    @Bean
    PhoneInvitations phoneInvitations(
            TenantReads reads, LinkInvitations invitations, AuditLog audit, InstantSource clock) {
        return new PhoneInvitations(reads, invitations, audit, clock);
    }

    @Bean
    UserAccounts accounts(
            Users users,
            Tenants tenants,
            StaffInvitations invitations,
            AuditLog audit,
            TransactionOperations transaction,
            InstantSource clock) {
        return new UserAccounts(users, tenants, invitations, audit, transaction, clock);
    }

    @Bean
    StaffCommands staffCommands(TenantReads reads, Users users, StaffInvitations invitations, AuditLog audit) {
        return new StaffCommands(reads, users, invitations, audit);
    }

    @Bean
    TenantExports tenantExports(TenantReads reads, TenantExport export, AuditLog audit) {
        return new TenantExports(reads, export, audit);
    }

    @Bean
    AnsweringReads answeringReads(AnsweringStatus status) {
        return new AnsweringReads(status);
    }

    @Bean
    TemporalAvailability temporalAvailability(WorkflowClient temporal, InstantSource clock) {
        return new TemporalAvailability(temporal, clock);
    }

    @Bean
    WorkerCommands workerCommands(Workers workers, AuditLog audit) {
        return new WorkerCommands(workers, audit);
    }

    @Bean
    HandoffCommands handoffs(
            TenantReads reads,
            ChatHandoffs handoffs,
            MessageLogs messages,
            Contacts contacts,
            AuditLog audit,
            InstantSource clock) {
        return new HandoffCommands(reads, handoffs, messages, contacts, audit, clock);
    }

    @Bean
    OutgoingTexts outgoingTexts(TenantReads reads, TextPlanning planning, AuditLog audit, ClientProperties properties) {
        return new OutgoingTexts(reads, planning, SendingLimit.perMinute(properties.maxPerMinute()), audit);
    }

    @Bean
    ChatReplies chatReplies(
            OutgoingTexts texts,
            MessageLogs messages,
            Contacts contacts,
            ChatHandoffs handoffs,
            AuditLog audit,
            InstantSource clock) {
        return new ChatReplies(texts, messages, contacts, handoffs, audit, clock);
    }

    @Bean
    RequestCommands requestCommands(
            TenantReads reads,
            CustomerRequests requests,
            FollowUps followUps,
            TextPlanning planning,
            AuditLog audit,
            ClientProperties properties) {
        return new RequestCommands(
                reads, requests, followUps, planning, SendingLimit.perMinute(properties.maxPerMinute()), audit);
    }

    @Bean
    FollowUpCommands followUpCommands(
            TenantReads reads,
            FollowUps followUps,
            OutgoingTexts texts,
            ChatHandoffs handoffs,
            AuditLog audit,
            InstantSource clock) {
        return new FollowUpCommands(reads, followUps, texts, handoffs, audit, clock);
    }

    @Bean
    KnowledgeCommands knowledgeCommands(
            TenantReads reads,
            KnowledgeReads knowledge,
            ShopFacts facts,
            Services services,
            CatalogueItems catalogue,
            OwnQuestions questions,
            FollowUps followUps,
            AuditLog audit) {
        return new KnowledgeCommands(reads, knowledge, facts, services, catalogue, questions, followUps, audit);
    }

    @Bean
    ReplyTrials replyTrials(TenantReads reads, ReplyConfigs configs, KnowledgeReads knowledge, InstantSource clock) {
        return new ReplyTrials(reads, configs, knowledge, clock);
    }

    @Bean
    ApiKeys apiKeys(TenantReads reads, ApiKeyRecords records, AuditLog audit, InstantSource clock) {
        return new ApiKeys(reads, records, audit, clock);
    }

    @Bean
    WebhookCommands webhooks(
            TenantReads reads, WebhookRecords records, SessionMetadata metadata, AuditLog audit, InstantSource clock) {
        return new WebhookCommands(reads, records, metadata, audit, clock);
    }

    @Bean
    PageActions pageActions(TenantReads reads, PageRequests requests, AuditLog audit) {
        return new PageActions(reads, requests, audit);
    }

    @Bean
    AnswerEndpointCommands answerEndpointCommands(TenantReads reads, AnswerEndpoints endpoints, AuditLog audit) {
        return new AnswerEndpointCommands(reads, endpoints, audit);
    }

    @Bean
    ProactiveCommands proactiveCommands(TenantReads reads, ProactiveSettings settings, AuditLog audit) {
        return new ProactiveCommands(reads, settings, audit);
    }

    @Bean
    PushCommands pushCommands(PushSubscriptions subscriptions, AuditLog audit) {
        return new PushCommands(subscriptions, audit);
    }

    @Bean
    EventFeed eventFeed(EventLog log) {
        return new EventFeed(log);
    }

    @Bean
    TenantConfigs tenantConfigs(TenantReads reads, Tenants tenants, AuditLog audit) {
        return new TenantConfigs(reads, tenants, audit);
    }

    @Bean
    AuditLog auditLog(
            AuditTrail audit,
            TransactionOperations transaction,
            ObjectProvider<CallerAddress> caller,
            InstantSource clock) {
        return new AuditLog(audit, transaction, caller.getIfAvailable(() -> () -> null), clock);
    }
}
