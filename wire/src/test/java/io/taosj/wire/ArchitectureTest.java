package io.taosj.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the module may depend on. */
@AnalyzeClasses(packages = "io.taosj.wire", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule DEPENDS_ON_LITTLE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.taosj.wire..",
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.nio..",
                    "java.time..",
                    "java.util..",
                    "com.fasterxml.jackson.core..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule DOES_NO_IO = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.File")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..", "java.nio.channels..", "java.util.concurrent..", "java.util.logging..");

    @ArchTest
    static final ArchRule JSON_STAYS_IN_REST = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Rest")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule TYPES_DO_NOT_KNOW_MESSAGES = noClasses()
            .that()
            .resideInAnyPackage("io.taosj.wire", "io.taosj.wire.internal")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.taosj.wire.message");
}
