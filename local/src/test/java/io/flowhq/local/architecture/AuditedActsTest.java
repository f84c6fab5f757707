package io.flowhq.local.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Every line of the audit trail is about an act that is listed, and so has its words. */
class AuditedActsTest {

    @Test
    void onlyTheAuditLogWritesIntoTheTrail() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.flowhq.client.AuditLog")
                .should()
                .callMethod("io.flowhq.store.portal.AuditTrail", "record", "io.flowhq.store.portal.AuditEntry")
                .check(CompiledModules.CLASSES);
    }
}
