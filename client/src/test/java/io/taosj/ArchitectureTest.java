package io.taosj;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.taosj");

    @Test
    void theClientUsesOnlyTheWireModuleJacksonAndTheJdk() {
        classes()
                .that()
                .resideInAnyPackage("io.taosj", "io.taosj.spi", "io.taosj.internal..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.taosj",
                        "io.taosj.spi",
                        "io.taosj.internal..",
                        "io.taosj.wire",
                        "io.taosj.wire.message",
                        "com.fasterxml.jackson.core..",
                        "org.jspecify.annotations",
                        "java..",
                        "javax.crypto..",
                        "javax.net.ssl")
                .check(classes);
    }

    @Test
    void theWebSocketCodecStandsAlone() {
        classes()
                .that()
                .resideInAPackage("io.taosj.internal.websocket")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.taosj.internal.websocket", "org.jspecify.annotations", "java..", "javax.net.ssl")
                .check(classes);
    }

    @Test
    void transportsDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("io.taosj.internal.rest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.taosj.internal.ws", "io.taosj.internal.websocket")
                .check(classes);
        slices().matching("io.taosj.internal.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void internalClassesDoNotShowInTheApi() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.taosj.internal..", "io.taosj")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.taosj.internal..")
                .check(classes);
    }

    @Test
    void noMonitorIsHeldAcrossInputOrOutput() {
        noClasses()
                .should()
                .callMethod(Object.class, "wait")
                .orShould()
                .callMethod(Object.class, "notifyAll")
                .check(classes);
    }
}
