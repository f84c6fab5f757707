package io.flowhq.local.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom among the modules, over the compiled classes of all of them. */
class DirectionOfDependenciesTest {

    /** Every module's package, and where its classes are. */
    private static final Map<String, String> MODULES = Map.ofEntries(
            entry("contract", "orchestrator/contract"),
            entry("store", "orchestrator/store"),
            entry("runtime", "orchestrator/runtime"),
            entry("client", "orchestrator/client"),
            entry("orchestrator", "orchestrator/app"),
            entry("replies", "bot-worker/replies"),
            entry("simulator", "bot-worker/simulator"),
            entry("worker", "bot-worker/app"),
            entry("web", "web"),
            entry("shell", "shell"),
            entry("local", "local"));

    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("local")) ? here : here.getParent();
        List<Path> folders = MODULES.values().stream()
                .map(module -> root.resolve(module).resolve("target/classes"))
                .toList();
        assertThat(folders).allSatisfy(folder -> assertThat(folder).isDirectory());
        classes = new ClassFileImporter().importPaths(folders);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract",
                "store",
                "runtime",
                "client",
                "orchestrator",
                "replies",
                "simulator",
                "worker",
                "web",
                "shell",
                "local"
            })
    void everyModuleKeepsToItsPackage(String module) {
        assertThat(classes.stream().filter(type -> type.getPackageName().startsWith("io.flowhq." + module)))
                .isNotEmpty();
    }

    @Test
    void modulesDependOnlyInTheDirectionOfTheLayout() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String module : MODULES.keySet()) {
            layers = layers.layer(module).definedBy("io.flowhq." + module + "..");
        }
        layers.whereLayer("contract")
                .mayOnlyBeAccessedByLayers(
                        "store", "runtime", "client", "orchestrator", "worker", "web", "shell", "local")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("runtime", "client", "orchestrator", "worker", "web", "shell")
                .whereLayer("runtime")
                .mayOnlyBeAccessedByLayers("orchestrator", "worker", "web", "shell")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("web", "shell")
                .whereLayer("replies")
                .mayOnlyBeAccessedByLayers("worker", "web")
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
                .mayNotBeAccessedByAnyLayer()
                .check(classes);
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
}
