package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks from the shell. */
class WebhooksTest {

    private static final TestPlatform platform = TestPlatform.shared();

    @Test
    void addsListsTestsReplaysAndRemovesAWebhook() {
        platform.tenant("Hooked Here");
        platform.tenant("Hooked Nowhere");

        Ran added = platform.shell(
                "webhook", "add", "Hooked Here", "https://example.org/x", "--events", "message", "-o", "json");
        assertThat(added.code()).as(added.err()).isZero();
        var webhook = JsonMapper.shared().readTree(added.out()).get(0);
        assertThat(webhook.propertyNames()).containsExactly("id", "url", "events", "created_at", "secret");
        String id = webhook.get("id").asString();

        assertThat(platform.shell("webhook", "list", "Hooked Here").out())
                .contains("https://example.org/x")
                .doesNotContain(webhook.get("secret").asString());
        assertThat(platform.shell("webhook", "test", "Hooked Here", id).code()).isZero();
        assertThat(platform.shell("webhook", "replay", "Hooked Here", id).out()).contains("0 events");
        assertThat(platform.shell("webhook", "remove", "Hooked Nowhere", id).code())
                .isEqualTo(3);
        assertThat(platform.shell("webhook", "remove", "Hooked Here", id).code())
                .isZero();
        assertThat(platform.shell("webhook", "list", "Hooked Here").out()).contains("has no webhook");
    }
}
