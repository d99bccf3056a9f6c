package id.patuh.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /**
     * The same for a question to the database about {@code case_sheet s}, with parameters {@code :sops} and
     * {@code :offices}; only what narrows it is asked, so that an index serves it. Not for a scope of everything.
     */
    public String condition() {
        if (offices.isEmpty()) {
            return "s.sop = any (:sops)";
        }
        return sops.isEmpty()
                ? "s.unit_folded = any (:offices)"
                : "(s.sop = any (:sops) or s.unit_folded = any (:offices))";
    }

    /** The parameters of {@link #condition}, by name. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (!sops.isEmpty() || offices.isEmpty()) {
            parameters.put("sops", sops.toArray(String[]::new));
        }
        if (!offices.isEmpty()) {
            parameters.put("offices", offices.toArray(String[]::new));
        }
        return parameters;
    }

    /** @param unitFolded reporting unit of the case, folded; empty where it has none */
    public boolean covers(String sop, String unitFolded) {
        return everything || sops.contains(sop) || (!unitFolded.isEmpty() && offices.contains(unitFolded));
    }
}
