package io.flowhq.local.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The store holds tables and nothing else; the tables stand in it alone. */
class TablesOnlyTest {

    @Test
    void theStoreNeedsNothingButADatabase() {
        databaseAlone().check(CompiledModules.CLASSES);
    }

    @Test
    void noOtherProcessHasStatementsOfItsOwn() {
        statements().check(CompiledModules.CLASSES);
    }

    @Test
    void findsARepositoryThatCallsAnotherHost() {
        assertThatThrownBy(() -> databaseAlone().check(BrokenModules.CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Notes.publish")
                .hasMessageContaining("java.net.http.HttpClient");
    }

    @Test
    void findsAPageWithAStatementOfItsOwn() {
        assertThatThrownBy(() -> statements().check(BrokenModules.CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("NotePage.count")
                .hasMessageContaining("java.sql.Connection");
    }

    /** Neither files nor sockets, no Temporal, no timers and no other module but the contract. */
    private static ArchRule databaseAlone() {
        return classes()
                .that()
                .resideInAPackage("io.flowhq.store..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "",
                        "io.flowhq.store..",
                        "io.flowhq.contract..",
                        "java.io",
                        "java.lang..",
                        "java.math",
                        "java.security",
                        "java.sql",
                        "java.time..",
                        "java.util..",
                        "javax.sql",
                        "com.zaxxer.hikari..",
                        "jakarta.validation..",
                        "org.hibernate.validator..",
                        "org.jspecify.annotations",
                        "org.postgresql..",
                        "org.slf4j..",
                        "org.springframework.beans..",
                        "org.springframework.boot..",
                        "org.springframework.context..",
                        "org.springframework.core..",
                        "org.springframework.dao..",
                        "org.springframework.data..",
                        "org.springframework.jdbc..",
                        "org.springframework.transaction..",
                        "org.springframework.util..",
                        "org.springframework.validation..");
    }

    /** {@code runtime} waits for the database and asks it for its limits; {@code local} starts it and copies it. */
    private static ArchRule statements() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        "io.flowhq.client..",
                        "io.flowhq.orchestrator..",
                        "io.flowhq.worker..",
                        "io.flowhq.web..",
                        "io.flowhq.shell..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql",
                        "org.springframework.jdbc.core..",
                        "org.springframework.data.jdbc..",
                        "org.springframework.data.repository..");
    }
}
