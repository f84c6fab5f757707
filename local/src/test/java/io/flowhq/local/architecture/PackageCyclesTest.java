package io.flowhq.local.architecture;

import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inside a module, packages by feature depend on each other in one direction. */
class PackageCyclesTest {

    @ParameterizedTest
    @MethodSource("io.flowhq.local.architecture.CompiledModules#names")
    void packagesOfAModuleAreFreeOfCycles(String module) {
        SlicesRuleDefinition.slices()
                .matching("io.flowhq." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CompiledModules.CLASSES);
    }
}
