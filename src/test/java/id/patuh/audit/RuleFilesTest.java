package id.patuh.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.definition.rule.Rule;

/** Rule files compile without a murmur; every rule is a sentence in two languages, and a scenario shows it at work. */
class RuleFilesTest {

    private static final Path RULES = Path.of("rules");

    @TempDir
    private Path temporary;

    @Test
    void everyRuleFileCompilesWithoutErrorsAndWarnings() throws IOException {
        assertThat(ruleFiles())
                .hasSizeGreaterThan(Check.ALL.size())
                .allSatisfy(file -> assertThat(messages(file)).as("%s", file).isEmpty());
    }

    @Test
    void everyCheckHasItsFileAndEveryFileItsCheck() throws IOException {
        try (Stream<Path> files = Files.list(RULES.resolve("checks"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Check.ALL.stream()
                            .map(check -> check.name() + ".drl")
                            .toList());
        }
    }

    @Test
    void everyRuleIsAnIdAndASentenceInBothLanguages() {
        for (KieBase unit : units()) {
            assertThat(names(unit)).isNotEmpty().allSatisfy(name -> {
                assertThat(name).matches("[a-z0-9-]+: [^|:]+\\. \\| [^|:]+\\.");
                RuleName read = RuleName.of(name);
                assertThat(read.sentence().id()).isNotEqualTo(read.sentence().en());
            });
        }
    }

    @Test
    void idsOfRulesAreUniqueInTheirUnit() {
        for (KieBase unit : units()) {
            assertThat(names(unit).stream().map(name -> RuleName.of(name).id())).doesNotHaveDuplicates();
        }
    }

    @Test
    void theRulesOfACheckBearItsName() throws IOException {
        for (Check check : Check.ALL) {
            assertThat(Files.readAllLines(RULES.resolve("checks").resolve(check.name() + ".drl")).stream()
                            .filter(line -> line.startsWith("rule ")))
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("rule \"" + check.name() + "-"));
        }
    }

    @Test
    void everyCheckHasScenarios() {
        List<Scenario> scenarios = Scenario.all();
        for (Check check : Check.ALL) {
            assertThat(scenarios)
                    .filteredOn(scenario -> scenario.file().startsWith(Scenario.FOLDER.resolve(check.name())))
                    .as("scenarios of %s", check.name())
                    .filteredOn(scenario -> scenario.checks().contains(check.name()))
                    .isNotEmpty();
        }
    }

    @Test
    void everyRuleIsAtWorkInSomeScenario() throws IOException {
        Set<String> atWork = new HashSet<>();
        for (Scenario scenario : Scenario.all()) {
            scenario.run(Files.createTempDirectory(temporary, "scenario")).verdicts().stream()
                    .map(verdict -> verdict.rule().id())
                    .forEach(atWork::add);
        }
        List<String> all = units().stream()
                .flatMap(unit -> names(unit).stream())
                .map(name -> RuleName.of(name).id())
                .toList();
        assertThat(atWork).containsExactlyInAnyOrderElementsOf(all);
    }

    private static List<Path> ruleFiles() throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Message> messages(Path file) throws IOException {
        KieServices services = KieServices.get();
        KieFileSystem system = services.newKieFileSystem();
        String folder = file.getParent().getFileName().toString().replace('-', '_');
        system.write("src/main/resources/" + folder + "/" + file.getFileName(), Files.readString(file));
        return services.newKieBuilder(system)
                .buildAll(ExecutableModelProject.class)
                .getResults()
                .getMessages();
    }

    /** The checks and each SOP's own rules. */
    private static List<KieBase> units() {
        Sops sops = RulesFolder.read(RULES);
        RuleBook book = RuleBook.of(sops);
        List<KieBase> units = new ArrayList<>(List.of(book.checks()));
        sops.versions().keySet().stream()
                .map(book::own)
                .filter(Objects::nonNull)
                .forEach(units::add);
        assertThat(units).hasSizeGreaterThan(1);
        return units;
    }

    private static List<String> names(KieBase unit) {
        return unit.getKiePackages().stream()
                .flatMap(part -> part.getRules().stream())
                .map(Rule::getName)
                .toList();
    }
}
