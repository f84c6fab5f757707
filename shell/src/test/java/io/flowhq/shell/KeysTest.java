package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.ApiKeys;
import io.flowhq.contract.TenantId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The API keys from the shell. */
class KeysTest {

    private static final TestPlatform platform = TestPlatform.shared();

    @Test
    void makesAKeyShowsItOnceAndRevokesIt() {
        TenantId tenant = platform.tenant("Key Owner").id();

        Ran made = platform.shell(
                "key", "create", "website", "--tenant", "Key Owner", "--scopes", "read,send", "-o", "json");
        assertThat(made.code()).as(made.err()).isZero();
        var json = JsonMapper.shared().readTree(made.out());
        assertThat(json.propertyNames()).containsExactly("id", "name", "key");
        String key = json.get("key").asString();
        assertThat(platform.get(ApiKeys.class).recognise(key).orElseThrow().tenant())
                .isEqualTo(tenant);

        Ran list = platform.shell("key", "list");
        assertThat(list.out()).contains("website", "read,send", "valid").doesNotContain(key);

        Ran revoked = platform.shell("key", "revoke", json.get("id").asString());
        assertThat(revoked.out()).contains("revoked");
        assertThat(platform.get(ApiKeys.class).recognise(key)).isEmpty();
        assertThat(platform.shell("audit", "list", "Key Owner").out()).contains("CREATE_KEY", "REVOKE_KEY");
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThat(platform.shell("key", "revoke", "77777").code()).isEqualTo(3);
        assertThat(platform.shell("key", "create", "website", "--scopes", "write")
                        .code())
                .isEqualTo(2);
        assertThat(platform.shell("key", "create", "website", "--tenant", "nobody at all")
                        .code())
                .isEqualTo(3);
    }
}
