package id.patuh.findings;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseView;
import id.patuh.oracle.InventedAudit;
import id.patuh.sop.Limit;
import id.patuh.sop.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelayTest {

    @TempDir
    private Path temporary;

    private static long minutes(long count) {
        return Duration.ofMinutes(count).toMillis();
    }

    private static void inCase(String caseId, Consumer<CaseFile> reader) {
        Map<String, Boolean> met = new HashMap<>();
        Permohonan.audited().forEachCase(file -> {
            if (CaseView.of(file).caseId().equals(caseId)) {
                met.put(caseId, true);
                reader.accept(file);
            }
        });
        assertThat(met).containsKey(caseId);
    }

    private static Step step(CaseFile file, int index) {
        return CaseView.of(file).sop().steps().get(index);
    }

    @Test
    void aLateStepHandsItsDelayOver() {
        inCase("G-menunggu", file -> {
            Delay delay = Delay.of(file);
            assertThat(delay.isLate(step(file, 0))).isTrue();
            assertThat(delay.own(step(file, 0))).isEqualTo(minutes(10));
            assertThat(delay.inherited(step(file, 0))).isZero();
            assertThat(delay.own(step(file, 1))).isEqualTo(minutes(20));
            assertThat(delay.inherited(step(file, 1))).isEqualTo(minutes(10));
            assertThat(delay.ofCase()).isEqualTo(minutes(30));
        });
    }

    @Test
    void anEarlyStepHandsSlackOver() {
        inCase("A-patuh", file -> {
            Delay delay = Delay.of(file);
            assertThat(delay.own(step(file, 0))).isEqualTo(minutes(-10));
            assertThat(delay.inherited(step(file, 1))).isEqualTo(minutes(-10));
            assertThat(delay.path(step(file, 4)).stream()
                            .map(part -> part.step().id()))
                    .containsExactly("1", "2", "Terbitkan izin");
        });
    }

    @Test
    void aStepThatIsNotDoneButWithinItsLimitHasNoSlackYet() {
        inCase(
                "E-menunggu",
                file -> assertThat(Delay.of(file).own(step(file, 0))).isZero());
    }

    @Test
    void aStepWhoseClockRunsFromItsStartInheritsNothing() {
        inCase("H-mendahului", file -> {
            Delay delay = Delay.of(file);
            assertThat(delay.path(step(file, 2))).hasSize(1);
            assertThat(delay.inherited(step(file, 2))).isZero();
        });
    }

    @Test
    void aStepDoneBeforeItsPrerequisiteInheritsNothing() {
        inCase(
                "D-belum-terbukti",
                file -> assertThat(Delay.of(file).path(step(file, 4))).hasSize(1));
    }

    @Test
    void whatLiesBeyondTheStepsMakesUpTheRestOfTheCasesDelay() {
        inCase("B-melanggar", file -> {
            Delay delay = Delay.of(file);
            assertThat(delay.ofCase() + delay.beyondSteps().orElseThrow()).isEqualTo(minutes(3 * 60));
        });
    }

    @Test
    void differencesOnAPathAddUpExactlyInInventedCases() throws IOException {
        int late = 0;
        for (long seed = 50_000; seed < 50_060; seed++) {
            InventedAudit invented = InventedAudit.write(seed, 1, 8, temporary.resolve(Long.toString(seed)));
            int[] found = {0};
            Audited.of(invented.rules(), invented.sop().orElse(null), invented.asOf(), invented.logs())
                    .forEachCase(file -> found[0] += checked(file));
            late += found[0];
        }
        assertThat(late).isGreaterThan(50);
    }

    /** How many steps of the case are late. */
    private static int checked(CaseFile file) {
        CaseView view = CaseView.of(file);
        Delay delay = Delay.of(file);
        int late = 0;
        for (Step step : view.sop().steps()) {
            List<Delay.Part> path = delay.path(step);
            assertThat(path.stream().mapToLong(Delay.Part::difference).sum())
                    .isEqualTo(delay.own(step) + delay.inherited(step));
            Limit limit = view.limit(step.index());
            if (delay.isLate(step) && limit != null) {
                late++;
                assertThat(delay.own(step)).isEqualTo(view.elapsed(step.index()) - limit.millis());
            }
            telescoped(view, path);
        }
        List<Delay.Part> path = delay.casePath();
        assertThat(path.stream().mapToLong(Delay.Part::difference).sum()).isEqualTo(delay.ofCase());
        Limit limit = view.caseLimit();
        assertThat(delay.beyondSteps().isPresent()).isEqualTo(limit != null);
        if (limit != null) {
            assertThat(delay.ofCase() + delay.beyondSteps().getAsLong()).isEqualTo(view.caseElapsed() - limit.millis());
        }
        return late;
    }

    /**
     * Where all steps of a path are done and their limits run on the calendar that never closes, without suspensions, the
     * differences are the time between the first clock and the last completion, less the limits.
     */
    private static void telescoped(CaseView view, List<Delay.Part> path) {
        long limits = 0;
        long differences = 0;
        for (Delay.Part part : path) {
            int s = part.step().index();
            Limit limit = view.limit(s);
            if (limit == null
                    || !limit.calendar().isAlways()
                    || view.clock(s) == CaseFile.NEVER
                    || view.done(s) == CaseFile.NEVER
                    || !view.suspended(s).isEmpty()) {
                return;
            }
            limits += limit.millis();
            differences += part.difference();
        }
        long from = view.clock(path.get(0).step().index());
        long to = view.done(path.get(path.size() - 1).step().index());
        assertThat(differences).isEqualTo(to - from - limits);
    }
}
