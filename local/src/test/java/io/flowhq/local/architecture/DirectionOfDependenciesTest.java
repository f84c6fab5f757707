package io.flowhq.local.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom among the modules, over the compiled classes of all of them. */
class DirectionOfDependenciesTest {

    private static final JavaClasses classes = CompiledModules.CLASSES;

    @ParameterizedTest
    @MethodSource("io.flowhq.local.architecture.CompiledModules#names")
    void everyModuleKeepsToItsPackage(String module) {
        assertThat(classes.stream().filter(type -> type.getPackageName().startsWith("io.flowhq." + module)))
                .isNotEmpty();
    }

    @Test
    void modulesDependOnlyInTheDirectionOfTheLayout() {
        layout().check(classes);
    }

    @Test
    void findsANameOfTheContractThatKnowsTheStore() {
        assertThatThrownBy(() -> layout().check(BrokenModules.CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("io.flowhq.contract.fixture.NoteId")
                .hasMessageContaining("io.flowhq.store.fixture.Note");
    }

    @Test
    void contractAndRepliesKnowNoSpring() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("io.flowhq.contract..", "io.flowhq.replies..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(classes);
    }

    /** Opening hours are of use to whoever checks what an owner wrote, without the reading of messages. */
    @Test
    void packagesOfRepliesDependOnEachOtherWithoutACircle() {
        SlicesRuleDefinition.slices()
                .matching("io.flowhq.(replies..)")
                .should()
                .beFreeOfCycles()
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.flowhq.replies.hours..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.flowhq.replies")
                .check(classes);
    }

    private static ArchRule layout() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String module : CompiledModules.NAMES) {
            layers = layers.layer(module).definedBy("io.flowhq." + module + "..");
        }
        return layers.whereLayer("contract")
                .mayOnlyBeAccessedByLayers(
                        "store", "runtime", "client", "orchestrator", "worker", "web", "shell", "local")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("runtime", "client", "orchestrator", "worker", "web", "shell")
                .whereLayer("runtime")
                .mayOnlyBeAccessedByLayers("orchestrator", "worker", "web", "shell")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("web", "shell")
                .whereLayer("replies")
                .mayOnlyBeAccessedByLayers("worker", "client", "web", "shell")
                .whereLayer("orchestrator")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("simulator")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("worker")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("shell")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("local")
                .mayNotBeAccessedByAnyLayer();
    }
}
