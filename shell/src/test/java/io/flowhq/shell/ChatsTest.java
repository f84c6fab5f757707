package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.store.tenant.Tenants;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Who answers in which chat, and how the assistant speaks. */
class ChatsTest {

    private static final TestPlatform platform = TestPlatform.shared();
    private static final String CHAT = "255711222333@c.us";

    @Test
    void takesAChatOverShowsItAndGivesItBack() {
        TenantId tenant = platform.tenant("Taking Over").id();
        platform.writes(tenant, "255711222333");

        Ran taken = platform.shell("handoff", "take", "Taking Over", "+255 711 222 333", "--minutes", "60");
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(taken.lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("The bot is silent in " + CHAT + "; that ends in "),
                        line -> assertThat(line).startsWith("Undo: handoff end "));
        assertThat(platform.get(ChatHandoffs.class)
                        .isOn(tenant, CHAT, Instant.now().plusSeconds(3500)))
                .isTrue();

        Ran listed = platform.shell("handoff", "list", "Taking Over", "-o", "json");
        assertThat(JsonMapper.shared().readTree(listed.out()).get(0).propertyNames())
                .containsExactly("chat", "cause", "ends_at");
        assertThat(platform.shell("handoff", "list", "Taking Over").out())
                .contains(CHAT, "taken over by an operator", "in 59 min");

        Ran ended = platform.shell("handoff", "end", "Taking Over", CHAT);
        assertThat(ended.lines()).containsExactly("The bot answers in " + CHAT + " again.");
        assertThat(platform.shell("handoff", "list", "Taking Over").out()).contains("The bot answers in every chat.");
        assertThat(platform.shell("audit", "list", "Taking Over").out())
                .contains("TAKE_CHAT", "GIVE_CHAT_BACK", "chat=…2333@c.us")
                .doesNotContain("255711222333");
    }

    @Test
    void refusesChatsThatAreNoneOrAnotherTenants() {
        platform.writes(platform.tenant("Has Customers").id(), "255711222444");
        platform.tenant("Has None");

        Ran anothers = platform.shell("handoff", "take", "Has None", "255711222444");
        Ran none = platform.shell("handoff", "end", "Has None", "status@broadcast");

        assertThat(anothers.code()).isEqualTo(3);
        assertThat(anothers.err().lines()).singleElement().asString().contains("has no chat …2444@c.us");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err().lines()).singleElement().asString().contains("The chat's id is one like");
    }

    @Test
    void changesWhatIsNamedOfTheAssistantAndKeepsTheRest() {
        TenantId tenant = platform.tenant("Speaking").id();
        TenantConfig before = new TenantConfig(
                tenant,
                Template.BOOKING,
                "Speaking Ltd",
                Language.SW,
                "{\"mon\": [\"08:00-17:00\"]}",
                TenantConfig.DEFAULT_TIME_ZONE,
                AssistantTone.POLITE);
        platform.get(Tenants.class).saveConfig(before);

        Ran ran = platform.shell(
                "tenant",
                "configure",
                "Speaking",
                "--language",
                "en",
                "--time-zone",
                "africa/nairobi",
                "--tone",
                "mtaani");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("BOOKING in EN, MTAANI", "Africa/Nairobi");
        assertThat(platform.get(Tenants.class).config(tenant))
                .contains(new TenantConfig(
                        tenant,
                        Template.BOOKING,
                        "Speaking Ltd",
                        Language.EN,
                        before.hoursJson(),
                        ZoneId.of("Africa/Nairobi"),
                        AssistantTone.MTAANI));
        Ran wrong = platform.shell("tenant", "configure", "Speaking", "--time-zone", "Mars");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("'Mars' is no time zone");
    }
}
