package id.patuh.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that compile but ask for what is not there: the audit ends with a message that says what to mend. */
class MisuseTest {

    private static final String LOG = """
            case,step,at,role
            K-1,1,2026-10-05 08:00,opd-pelapor
            K-1,14,2026-10-05 09:00,kadis
            """;
    private static final String RULE = """
            package maintenance_gangguan_jaringan;

            import id.patuh.audit.*;

            global Verdicts verdicts;

            rule "asks: Bertanya. | Asks."
            when
                $c : CaseFile( %s )
            then
                verdicts.by(drools).violated($c, "contoh", "%s", null);
            end
            """;

    @TempDir
    private Path temporary;

    @Test
    void aRuleThatAsksForAStepTheSopHasNotNamesTheStepTheSopAndItsSteps() throws IOException {
        Ran ran = auditWithRule("isDone(\"99\")", "1");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("'99'", "maintenance-gangguan-jaringan", "[1, 2, 3,")
                .doesNotContain("\tat ");
        assertThat(ran.err().lines()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aRuleThatGivesAVerdictOnAStepTheSopHasNotNamesTheStep() throws IOException {
        Ran ran = auditWithRule("isDone(\"1\")", "99");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("'99'", "maintenance-gangguan-jaringan").doesNotContain("\tat ");
    }

    @Test
    void aRuleWhoseConditionFailsIsNamedWithItsFileAndWhy() throws IOException {
        assertNamed(auditWithRule("says(\"x\", \"y\") || \"x\".substring(5) != \"\"", "1"));
    }

    @Test
    void aRuleWhoseConsequenceFailsIsNamedWithItsFileAndWhy() throws IOException {
        assertNamed(auditWithRule("isDone(\"1\")", "1\".substring(5) + \""));
    }

    private static void assertNamed(Ran ran) {
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("patuh: rules/maintenance-gangguan-jaringan/contoh.drl: rule 'asks' fails")
                .contains("begin 5", "correct the rule")
                .doesNotContain("unexpected");
        assertThat(ran.err().lines()).hasSize(1);
    }

    @Test
    void nothingIsWrittenWhereARuleEndsTheAudit() throws IOException {
        auditWithRule("isDone(\"99\")", "1");

        assertThat(temporary.resolve("out/findings.csv")).doesNotExist();
        assertThat(temporary.resolve("out/verdicts.csv")).doesNotExist();
        assertThat(temporary.resolve("out/scorecard.json")).doesNotExist();
    }

    @Test
    void aRoleOrAttributeOrDocumentThatNobodyHasIsSimplyNotThere() throws IOException {
        Ran ran = auditWithRule(
                "hasRole(\"1\", \"bendahara\") || says(\"entah\", \"ya\") || namesOutput(\"1\", \"Entah\")", "1");

        assertThat(ran.exit()).isZero();
        assertThat(Files.readString(temporary.resolve("out/verdicts.csv"))).doesNotContain(",contoh,");
    }

    private Ran auditWithRule(String condition, String step) throws IOException {
        Path rules = Ran.copyOfTheRules(temporary.resolve("rules"));
        Files.writeString(rules.resolve("maintenance-gangguan-jaringan/contoh.drl"), RULE.formatted(condition, step));
        Path log = Files.writeString(temporary.resolve("kejadian.csv"), LOG);
        return Ran.audit(rules, log, temporary.resolve("out"));
    }
}
