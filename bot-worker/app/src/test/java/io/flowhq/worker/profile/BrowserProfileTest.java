package io.flowhq.worker.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserProfileTest {

    @TempDir
    Path profiles;

    /** Else what was restored without a link would be restored again and again, and nobody asked for a scan. */
    @Test
    void tellsWhatASessionWasConnectedWithFromWhatWasRestored() throws Exception {
        try (BrowserProfile profile = BrowserProfile.open(profiles, new TenantId(UUID.randomUUID()))) {
            assertThat(profile.wasConnected()).isFalse();
            assertThat(profile.restoredFrom()).isEmpty();

            Files.createDirectories(profile.begin().resolve("Default/IndexedDB"));
            profile.commit(new Epoch(1), 17);
            assertThat(profile.wasConnected()).isFalse();
            assertThat(profile.restoredFrom()).hasValue(17);

            profile.connected(new Epoch(2));
            assertThat(profile.wasConnected()).isTrue();
            assertThat(profile.restoredFrom()).isEmpty();

            Files.createDirectories(profile.begin().resolve("Default/IndexedDB"));
            profile.commit(new Epoch(2), 18);
            assertThat(profile.wasConnected()).isFalse();
        }
    }
}
