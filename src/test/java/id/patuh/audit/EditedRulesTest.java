package id.patuh.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who edits a rule file gets what the file says, without a rebuild; who edits it wrongly hears where. */
class EditedRulesTest {

    /** Step 1 has 30 minutes; here it took 32. */
    private static final String TWO_MINUTES_LATE = """
            case,step,transition,at,role,actor
            K-1,1,start,2026-10-05 08:00,opd-pelapor,Ani
            K-1,1,complete,2026-10-05 08:32,opd-pelapor,Ani
            """;

    @TempDir
    private Path temporary;

    private Path rules;
    private Path time;
    private Path log;

    @BeforeEach
    void copyTheRules() throws IOException {
        rules = Ran.copyOfTheRules(temporary.resolve("rules"));
        time = rules.resolve("checks/time.drl");
        log = Files.writeString(temporary.resolve("kejadian.csv"), TWO_MINUTES_LATE);
    }

    @Test
    void theRulesAsTheyCameFindTheStepLate() throws IOException {
        assertThat(audit().exit()).isZero();
        assertThat(verdicts("1,time,")).singleElement().asString().startsWith("violated,minor");
    }

    @Test
    void aToleranceWrittenIntoTheRuleCounts() throws IOException {
        edit(time, "!overLimit", "usedPercent <= 110");
        edit(time, "overLimit", "usedPercent > 110");

        assertThat(audit().exit()).isZero();
        assertThat(verdicts("1,time,")).singleElement().asString().startsWith("compliant,");
    }

    @Test
    void aToleranceIsExactToThePercent() throws IOException {
        // 32 of 30 minutes are 106.7 per cent
        edit(time, "!overLimit", "usedPercent <= 106");
        edit(time, "overLimit", "usedPercent > 106");

        assertThat(audit().exit()).isZero();
        assertThat(verdicts("1,time,")).singleElement().asString().startsWith("violated,");
    }

    /** Of the steps that a rule asked the share of, each has the verdict of its own share, however many there were before. */
    @Test
    void aToleranceHoldsForEveryCaseByItself() throws IOException {
        edit(
                time,
                "overLimit )\nthen\n    verdicts.by(drools).violated",
                "overLimit, usedPercent != 110 )\nthen\n    verdicts.by(drools).violated");
        StringBuilder events = new StringBuilder("case,step,transition,at,role,actor\n");
        for (int minutes = 20; minutes < 50; minutes++) {
            for (int twice = 0; twice < 2; twice++) {
                String name = "K-" + minutes + "-" + twice;
                events.append(name).append(",1,start,2026-10-05 08:00,opd-pelapor,Ani\n");
                events.append(name + ",1,complete,2026-10-05 08:" + minutes + ",opd-pelapor,Ani\n");
            }
        }
        Files.writeString(log, events);

        assertThat(audit().exit()).isZero();
        List<String> rows = Files.readAllLines(temporary.resolve("out/verdicts.csv"));
        // 33 of 30 minutes are 110 per cent
        assertThat(rows.stream().filter(row -> row.contains(",1,time,,violated,")))
                .hasSize(2 * (19 - 1));
        assertThat(rows.stream().filter(row -> row.contains(",1,time,,compliant,")))
                .hasSize(2 * 11);
    }

    @Test
    void aRuleTakenOutGivesNoVerdictAnyMore() throws IOException {
        Files.delete(rules.resolve("checks/role.drl"));

        assertThat(audit().exit()).isZero();
        assertThat(verdicts("1,role,")).isEmpty();
        assertThat(verdicts("1,presence,")).hasSize(1);
    }

    @Test
    void aRuleFilePutBesideAnSopCountsForIt() throws IOException {
        String rule = """
                package maintenance_gangguan_jaringan;

                import id.patuh.audit.*;

                global Verdicts verdicts;

                rule "pelapor-named: Pelapor disebut. | The reporter is named."
                when
                    $c : CaseFile( isDone("1"), hasRole("Lapor", "Kepala OPD") )
                then
                    verdicts.by(drools).compliant($c, "pelapor-disebut", "1", "Pelapor");
                end
                """;
        Files.writeString(rules.resolve("maintenance-gangguan-jaringan/pelapor.drl"), rule);

        assertThat(audit().exit()).isZero();
        assertThat(verdicts("1,pelapor-disebut,Pelapor,"))
                .singleElement()
                .asString()
                .startsWith("compliant,");
    }

    @Test
    void aRulesFolderWithoutChecksHasThoseThatShip() throws IOException {
        try (Stream<Path> files = Files.list(rules.resolve("checks"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(rules.resolve("checks"));

        assertThat(audit().exit()).isZero();
        assertThat(verdicts("1,time,")).singleElement().asString().startsWith("violated,minor");
    }

    @Test
    void aSyntaxErrorIsToldWithFileAndLine() throws IOException {
        edit(time, "limit == LimitState.UNKNOWN )", "limit == LimitState.UNKNOWN ");

        Ran ran = audit();

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(lines(ran)).allMatch(line -> line >= from("time-no-limit") && line < from("time-running"));
        assertThat(ran.err()).doesNotContain("\tat ", "Exception");
        assertThat(temporary.resolve("out")).doesNotExist();
    }

    @Test
    void aFieldThatAFactDoesNotHaveIsToldWithFileAndLine() throws IOException {
        edit(time, "limit == LimitState.UNKNOWN )", "batasWaktu == LimitState.UNKNOWN )");

        Ran ran = audit();

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(lines(ran)).allMatch(line -> line >= from("time-no-limit") && line < from("time-running"));
        assertThat(ran.err()).contains("batasWaktu").doesNotContain("\tat ", "Exception");
        assertThat(temporary.resolve("out")).doesNotExist();
    }

    @Test
    void aConsequenceThatDoesNotCompileIsToldWithFileAndLine() throws IOException {
        String after = "($s, Check.TIME);\nend\n\nrule \"time-running";
        edit(time, "unproven" + after, "unsure" + after);

        Ran ran = audit();

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(lines(ran)).allMatch(line -> line >= from("time-no-limit") && line < from("time-running"));
        assertThat(ran.err()).contains("unsure").doesNotContain("\tat ", "Exception");
    }

    @Test
    void aFaultInAnSopsOwnRuleIsToldWithItsFile() throws IOException {
        edit(rules.resolve("maintenance-gangguan-jaringan/pencatatan.drl"), "isDone(\"11\")", "isFinished(\"11\")");

        Ran ran = audit();

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .containsPattern("rules/maintenance-gangguan-jaringan/pencatatan\\.drl:[1-9][0-9]*:")
                .contains("isFinished")
                .doesNotContain("\tat ", "Exception");
    }

    private Ran audit() {
        return Ran.audit(rules, log, temporary.resolve("out"));
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    /** What follows in the rows of that step, check and subject. */
    private List<String> verdicts(String asked) throws IOException {
        String begin = "K-1,maintenance-gangguan-jaringan,2021-01," + asked;
        return Files.readString(temporary.resolve("out/verdicts.csv"))
                .lines()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .map(line -> line.startsWith(",") ? line.substring(1) : line)
                .toList();
    }

    /** The lines of time.drl that are complained of, at least one. */
    private static List<Integer> lines(Ran ran) {
        Matcher places = Pattern.compile("(?m)^rules/checks/time\\.drl:([0-9]+):[0-9]+: ")
                .matcher(ran.err());
        List<Integer> lines =
                places.results().map(place -> Integer.valueOf(place.group(1))).toList();
        assertThat(lines).as(ran.err()).isNotEmpty();
        return lines;
    }

    /** The line where a rule of time.drl begins, counted from 1. */
    private int from(String rule) {
        try {
            return 1
                    + (int) Files.readAllLines(time).stream()
                            .takeWhile(line -> !line.startsWith("rule \"" + rule + ":"))
                            .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
