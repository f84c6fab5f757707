package io.flowhq.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

@StoreTest
class TenantLogsTest {

    @Autowired
    Tenants tenants;

    @Autowired
    LifecycleRecords records;

    @TempDir
    Path folder;

    @Test
    void writesWhileItRunsAndForgetsADeletedTenantAtTheNextStart() throws IOException {
        TenantLogs logs = new TenantLogs(
                new TenantLogSettings(true, folder, DataSize.ofMegabytes(1), 3), tenants, "orchestrator");
        TenantId leaving = tenant();
        TenantId staying = tenant();
        logs.start();
        try {
            say(leaving);
            say(staying);
        } finally {
            logs.stop();
        }
        say(staying);
        Files.writeString(folder.resolve(leaving + ".1700000000000.log"), "older\n");
        Files.writeString(folder.resolve("notes.log"), "not ours\n");
        assertThat(folder.resolve(leaving + ".log")).exists();
        assertThat(folder.resolve(staying + ".log")).content().hasLineCount(1);
        records.delete(leaving);

        logs.start();
        try {
            await().until(() -> Files.notExists(folder.resolve(leaving + ".log")));
        } finally {
            logs.stop();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(folder.resolve(staying + ".log"), folder.resolve("notes.log"));
        }
    }

    private TenantId tenant() {
        NewTenant tenant = TenantMother.salon();
        tenants.create(tenant);
        return tenant.id();
    }

    private static void say(TenantId tenant) {
        TenantLogContext.of(
                        tenant,
                        () -> LoggerFactory.getLogger("io.flowhq.store.test").error("a line for this tenant"))
                .run();
    }
}
