package io.flowhq.store;

import io.flowhq.store.answering.AnsweringSettings;
import io.flowhq.store.answering.AnsweringStatus;
import io.flowhq.store.apikey.ApiKeyRecords;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.endpoint.AnswerEndpoints;
import io.flowhq.store.event.EventLog;
import io.flowhq.store.fleet.FleetCounts;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import io.flowhq.store.fleet.QueueBacklogs;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.knowledge.CatalogueItems;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.knowledge.OwnQuestions;
import io.flowhq.store.knowledge.Services;
import io.flowhq.store.knowledge.ShopFacts;
import io.flowhq.store.lifecycle.CommandOutbox;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.ChatSummaries;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.message.IgnoredMessageCounts;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.PhoneAutomation;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.message.ReplyPlanning;
import io.flowhq.store.message.TextPlanning;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.DialogueRows;
import io.flowhq.store.page.PageRequests;
import io.flowhq.store.portal.AuditSearch;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.portal.LinkInvitations;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.StaffInvitations;
import io.flowhq.store.portal.TimelineEvents;
import io.flowhq.store.proactive.BookingReminders;
import io.flowhq.store.proactive.OwnerNotices;
import io.flowhq.store.proactive.ProactiveSettings;
import io.flowhq.store.push.PushOutbox;
import io.flowhq.store.push.PushSubscriptions;
import io.flowhq.store.retention.RetentionQueries;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.store.sql.DatabaseClock;
import io.flowhq.store.sql.DatabaseProbe;
import io.flowhq.store.sql.JdbcConversions;
import io.flowhq.store.sql.ReservedConnections;
import io.flowhq.store.tenant.TenantExport;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.store.webhook.SessionMetadata;
import io.flowhq.store.webhook.WebhookOutbox;
import io.flowhq.store.webhook.WebhookRecords;
import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

/** Gives an application every query of the store; being on the classpath is enough. */
@AutoConfiguration(
        before = {DataJdbcRepositoriesAutoConfiguration.class, FlywayAutoConfiguration.class},
        after = JdbcClientAutoConfiguration.class)
@EnableConfigurationProperties(AnsweringSettings.class)
@EnableJdbcRepositories(basePackageClasses = SetupRequests.class)
@Import({
    AnswerEndpoints.class,
    AnsweringStatus.class,
    ApiKeyRecords.class,
    OutboundMessages.class,
    ReplyPlanning.class,
    ReplyConfigs.class,
    AuditSearch.class,
    AuditTrail.class,
    BookingReminders.class,
    ChangeSubscriptions.class,
    CatalogueItems.class,
    ChatHandoffs.class,
    ChatSummaries.class,
    CommandOutbox.class,
    Contacts.class,
    CustomerRequests.class,
    DialogueRows.class,
    EventLog.class,
    FleetCounts.class,
    FollowUps.class,
    IgnoredMessageCounts.class,
    InboundMessages.class,
    KnowledgeReads.class,
    LifecycleRecords.class,
    LinkInvitations.class,
    MessageLogs.class,
    ChangeNotifier.class,
    QueueBacklogs.class,
    OrchestratorHeartbeats.class,
    OwnQuestions.class,
    OwnerNotices.class,
    ProactiveSettings.class,
    PageRequests.class,
    PhoneAutomation.class,
    PushOutbox.class,
    PushSubscriptions.class,
    Services.class,
    SessionLeases.class,
    SessionRecords.class,
    SessionSnapshots.class,
    ShopFacts.class,
    StaffInvitations.class,
    DatabaseClock.class,
    DatabaseProbe.class,
    RetentionQueries.class,
    TenantExport.class,
    TenantOverviews.class,
    TextPlanning.class,
    Tenants.class,
    TimelineEvents.class,
    WebhookOutbox.class,
    SessionMetadata.class,
    WebhookRecords.class,
    Workers.class,
})
public class StoreConfiguration {

    @Bean
    @ConditionalOnMissingBean(InstantSource.class)
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ReservedConnections reservedConnections(DataSource pool) {
        return new ReservedConnections(pool);
    }

    /** Known without asking the database, also while a build writes the beans down. */
    @Bean
    JdbcDialect jdbcDialect() {
        return JdbcPostgresDialect.INSTANCE;
    }

    @Bean
    @ConditionalOnMissingBean
    JdbcCustomConversions jdbcCustomConversions() {
        return JdbcCustomConversions.of(JdbcPostgresDialect.INSTANCE, JdbcConversions.ALL);
    }
}
