package io.flowhq.local.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inside a module, packages by feature depend on each other in one direction. */
class PackageCyclesTest {

    @ParameterizedTest
    @MethodSource("io.flowhq.local.architecture.CompiledModules#names")
    void packagesOfAModuleAreFreeOfCycles(String module) {
        rule(module).check(CompiledModules.CLASSES);
    }

    @Test
    void findsTwoPackagesThatNeedEachOther() {
        assertThatThrownBy(() -> rule("fixture").check(BrokenModules.CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Slice order")
                .hasMessageContaining("Slice payment");
    }

    private static ArchRule rule(String module) {
        return SlicesRuleDefinition.slices()
                .matching("io.flowhq." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }
}
