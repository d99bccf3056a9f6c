package id.patuh;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] DECIDING = {
        "id.patuh.lint..", "id.patuh.calendar..", "id.patuh.sop..", "id.patuh.eventlog..", "id.patuh.audit.."
    };

    private static final List<String> ORDER = List.of(
            "lint",
            "calendar",
            "sop",
            "eventlog",
            "intake",
            "audit",
            "findings",
            "scorecard",
            "run",
            "verify",
            "database",
            "reception",
            "standing",
            "entrance",
            "register",
            "mail",
            "webhook",
            "directory",
            "notice",
            "accounts",
            "figures",
            "followup",
            "report",
            "operations",
            "web",
            "desk",
            "cli");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("id.patuh");

    @Test
    void aPackageDependsOnlyOnPackagesAboveIt() {
        LayeredArchitecture layers =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String name : ORDER) {
            layers = layers.layer(name).definedBy("id.patuh." + name + "..");
        }
        for (int i = 0; i < ORDER.size(); i++) {
            List<String> below = ORDER.subList(i + 1, ORDER.size());
            layers = below.isEmpty()
                    ? layers.whereLayer(ORDER.get(i)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(ORDER.get(i)).mayOnlyBeAccessedByLayers(below.toArray(String[]::new));
        }
        layers.check(classes);
    }

    @Test
    void theOrderNamesEveryPackage() {
        assertThat(classes.stream()
                        .map(type -> type.getPackageName().split("\\."))
                        .filter(name -> name.length == 3 && name[0].equals("id"))
                        .map(name -> name[2]))
                .isSubsetOf(ORDER);
    }

    @Test
    void commandsStartNoService() {
        noClasses()
                .that()
                .resideInAPackage("id.patuh.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "id.patuh.database..",
                        "id.patuh.reception..",
                        "id.patuh.standing..",
                        "id.patuh.entrance..",
                        "id.patuh.mail..")
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
    void nothingIsKeptOrSentByJavaSerialization() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectOutputStream")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("org\\.springframework\\..*Serializ(er|ationUtils)")
                .check(classes);
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
