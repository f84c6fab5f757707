package io.flowhq.worker.capacity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a browser may weigh.
 *
 * @param browserBudget anonymous memory (RssAnon) of one browser's process tree beyond which it is opened anew at a quiet moment
 * @param measureEvery how often it is weighed
 * @param quietFor how long nothing must have been said in any of its chats before that
 */
@ConfigurationProperties("flowhq.capacity")
public record CapacitySettings(
        @DefaultValue("1GB") DataSize browserBudget,
        @DefaultValue("15s") Duration measureEvery,
        @DefaultValue("30s") Duration quietFor) {}
