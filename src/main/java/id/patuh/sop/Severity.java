package id.patuh.sop;

/** How bad a violation is. Source: AUDIT.md, "Severity". */
public enum Severity {
    MINOR,
    MAJOR,
    CRITICAL;

    /** As in files: {@code minor}, {@code major}, {@code critical}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
