package id.patuh.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every fact of {@code src/test/resources/scenarios}, worked out by hand from AUDIT.md, is what the audit says. */
class ScenariosTest {

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> theAuditSaysWhatTheScenarioSays() {
        List<Scenario> scenarios = Scenario.all();
        assertThat(scenarios).hasSizeGreaterThan(250);
        assertThat(scenarios.stream().map(Scenario::toString)).doesNotHaveDuplicates();
        return scenarios.stream()
                .map(scenario ->
                        dynamicTest(scenario.toString(), scenario.file().toUri(), () -> check(scenario)));
    }

    private void check(Scenario scenario) throws IOException {
        Scenario.Outcome outcome = scenario.run(Files.createTempDirectory(temporary, "scenario"));
        List<CaseVerdict> verdicts = outcome.verdicts();
        assertThat(scenario.checks().size() + scenario.none().size())
                .as("checks that the scenario is about")
                .isPositive();
        if (!scenario.verdicts().isEmpty()) {
            assertThat(verdicts.stream()
                            .filter(verdict ->
                                    scenario.checks().contains(verdict.check().name()))
                            .map(Scenario::cells)
                            .map(scenario::line))
                    .as("verdicts of %s", scenario.checks())
                    .containsExactlyElementsOf(
                            scenario.verdicts().stream().map(scenario::line).toList());
        }
        assertThat(verdicts.stream().map(verdict -> verdict.check().name()))
                .as("checks with verdicts")
                .doesNotContainAnyElementsOf(scenario.none().isEmpty() ? List.of("-") : scenario.none());
        assertThat(outcome.rejected()).as("rejected events").isEqualTo(scenario.rejected());
    }
}
