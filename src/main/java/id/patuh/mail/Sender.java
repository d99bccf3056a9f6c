package id.patuh.mail;

import id.patuh.eventlog.CaseEvent;
import id.patuh.sop.Language;
import id.patuh.sop.Role;
import id.patuh.sop.Sops;
import id.patuh.sop.Text;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may report by mail.
 *
 * @param address an address, or {@code @} and a domain, in small letters
 * @param sops ids of those that may be reported for; empty: all
 * @param roles ids, titles or aliases of those whose acts may be reported; empty: all
 * @param language of the answers; null: both
 */
record Sender(
        String address,
        Set<String> sops,
        Set<String> roles,
        @Nullable Language language) {

    Sender {
        sops = Set.copyOf(sops);
        roles = Set.copyOf(roles);
    }

    /** Everybody at all: of a mail that no register knows. */
    static Sender open(String address) {
        return new Sender(address, Set.of(), Set.of(), null);
    }

    boolean isRestricted() {
        return !sops.isEmpty() || !roles.isEmpty();
    }

    /** The SOP of events that name none; null where the sender may report for several. */
    @Nullable
    String onlySop() {
        return sops.size() == 1 ? sops.iterator().next() : null;
    }

    /** Why the sender may not report this; null: they may. An event without a role is anybody's. */
    @Nullable
    Text refusal(CaseEvent event, Sops known) {
        if (!sops.isEmpty() && !sops.contains(event.sop())) {
            return MailReasons.notForSop(event.sop(), sops);
        }
        String role = event.particulars().role();
        return role == null || roles.isEmpty() || isAllowed(role, event.sop(), known)
                ? null
                : MailReasons.notForRole(role, roles);
    }

    private boolean isAllowed(String role, String sop, Sops known) {
        Role meant = known.latest(sop).role(role);
        return roles.stream().anyMatch(allowed -> {
            Role other = known.latest(sop).role(allowed);
            return meant == null || other == null
                    ? allowed.equalsIgnoreCase(role)
                    : Objects.equals(meant.id(), other.id());
        });
    }
}
