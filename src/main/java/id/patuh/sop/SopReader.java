package id.patuh.sop;

import id.patuh.calendar.Dates;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.calendar.Zones;
import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import id.patuh.lint.YamlReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An SOP file (YAML) to an {@link Sop}, or complaints about everything that is wrong with it. Source: FORMATS.md, "An
 * SOP".
 */
final class SopReader {

    private static final List<String> KEYS = List.of(
            "sop",
            "version",
            "title",
            "owner",
            "effective-from",
            "zone",
            "calendar",
            "legal-basis",
            "related",
            "equipment",
            "warning",
            "roles",
            "documents",
            "closes",
            "case-limit",
            "clock",
            "severity",
            "escalation",
            "steps");

    private static final Pattern ID = Pattern.compile("[a-z0-9-]+");

    private final Complaints complaints;
    private final Calendars calendars;

    private SopReader(Calendars calendars, Complaints complaints) {
        this.complaints = complaints;
        this.calendars = calendars;
    }

    /**
     * Reads the bytes of a file.
     *
     * @param complaints receives everything that is wrong
     * @return null, with complaints, where the file is no SOP at all
     */
    static @Nullable SopFile read(byte[] bytes, Calendars calendars, Complaints complaints) {
        Node root = YamlReader.read(bytes, complaints);
        Fields fields = root == null ? null : Fields.of(root, new Phrase("SOP", "an SOP"), complaints, KEYS);
        return fields == null ? null : new SopReader(calendars, complaints).read(fields, sha256(bytes));
    }

    private SopFile read(Fields fields, String sha256) {
        Node.Scalar id = id(fields);
        Node.Scalar version = fields.requiredText("version");
        Text title = text(fields.required("title"), "title");
        Node.Scalar effectiveFrom = fields.requiredText("effective-from");
        LocalDate date = effectiveFrom == null ? null : Dates.read(effectiveFrom, complaints);
        Node.Scalar zoneName = fields.requiredText("zone");
        ZoneId known = zoneName == null ? null : Zones.read(zoneName, complaints);
        ZoneId zone = known == null ? ZoneOffset.UTC : known;
        Node.Scalar calendarName = fields.text("calendar");
        WorkingCalendar calendar =
                calendarName == null ? WorkingCalendar.ALWAYS : calendars.named(calendarName, zone, complaints);

        Roles roles = Roles.read(fields.node("roles"), complaints);
        Documents documents = Documents.read(fields.node("documents"), complaints);
        boolean clockFromStart = StepsReader.clockFromStart(fields, false, complaints);
        ConditionReader conditions = new ConditionReader(complaints);
        LimitReader limits = new LimitReader(complaints, conditions, calendars, zone);
        LadderReader ladders = new LadderReader(complaints, roles);
        StepsReader stepsReader = new StepsReader(
                complaints,
                calendars,
                new StepsReader.Surroundings(zone, calendar, clockFromStart, roles, documents),
                conditions,
                limits,
                ladders);
        List<Step> steps = stepsReader.read(fields.required("steps"));
        Set<Integer> closes = stepsReader.closing(fields, steps);
        List<Limit> caseLimit = limits.read(fields.node("case-limit"), calendar, null);
        Map<String, Severity> severity = SeverityReader.read(fields.node("severity"), complaints);
        List<Rung> escalation = ladders.read(fields.node("escalation"));
        String owner = fields.remark("owner");
        List<String> legalBasis = list(fields, "legal-basis");
        List<String> related = list(fields, "related");
        List<String> equipment = list(fields, "equipment");
        Text warning = text(fields.node("warning"), "warning");

        if (complaints.hasFaults() || id == null || version == null || date == null) {
            return new SopFile(complaints.file(), id, version, effectiveFrom, date, null);
        }
        Coverage coverage = new Coverage(conditions.mentions(), complaints);
        limits.branches().forEach(coverage::ofLimit);
        stepsReader.doubt(steps, coverage);
        Sop sop = new Sop(
                id.text(),
                version.text(),
                title,
                owner,
                date,
                zone,
                calendar,
                legalBasis,
                related,
                equipment,
                warning,
                roles.all(),
                documents.all(),
                steps,
                closes,
                caseLimit,
                severity,
                escalation,
                complaints.file(),
                sha256,
                stepsReader.indexes(),
                roles.ids(),
                documents.indexes());
        return new SopFile(complaints.file(), id, version, effectiveFrom, date, sop);
    }

    private Node.@Nullable Scalar id(Fields fields) {
        Node.Scalar id = fields.requiredText("sop");
        if (id != null && !ID.matcher(id.text()).matches()) {
            complaints.fault(
                    id,
                    "'sop' berisi " + Known.quoted(id.text())
                            + "; pakai hanya huruf kecil a sampai z, angka, dan tanda hubung, misalnya"
                            + " maintenance-gangguan-jaringan",
                    "'sop' is " + Known.quoted(id.text())
                            + "; use small letters a to z, digits and hyphens only, such as"
                            + " maintenance-gangguan-jaringan");
            return null;
        }
        return id;
    }

    private Text text(@Nullable Node node, String key) {
        Text text = node == null ? null : TextReader.read(node, key, complaints);
        return text == null ? Text.EMPTY : text;
    }

    private static List<String> list(Fields fields, String key) {
        return fields.texts(key).stream().map(Node.Scalar::text).toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
