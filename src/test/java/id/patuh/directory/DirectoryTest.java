package id.patuh.directory;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.directory.Resolution.Reached;
import id.patuh.directory.Resolution.Unreachable;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final Sops SOPS = RulesFolder.read(Path.of("rules"));
    private static final Sop SOP = SOPS.latest("maintenance-gangguan-jaringan");
    private static final Directory.Defaults OTHERWISE =
            new Directory.Defaults(Language.ID, SOPS.calendars().get("jam-kerja-asn"));
    private static final Instant AT_WORK = Instant.parse("2026-10-01T02:00:00Z");
    private static final Instant ON_LEAVE = Instant.parse("2026-10-06T02:00:00Z");
    private static final Directory OFFICE = yaml("""
            office: Dinas Komunikasi, Informatika dan Persandian Kabupaten Bolaang Mongondow Utara
            calendar: jam-layanan
            people:
              a: {name: Petugas A, email: a@kominfo.example, absences: [{from: 2026-10-05, to: 2026-10-09, substitute: c, why: cuti tahunan}]}
              b: {name: Petugas B, email: b@kominfo.example, language: en, calendar: always}
              c: {name: Petugas C, email: c@kominfo.example, absences: [{on: 2026-10-06, substitute: d}, {on: 2026-10-08, substitute: a}]}
              d: {name: Petugas D, email: d@kominfo.example}
              e: {name: Kepala Seksi, email: e@kominfo.example, absences: [{from: 2026-10-05, to: 2026-10-09}]}
            roles:
              Tim Teknis: {people: [a, b], email: tim@kominfo.example}
              kasie: [e]
            """);

    private static Directory yaml(String text) {
        return Directories.read(
                        List.of(new DirectoryFile("kantor.yaml", text.getBytes(StandardCharsets.UTF_8))),
                        SOPS,
                        OTHERWISE)
                .directory();
    }

    private static List<String> addresses(Directory directory, String role, Instant at) {
        return directory.resolve(SOP, role, at) instanceof Reached reached
                ? reached.recipients().stream().map(Recipient::address).toList()
                : List.of();
    }

    @Test
    void aRoleIsFoundByAnyOfItsNames() {
        assertThat(addresses(OFFICE, "teknis", AT_WORK)).containsExactly("a@kominfo.example", "b@kominfo.example");
        assertThat(addresses(OFFICE, "Tenaga Teknis", AT_WORK)).hasSize(2);
    }

    @Test
    void eachIsWrittenToInTheirLanguageWithinTheirHours() {
        Reached reached = (Reached) OFFICE.resolve(SOP, "teknis", AT_WORK);
        assertThat(reached.recipients()).extracting(Recipient::language).containsExactly(Language.ID, Language.EN);
        assertThat(reached.recipients())
                .extracting(recipient -> recipient.calendar().name())
                .containsExactly("jam-layanan", "always");
    }

    @Test
    void theSubstituteOfASubstituteStandsIn() {
        Reached reached = (Reached) OFFICE.resolve(SOP, "teknis", ON_LEAVE);
        assertThat(reached.recipients())
                .extracting(Recipient::address)
                .containsExactly("d@kominfo.example", "b@kominfo.example");
        assertThat(reached.recipients().get(0).standsInFor()).isEqualTo("Petugas A");
        assertThat(reached.shortcomings()).isEmpty();
    }

    @Test
    void substitutesInACircleLeaveTheOthersOfTheRole() {
        Reached reached = (Reached) OFFICE.resolve(SOP, "teknis", Instant.parse("2026-10-08T02:00:00Z"));
        assertThat(reached.recipients()).extracting(Recipient::address).containsExactly("b@kominfo.example");
        assertThat(reached.shortcomings().get(0).message().en()).contains("Petugas A", "2026-10-05");
    }

    @Test
    void leaveBeginsAndEndsWithTheDaysOfTheOffice() {
        assertThat(addresses(OFFICE, "teknis", Instant.parse("2026-10-04T15:59:59Z")))
                .contains("a@kominfo.example");
        assertThat(addresses(OFFICE, "teknis", Instant.parse("2026-10-04T16:00:00Z")))
                .containsExactly("c@kominfo.example", "b@kominfo.example");
        assertThat(addresses(OFFICE, "teknis", Instant.parse("2026-10-09T16:00:00Z")))
                .contains("a@kominfo.example");
    }

    @Test
    void whereNobodyStandsInTheSopsOwnAddressCounts() {
        Reached reached = (Reached) OFFICE.resolve(SOP, "kasie", ON_LEAVE);
        assertThat(reached.recipients()).extracting(Recipient::address).containsExactly("kasie-egov@kominfo.example");
        assertThat(reached.shortcomings()).hasSize(1);
    }

    @Test
    void aRoleTheOfficeHasNotFilledIsReachedAsTheSopSays() {
        assertThat(addresses(OFFICE, "kadis", AT_WORK)).containsExactly("kadis@kominfo.example");
        assertThat(addresses(Directory.empty(OTHERWISE), "kadis", AT_WORK)).containsExactly("kadis@kominfo.example");
    }

    @Test
    void aRoleWithoutAnyAddressIsAVisibleProblem() {
        Sop bare =
                RulesFolder.read(Path.of("src/test/resources/findings/rules")).latest("permohonan");
        String role = bare.roles().get(0).id();
        Resolution resolution = Directory.empty(OTHERWISE).resolve(bare, role, AT_WORK);
        assertThat(resolution).isInstanceOf(Unreachable.class);
        assertThat(((Unreachable) resolution).shortcoming().message().en()).contains("no e-mail address");
        assertThat(Directory.empty(OTHERWISE).shortcomings(bare, AT_WORK)).isNotEmpty();
        assertThat(Directory.empty(OTHERWISE).shortcomings(SOP, AT_WORK)).isEmpty();
    }

    @Test
    void aRungGoesToThePerformersTheirSuperiorsAndNamedRoles() {
        assertThat(Directory.roles(SOP, List.of("teknis", "opd-pelapor"), List.of("performer", "supervisor", "kabid")))
                .containsExactly("teknis", "opd-pelapor", "kasie", "kabid");
        assertThat(Directory.roles(SOP, List.of("kadis"), List.of("supervisor")))
                .containsExactly("kadis");
    }

    @Test
    void whoHoldsTwoRolesIsToldOnce() {
        Directory directory = yaml("""
                office: Kantor
                people: {a: {email: a@kominfo.example}}
                roles: {kasie: [a], kabid: [a]}
                """);
        assertThat(directory.audience(SOP, List.of("kasie", "kabid"), AT_WORK).recipients())
                .hasSize(1);
    }

    @Test
    void theOfficeNamedAsTheSopsOwnerComesFirst() {
        Directories.Read read = Directories.read(
                List.of(
                        new DirectoryFile(
                                "x.csv", "role,email\nkasie,x@kominfo.example\n".getBytes(StandardCharsets.UTF_8)),
                        new DirectoryFile(
                                "y.csv",
                                ("kantor;jabatan;nama;surel\n" + SOP.owner().toUpperCase(java.util.Locale.ROOT)
                                                + ";Kepala Seksi;Petugas Y;y@kominfo.example\n")
                                        .getBytes(StandardCharsets.UTF_8))),
                SOPS,
                OTHERWISE);
        assertThat(addresses(read.directory(), "kasie", AT_WORK)).containsExactly("y@kominfo.example");
    }

    @Test
    void aTableSaysTheSameAsTheTree() {
        String table = """
                role,person,email,language,calendar,absent_from,absent_to,substitute,why
                Tim Teknis,Petugas A,a@kominfo.example,,,2026-10-05,2026-10-09,Petugas B,"cuti,
                tahunan"
                Tim Teknis,Petugas B,b@kominfo.example,en,always,,,,
                Tim Teknis,,tim@kominfo.example,,,,,,
                """;
        Directory directory = Directories.read(
                        List.of(new DirectoryFile("kantor.csv", table.getBytes(StandardCharsets.UTF_8))),
                        SOPS,
                        OTHERWISE)
                .directory();
        assertThat(addresses(directory, "teknis", ON_LEAVE)).containsExactly("b@kominfo.example");
        assertThat(addresses(directory, "teknis", AT_WORK)).hasSize(2);
        assertThat(directory.offices().get(0).posts().get(0).email()).isEqualTo("tim@kominfo.example");
    }

    @Test
    void withoutAnOfficeTheHoursOfTheSettingsCount() {
        Reached reached = (Reached) Directory.empty(OTHERWISE).resolve(SOP, "kasie", AT_WORK);
        WorkingCalendar calendar = reached.recipients().get(0).calendar();
        assertThat(calendar.name()).isEqualTo("jam-kerja-asn");
        assertThat(reached.recipients().get(0).name()).startsWith("Kepala Seksi");
    }

    @Test
    void theSampleDirectoryHasNeitherFaultsNorDoubtsAndReachesEveryRole() {
        Sops shipped = RulesFolder.read(Path.of("rules"));
        Directories.Read read = Directories.read(
                Path.of("sample-data", "directory", "kantor.yaml"),
                shipped,
                new Directory.Defaults(Language.ID, WorkingCalendar.ALWAYS));
        assertThat(read.doubts()).isEmpty();
        Sop sop = shipped.latest("maintenance-gangguan-jaringan");
        assertThat(read.directory().shortcomings(sop, Instant.parse("2026-12-29T00:00:00Z")))
                .isEmpty();
    }
}
