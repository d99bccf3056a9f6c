package id.patuh.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A checker that shared code with what it checks would share its mistakes. */
class IndependenceTest {

    @Test
    void theVerifierSharesNothingWithTheRestOfPatuh() {
        JavaClasses verifier = new ClassFileImporter().importPackages("id.patuh.verify");
        classes()
                .that()
                .haveNameNotMatching(".*Test(\\$.*)?")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("id.patuh.verify", "java..", "tools.jackson..", "org.jspecify..")
                .check(verifier);
    }
}
