package id.patuh.directory;

import id.patuh.sop.Text;

/**
 * What the directory lacks, and what to do about it.
 *
 * @param role the id of the role it is about
 * @param message with the names and the remedy
 */
public record Shortcoming(String role, Text message) {

    static Shortcoming noSuchRole(String role, String sop) {
        return new Shortcoming(
                role,
                new Text(
                        "SOP " + sop + " tidak memiliki pelaksana '" + role + "'; perbaiki namanya pada 'escalation'.",
                        "SOP " + sop + " has no role '" + role + "'; correct its name in 'escalation'."));
    }

    static Shortcoming noAddress(String role, String title, String office) {
        return new Shortcoming(
                role,
                new Text(
                        "Pelaksana '" + title + "' (" + role + ") tidak memiliki alamat surel, baik di direktori "
                                + office + " maupun di SOP; tambahkan orang atau 'email' di salah satunya.",
                        "Role '" + title + "' (" + role + ") has no e-mail address, neither in the directory of "
                                + office + " nor in the SOP; add people or an 'email' to one of them."));
    }

    static Shortcoming nobodyStandsIn(String role, String name, Absence absence) {
        return new Shortcoming(
                role,
                new Text(
                        name + " (" + role + ") cuti " + absence.from() + " sampai " + absence.to()
                                + " tanpa pengganti yang hadir; tetapkan 'substitute'.",
                        name + " (" + role + ") is absent from " + absence.from() + " to " + absence.to()
                                + " and nobody who is there stands in; name a 'substitute'."));
    }
}
