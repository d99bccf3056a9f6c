package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import id.patuh.sop.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendersTest {

    private static final String SOP = "maintenance-gangguan-jaringan";

    private static Senders register(String... lines) {
        String text = "senders:\n" + String.join("\n", lines) + "\n";
        return Senders.read("senders.yaml", text.getBytes(StandardCharsets.UTF_8), Letters.SOPS);
    }

    private static Sender sender(Senders senders, String address) {
        Sender found = senders.sender(address);
        assertThat(found).as(address).isNotNull();
        return java.util.Objects.requireNonNull(found);
    }

    private static CaseEvent event(String sop, @Nullable String role) {
        return new CaseEvent(
                sop,
                "A",
                new Particulars("1", Transition.COMPLETE, role, null, null, List.of()),
                0,
                null,
                null,
                null,
                1);
    }

    @Test
    void withoutAFileTheAddressesOfTheRolesMayReport() {
        Senders roles = Senders.ofRoles(Letters.SOPS);

        assertThat(roles.sender("kasie-egov@kominfo.example")).isNotNull();
        assertThat(roles.sender("warga@kominfo.example")).isNull();
        assertThat(roles.sender(null)).isNull();
    }

    @Test
    void anAddressCountsBeforeItsDomain() {
        Senders senders = register(
                "- {domain: Kominfo.example}",
                "- {address: KASIE@kominfo.example, roles: [kasie], language: en, name: X}");

        assertThat(sender(senders, "kasie@kominfo.example").language()).isEqualTo(Language.EN);
        assertThat(sender(senders, "warga@kominfo.example").isRestricted()).isFalse();
        assertThat(senders.sender("warga@sub.kominfo.example")).isNull();
        assertThat(senders.sender("warga@kominfo.example.elsewhere.example")).isNull();
    }

    @Test
    void aSenderReportsForTheRolesItMayUnderAllTheirNames() {
        Sender kasie = sender(register("- {address: k@x.example, roles: [kasie]}"), "k@x.example");

        assertThat(kasie.refusal(event(SOP, "Kasie e-Gov"), Letters.SOPS)).isNull();
        assertThat(kasie.refusal(event(SOP, null), Letters.SOPS)).isNull();
        assertThat(java.util.Objects.requireNonNull(kasie.refusal(event(SOP, "Kadis Kominfo"), Letters.SOPS))
                        .en())
                .isEqualTo("the sender may not report for role 'Kadis Kominfo', only for kasie");
        assertThat(kasie.refusal(event(SOP, "Nobody"), Letters.SOPS)).isNotNull();
    }

    @Test
    void aSenderReportsForTheSopsItMay() {
        Sender one = new Sender("k@x.example", java.util.Set.of("surat"), java.util.Set.of(), null);

        assertThat(java.util.Objects.requireNonNull(one.refusal(event(SOP, null), Letters.SOPS))
                        .id())
                .isEqualTo("pengirim tidak berwenang melapor untuk SOP '" + SOP + "', hanya untuk surat");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {address: a@b.example, domain: b.example}|senders.yaml:2:",
                "- {name: x}|either 'address' or 'domain'",
                "- {address: nobody}|senders.yaml:2:",
                "- {domain: a@b.example}|senders.yaml:2:",
                "- {address: a@b.example, sops: [nothing]}|unknown SOP 'nothing'",
                "- {address: a@b.example, roles: [kaisar]}|no SOP has the role 'kaisar'",
                "- {address: a@b.example, language: fr}|write id or en",
                "- {addres: a@b.example}|did you mean 'address'",
                "- [x]|a sender is a list",
                "x: y|senders.yaml"
            })
    void aFaultyRegisterNamesPlaceAndRemedy(String line, String expected) {
        assertThatThrownBy(() -> register(line)).hasMessageContaining(expected);
    }

    @Test
    void anAddressStandsOnce() {
        assertThatThrownBy(() -> register("- {address: a@b.example}", "- {address: A@B.example}"))
                .hasMessageContaining("registered twice");
    }
}
