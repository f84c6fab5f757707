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

            Files.createDirectories(profile.begin().resolve("Default/IndexedDB"));
            profile.commit(new Epoch(1));
            assertThat(profile.wasConnected()).isFalse();

            profile.connected(new Epoch(2));
            assertThat(profile.wasConnected()).isTrue();

            Files.createDirectories(profile.begin().resolve("Default/IndexedDB"));
            profile.commit(new Epoch(2));
            assertThat(profile.wasConnected()).isFalse();
        }
    }
}
