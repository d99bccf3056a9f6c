package id.patuh;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] DECIDING = {
        "id.patuh.lint..", "id.patuh.calendar..", "id.patuh.sop..", "id.patuh.eventlog..", "id.patuh.audit.."
    };

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("id.patuh");

    @Test
    void aPackageDependsOnlyOnPackagesAboveIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("lint")
                .definedBy("id.patuh.lint..")
                .layer("calendar")
                .definedBy("id.patuh.calendar..")
                .layer("sop")
                .definedBy("id.patuh.sop..")
                .layer("eventlog")
                .definedBy("id.patuh.eventlog..")
                .layer("intake")
                .definedBy("id.patuh.intake..")
                .layer("audit")
                .definedBy("id.patuh.audit..")
                .layer("findings")
                .definedBy("id.patuh.findings..")
                .layer("scorecard")
                .definedBy("id.patuh.scorecard..")
                .layer("run")
                .definedBy("id.patuh.run..")
                .layer("verify")
                .definedBy("id.patuh.verify..")
                .layer("web")
                .definedBy("id.patuh.web..")
                .layer("cli")
                .definedBy("id.patuh.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("verify")
                .mayOnlyBeAccessedByLayers("cli", "web")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("cli", "web")
                .whereLayer("scorecard")
                .mayOnlyBeAccessedByLayers("run", "cli", "web")
                .whereLayer("findings")
                .mayOnlyBeAccessedByLayers("scorecard", "run", "cli", "web")
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("findings", "scorecard", "run", "cli", "web")
                .whereLayer("intake")
                .mayOnlyBeAccessedByLayers("run", "cli", "web")
                .whereLayer("eventlog")
                .mayOnlyBeAccessedByLayers("intake", "audit", "findings", "scorecard", "run", "cli", "web")
                .check(classes);
    }

    @Test
    void theDecidingPackagesKnowNoFrameworkOfTheService() {
        noClasses()
                .that()
                .resideInAnyPackage(DECIDING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.camel..", "java.sql..", "javax.sql..")
                .check(classes);
    }

    @Test
    void droolsLivesInAuditOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("id.patuh.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..")
                .check(classes.that(new com.tngtech.archunit.base.DescribedPredicate<>("are written by hand") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                        return type.getPackageName().startsWith("id.patuh");
                    }
                }));
    }

    @Test
    void nobodyReadsTheWallClockWhenDeciding() {
        noClasses()
                .that()
                .resideInAnyPackage(DECIDING)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(classes);
    }

    @Test
    void theVerifierSharesNothingWithTheAuditor() {
        noClasses()
                .that()
                .resideInAPackage("id.patuh.verify..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "id.patuh.lint..",
                        "id.patuh.calendar..",
                        "id.patuh.sop..",
                        "id.patuh.eventlog..",
                        "id.patuh.intake..",
                        "id.patuh.audit..",
                        "id.patuh.findings..",
                        "id.patuh.scorecard..",
                        "id.patuh.run..")
                .check(classes);
    }
}
