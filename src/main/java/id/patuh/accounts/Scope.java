package id.patuh.accounts;

import java.util.List;

/**
 * The cases that a visitor may see: everything, or those of some SOPs and those that some offices reported.
 *
 * @param sops ids of SOPs whose every case is seen
 * @param offices reporting units whose every case is seen, folded by {@link id.patuh.sop.Name#folded}
 */
public record Scope(boolean everything, List<String> sops, List<String> offices) {

    public Scope {
        sops = List.copyOf(sops);
        offices = List.copyOf(offices);
    }

    /** Every case. */
    public static Scope all() {
        return new Scope(true, List.of(), List.of());
    }

    /** @param unitFolded reporting unit of the case, folded; empty where it has none */
    public boolean covers(String sop, String unitFolded) {
        return everything || sops.contains(sop) || (!unitFolded.isEmpty() && offices.contains(unitFolded));
    }
}
