package io.flowhq.orchestrator.push;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.proactive.ProactiveSettings;
import java.time.InstantSource;
import java.time.LocalTime;

/** When people of a business are told of nothing: the hours that are set for notices to its owner. */
class QuietHours {

    private final ProactiveSettings settings;
    private final ReplyConfigs configs;
    private final InstantSource clock;

    QuietHours(ProactiveSettings settings, ReplyConfigs configs, InstantSource clock) {
        this.settings = settings;
        this.configs = configs;
        this.clock = clock;
    }

    boolean areNow(TenantId tenant) {
        return configs.find(tenant)
                .filter(config ->
                        settings.of(tenant).isQuietAt(LocalTime.ofInstant(clock.instant(), config.timeZone())))
                .isPresent();
    }
}
