package id.patuh.desk;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The sections of the desk, each shown to those who may open it. */
@Component("navigation")
public class Navigation {

    private static final Set<DeskRole> ALL = EnumSet.allOf(DeskRole.class);
    private static final Set<DeskRole> WRITERS = EnumSet.of(DeskRole.INSPECTOR, DeskRole.STAFF, DeskRole.ADMIN);
    private static final Set<DeskRole> INSPECTORS = EnumSet.of(DeskRole.INSPECTOR, DeskRole.ADMIN);
    private static final Set<DeskRole> ADMINS = EnumSet.of(DeskRole.ADMIN);

    private static final List<Section> SECTIONS = List.of(
            new Section("overview", "/", ALL),
            new Section("cases", "/cases", ALL),
            new Section("findings", "/findings", ALL),
            new Section("register", "/register", WRITERS),
            new Section("imports", "/imports", WRITERS),
            new Section("sops", "/sops", ALL),
            new Section("reports", "/reports", ALL),
            new Section("mail", "/mail", INSPECTORS),
            new Section("status", "/status", ALL),
            new Section("people", "/people", ADMINS));

    /** @param key of its name in the texts: {@code desk.nav.KEY} */
    public record Section(String key, String path, Set<DeskRole> roles) {}

    /** What the visitor may open. */
    public List<Section> of(Visitor visitor) {
        return SECTIONS.stream()
                .filter(section -> section.roles().contains(visitor.role()))
                .toList();
    }
}
