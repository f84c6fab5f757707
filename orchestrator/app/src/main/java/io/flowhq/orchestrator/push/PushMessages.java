package io.flowhq.orchestrator.push;

import com.interaso.webpush.WebPush;
import io.flowhq.contract.Language;
import io.flowhq.orchestrator.text.LocalizedTexts;
import io.flowhq.store.message.ReplyConfig;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.push.PushDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser is sent: the name of the business, how many customers wait, and the page to open. It is shown on locked
 * phones, so it holds no customer's words, name or number. It is encrypted for the browser (RFC 8291); of several that
 * wait at a push service the newest takes the place of the others.
 */
class PushMessages {

    private static final String BUNDLE = "io.flowhq.orchestrator.push.pushes";
    private static final String TOPIC = "follow-ups";
    private static final Duration TTL = Duration.ofHours(24);

    private final WebPush push;
    private final ReplyConfigs configs;

    PushMessages(WebPush push, ReplyConfigs configs) {
        this.push = push;
        this.configs = configs;
    }

    /** @throws IllegalArgumentException when nothing can be encrypted for what the browser gave as its key */
    byte[] body(PushDelivery delivery) {
        String business =
                configs.find(delivery.tenant()).map(ReplyConfig::businessName).orElse("Flow HQ");
        Map<String, Object> message = Map.of(
                "title",
                business,
                "body",
                text(delivery.language(), delivery.waiting()),
                "count",
                delivery.waiting(),
                "path",
                "/app/follow-ups");
        byte[] plain = JsonMapper.shared().writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        try {
            return push.getBody(plain, delivery.publicKey(), delivery.authSecret());
        } catch (Exception unusable) {
            // Written in Kotlin, which throws checked exceptions without declaring them.
            throw new IllegalArgumentException("nothing can be encrypted for the key of " + delivery, unusable);
        }
    }

    Map<String, String> headers(PushDelivery delivery) {
        return push.getHeaders(delivery.endpoint(), (int) TTL.toSeconds(), TOPIC, WebPush.Urgency.High);
    }

    private static String text(Language language, int waiting) {
        return new LocalizedTexts(BUNDLE, language.name()).format("waiting", waiting);
    }
}
