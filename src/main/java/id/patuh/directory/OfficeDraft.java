package id.patuh.directory;

import id.patuh.calendar.Dates;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.calendar.Zones;
import id.patuh.lint.Complaints;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import id.patuh.sop.Language;
import id.patuh.sop.Name;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An office being read; whatever is wrong becomes a complaint at its place, and reading goes on. */
final class OfficeDraft {

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
                    + "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final int LONGEST_ADDRESS = 254;

    private final DirectoryFile file;
    private final Sops sops;
    private final Complaints complaints;
    private final Map<String, PersonDraft> people = new LinkedHashMap<>();
    private final Map<String, PostDraft> posts = new LinkedHashMap<>();
    private String name;
    private ZoneId zone;
    private Language language;
    private WorkingCalendar calendar;

    OfficeDraft(DirectoryFile file, Sops sops, Directory.Defaults otherwise, Complaints complaints) {
        this.file = file;
        this.sops = sops;
        this.complaints = complaints;
        this.name = file.stem();
        this.language = otherwise.language();
        this.calendar = otherwise.calendar();
        this.zone = sops.versions().isEmpty()
                ? ZoneOffset.UTC
                : sops.latest(sops.versions().firstKey()).zone();
    }

    /** Somebody as far as read; what is null is the office's. */
    private static final class PersonDraft {
        private final Node.Scalar key;
        private String name;
        private Node.@Nullable Scalar email;
        private @Nullable Language language;
        private @Nullable WorkingCalendar calendar;
        private final List<Absence> absences = new ArrayList<>();
        private final List<Node.Scalar> substitutes = new ArrayList<>();

        PersonDraft(Node.Scalar key) {
            this.key = key;
            this.name = key.text();
        }
    }

    private static final class PostDraft {
        private final Node.Scalar role;
        private final Map<String, Node.Scalar> people = new LinkedHashMap<>();
        private Node.@Nullable Scalar email;
        private @Nullable Language language;
        private @Nullable WorkingCalendar calendar;

        PostDraft(Node.Scalar role) {
            this.role = role;
        }
    }

    // ---- the office

    void name(Node.Scalar given) {
        name = given.text();
    }

    void zone(Node.Scalar given) {
        ZoneId known = Zones.read(given, complaints);
        zone = known == null ? zone : known;
    }

    void language(Node.Scalar given) {
        Language known = languageOf(given);
        language = known == null ? language : known;
    }

    void calendar(Node.Scalar given) {
        WorkingCalendar known = calendarOf(given);
        calendar = known == null ? calendar : known;
    }

    // ---- people

    /** @param name null: the key; what else is null was not said */
    void person(
            Node.Scalar key,
            Node.@Nullable Scalar name,
            Node.@Nullable Scalar email,
            Node.@Nullable Scalar language,
            Node.@Nullable Scalar calendar) {
        PersonDraft person = people.computeIfAbsent(key.text(), any -> new PersonDraft(key));
        person.name = name == null ? person.name : name.text();
        person.email = once(person.email, email, new Phrase("petugas", "person"), key);
        person.language = language == null ? person.language : languageOf(language);
        person.calendar = calendar == null ? person.calendar : calendarOf(calendar);
    }

    /** The address said first; another one is a complaint. */
    private Node.@Nullable Scalar once(
            Node.@Nullable Scalar before, Node.@Nullable Scalar email, Phrase kind, Node.Scalar whose) {
        if (email == null || !isAddress(email)) {
            return before;
        }
        if (before != null && !before.text().equalsIgnoreCase(email.text())) {
            complaints.fault(
                    email,
                    kind.id() + " " + Known.quoted(whose.text()) + " sudah beralamat " + Known.quoted(before.text())
                            + " di baris " + before.line() + "; pertahankan salah satunya",
                    kind.en() + " " + Known.quoted(whose.text()) + " has the address " + Known.quoted(before.text())
                            + " on line " + before.line() + " already; keep one of the two");
        }
        return before == null ? email : before;
    }

    private boolean isAddress(Node.Scalar email) {
        if (ADDRESS.matcher(email.text()).matches() && email.text().length() <= LONGEST_ADDRESS) {
            return true;
        }
        complaints.fault(
                email,
                "bukan alamat e-mail: " + Known.quoted(email.text()) + "; tulis misalnya nama@kantor.example",
                "no e-mail address: " + Known.quoted(email.text()) + "; write one such as name@office.example");
        return false;
    }

    /** @param to null: that one day */
    void absence(
            Node.Scalar key, Node.Scalar from, Node.@Nullable Scalar to, Node.@Nullable Scalar substitute, String why) {
        LocalDate first = Dates.read(from, complaints);
        LocalDate last = to == null ? first : Dates.read(to, complaints);
        PersonDraft person = people.get(key.text());
        if (first == null || last == null || person == null) {
            return;
        }
        if (last.isBefore(first)) {
            complaints.fault(
                    to == null ? from : to,
                    "ketidakhadiran berakhir pada " + last + ", sebelum mulai pada " + first
                            + "; perbaiki salah satunya",
                    "absence ends on " + last + ", before it begins on " + first + "; correct one of the two");
            return;
        }
        Absence absence = new Absence(first, last, substitute == null ? null : substitute.text(), why);
        for (Absence other : person.absences) {
            if (absence.overlaps(other) && !absence.equals(other)) {
                complaints.fault(
                        from,
                        "ketidakhadiran " + first + " sampai " + last + " bertumpang tindih dengan " + other.from()
                                + " sampai " + other.to() + "; buatlah berurutan",
                        "absence " + first + " to " + last + " overlaps that of " + other.from() + " to " + other.to()
                                + "; make them follow each other");
                return;
            }
        }
        if (!person.absences.contains(absence)) {
            person.absences.add(absence);
        }
        if (substitute != null) {
            person.substitutes.add(substitute);
        }
    }

    // ---- roles

    /** @param email of the role's own mailbox; what is null was not said */
    void post(
            Node.Scalar role,
            Node.@Nullable Scalar email,
            Node.@Nullable Scalar language,
            Node.@Nullable Scalar calendar) {
        PostDraft post = posts.computeIfAbsent(Name.folded(role.text()), any -> new PostDraft(role));
        post.email = once(post.email, email, new Phrase("peran", "role"), role);
        post.language = language == null ? post.language : languageOf(language);
        post.calendar = calendar == null ? post.calendar : calendarOf(calendar);
    }

    void holder(Node.Scalar role, Node.Scalar person) {
        post(role, null, null, null);
        PostDraft post = posts.get(Name.folded(role.text()));
        if (post != null && post.people.putIfAbsent(person.text(), person) != null) {
            complaints.fault(
                    person,
                    "petugas " + Known.quoted(person.text()) + " sudah memegang peran " + Known.quoted(role.text())
                            + "; hapus salah satu",
                    "person " + Known.quoted(person.text()) + " holds role " + Known.quoted(role.text())
                            + " already; delete one of the two");
        }
    }

    // ---- words

    private @Nullable Language languageOf(Node.Scalar given) {
        return switch (given.text().toLowerCase(Locale.ROOT)) {
            case "id" -> Language.ID;
            case "en" -> Language.EN;
            default -> {
                complaints.fault(
                        given,
                        "bahasa tidak dikenal " + Known.quoted(given.text())
                                + "; tulis id (Bahasa Indonesia) atau en (English)",
                        "unknown language " + Known.quoted(given.text())
                                + "; write id (Bahasa Indonesia) or en (English)");
                yield null;
            }
        };
    }

    private @Nullable WorkingCalendar calendarOf(Node.Scalar given) {
        WorkingCalendar known = sops.calendars().get(given.text());
        if (known == null) {
            Phrase hint =
                    Known.hint(given.text(), new TreeSet<>(sops.calendars().keySet()));
            complaints.fault(
                    given,
                    "tidak ada kalender " + Known.quoted(given.text()) + " dalam rules/calendars/" + hint.id(),
                    "no calendar " + Known.quoted(given.text()) + " in rules/calendars/" + hint.en());
        }
        return known;
    }

    // ---- the whole

    Office finished() {
        posts.values().forEach(this::check);
        people.values().forEach(this::check);
        Map<String, Person> ready = new HashMap<>();
        people.forEach((key, person) -> ready.put(key, ready(key, person)));
        List<Post> filled = posts.values().stream()
                .map(post -> new Post(
                        post.role.text(),
                        List.copyOf(post.people.keySet()),
                        text(post.email),
                        post.language == null ? language : post.language,
                        post.calendar == null ? calendar : post.calendar))
                .toList();
        return new Office(name, zone, language, calendar, ready, filled, file.name());
    }

    private Person ready(String key, PersonDraft person) {
        return new Person(
                key,
                person.name,
                text(person.email),
                person.language == null ? language : person.language,
                person.calendar == null ? calendar : person.calendar,
                person.absences);
    }

    private static String text(Node.@Nullable Scalar scalar) {
        return scalar == null ? "" : scalar.text();
    }

    private void check(PersonDraft person) {
        if (person.email == null && !complaints.hasFaults()) {
            complaints.fault(
                    person.key,
                    "petugas " + Known.quoted(person.key.text()) + " tanpa 'email'; tambahkan, atau hapus petugasnya",
                    "person " + Known.quoted(person.key.text()) + " has no 'email'; add it, or delete the person");
        }
        for (Node.Scalar substitute : person.substitutes) {
            if (substitute.text().equals(person.key.text())) {
                complaints.fault(
                        substitute,
                        Known.quoted(substitute.text())
                                + " tidak dapat menggantikan dirinya sendiri; sebutkan orang lain",
                        Known.quoted(substitute.text()) + " cannot stand in for themselves; name somebody else");
            } else {
                isPerson(substitute);
            }
        }
    }

    private void check(PostDraft post) {
        post.people.values().forEach(this::isPerson);
        if (post.people.isEmpty() && post.email == null) {
            complaints.doubt(
                    post.role,
                    "peran " + Known.quoted(post.role.text())
                            + " tanpa petugas dan tanpa 'email'; hanya alamatnya dalam SOP yang berlaku",
                    "role " + Known.quoted(post.role.text())
                            + " has neither people nor an 'email'; only the SOP's own address of it counts");
        }
        Set<String> known = new TreeSet<>();
        for (List<Sop> versions : sops.versions().values()) {
            for (Sop sop : versions) {
                if (sop.role(post.role.text()) != null) {
                    return;
                }
                sop.roles().stream().map(Role::id).forEach(known::add);
            }
        }
        Phrase hint = Known.hint(post.role.text(), known);
        complaints.doubt(
                post.role,
                "tidak ada SOP dengan peran " + Known.quoted(post.role.text()) + hint.id(),
                "no SOP has a role " + Known.quoted(post.role.text()) + hint.en());
    }

    private void isPerson(Node.Scalar named) {
        if (!people.containsKey(named.text())) {
            Phrase hint = Known.hint(named.text(), people.keySet());
            complaints.fault(
                    named,
                    "tidak ada petugas " + Known.quoted(named.text()) + hint.id(),
                    "no person " + Known.quoted(named.text()) + hint.en());
        }
    }
}
