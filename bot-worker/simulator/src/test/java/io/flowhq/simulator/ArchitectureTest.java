package io.flowhq.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.flowhq", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNothingOfThePlatformItJudges = noClasses()
            .that()
            .resideInAPackage("io.flowhq.simulator..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "belong to another module",
                    (JavaClass other) -> other.getPackageName().startsWith("io.flowhq.")
                            && !other.getPackageName().startsWith("io.flowhq.simulator")));

    @ArchTest
    static final ArchRule judgesWithoutKnowingTheService = noClasses()
            .that()
            .resideInAPackage("..judge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..service..", "..control..", "..device..", "..page..", "..people..", "..fault..");

    @ArchTest
    static final ArchRule hasNoCircles =
            slices().matching("io.flowhq.simulator.(*)..").should().beFreeOfCycles();
}
