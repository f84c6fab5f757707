package io.flowhq.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Web and shell read the store themselves and change it through the client alone, which audits every change. */
class ReadsOfTheStoreTest {

    private static final Set<String> READS = Set.of(
            "AuditSearch.acts",
            "AuditSearch.find",
            "AuditTrail.latest",
            "ChangeSubscriptions.subscribe",
            "ChatHandoffs.all",
            "ChatHandoffs.count",
            "ChatSummaries.count",
            "ChatSummaries.list",
            "ChatSummaries.trace",
            "Contacts.chatKey",
            "Contacts.countHidden",
            "Contacts.find",
            "Contacts.list",
            "DatabaseFailures.isTransient",
            "DatabaseProbe.ask",
            "FleetCounts.backlog",
            "FleetCounts.traffic",
            "IgnoredMessageCounts.all",
            "LinkInvitations.find",
            "MessageLogs.chatBefore",
            "MessageLogs.knows",
            "MessageLogs.lastOfChats",
            "MessageLogs.latest",
            "MessageLogs.named",
            "MessageLogs.newestOfChats",
            "MessageLogs.page",
            "OrchestratorHeartbeats.count",
            "SessionRecords.link",
            "SessionRecords.screenshot",
            "SessionRecords.screenshotTaken",
            "SetupRequests.list",
            "SetupRequests.of",
            "TenantOverviews.all",
            "TenantOverviews.countByPhase",
            "TenantOverviews.inTrouble",
            "TenantOverviews.find",
            "TenantOverviews.list",
            "TenantOverviews.started",
            "TimelineEvents.count",
            "TimelineEvents.of",
            "Workers.all",
            "Workers.find");

    @Test
    void webAndShellChangeNoRowsThemselves() {
        rule().check(CompiledModules.CLASSES);
    }

    @Test
    void findsAPageThatWritesPastTheClient() {
        assertThatThrownBy(() -> rule().check(BrokenModules.CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("NotePage.save")
                .hasMessageContaining("Notes.add")
                .message()
                .doesNotContain("Note.of");
    }

    private static ArchRule rule() {
        return noClasses()
                .that()
                .resideInAnyPackage("io.flowhq.web..", "io.flowhq.shell..")
                .should()
                .accessTargetWhere(describe("a method of a repository that is no read", ReadsOfTheStoreTest::isNoRead));
    }

    private static boolean isNoRead(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.getPackageName().startsWith("io.flowhq.store.")
                && isRepository(owner)
                && !(access instanceof JavaConstructorCall)
                && !READS.contains(owner.getSimpleName() + "." + access.getName());
    }

    /** Whatever else the store has is a value. */
    private static boolean isRepository(JavaClass type) {
        return !type.isRecord()
                && !type.isEnum()
                && !type.isInterface()
                && !type.isAssignableTo(Throwable.class)
                && !type.isNestedClass();
    }
}
