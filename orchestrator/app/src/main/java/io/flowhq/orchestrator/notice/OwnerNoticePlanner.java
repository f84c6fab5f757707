package io.flowhq.orchestrator.notice;

import io.flowhq.contract.TenantId;
import io.flowhq.runtime.log.OutageLog;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.answering.AnsweringSettings;
import io.flowhq.store.failure.DatabaseFailures;
import io.flowhq.store.message.ReplyConfig;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.proactive.OwnerNotices;
import io.flowhq.store.proactive.ProactiveSetting;
import io.flowhq.store.proactive.ProactiveSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes down, every half minute, what owners have to be told: at most one message of a tenant in five minutes, and none in
 * its quiet hours, after which one message tells of all that came meanwhile.
 */
@Component
class OwnerNoticePlanner extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(OwnerNoticePlanner.class);
    private static final Duration ROUND_INTERVAL = Duration.ofSeconds(30);
    private static final Duration NOTICE_INTERVAL = Duration.ofMinutes(5);

    private final ProactiveSettings settings;
    private final OwnerNotices notices;
    private final ReplyConfigs configs;
    private final InstantSource clock;
    private final SendingLimit limit;
    private final NoticeText text = new NoticeText();
    private final OutageLog outage = new OutageLog(log, "Owners are told of follow-ups again");

    OwnerNoticePlanner(
            ProactiveSettings settings,
            OwnerNotices notices,
            ReplyConfigs configs,
            InstantSource clock,
            AnsweringSettings answering) {
        super("owner-notices");
        this.settings = settings;
        this.notices = notices;
        this.configs = configs;
        this.clock = clock;
        this.limit = SendingLimit.perMinute(answering.maxPerMinute());
    }

    @Override
    protected Duration round() {
        try {
            settings.withNoticesDue().forEach(this::planAlone);
            outage.recovered();
        } catch (DataAccessException | TransactionException away) {
            outage.failed("Owners are told of follow-ups later", away);
        }
        return ROUND_INTERVAL;
    }

    /** What fails for one tenant holds up no other. */
    private void planAlone(TenantId tenant) {
        try {
            plan(tenant);
        } catch (RuntimeException failure) {
            if (DatabaseFailures.isTransient(failure)) {
                throw failure;
            }
            log.warn("The owner of tenant {} is not told of follow-ups", tenant, failure);
        }
    }

    /** @return whether a message was written down */
    boolean plan(TenantId tenant) {
        ProactiveSetting setting = settings.of(tenant);
        String number = setting.noticeNumber();
        return number != null
                && configs.find(tenant)
                        .filter(config -> !setting.isQuietAt(now(config)))
                        .filter(config ->
                                notices.plan(tenant, number, NOTICE_INTERVAL, counts -> text.of(counts, config), limit))
                        .isPresent();
    }

    private LocalTime now(ReplyConfig config) {
        return LocalTime.ofInstant(clock.instant(), config.timeZone());
    }
}
