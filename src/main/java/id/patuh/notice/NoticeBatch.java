package id.patuh.notice;

import id.patuh.directory.Directory;
import id.patuh.directory.Recipient;
import id.patuh.directory.Shortcoming;
import id.patuh.sop.Language;
import id.patuh.sop.Sop;
import id.patuh.sop.Text;
import id.patuh.webhook.WebhookCalls;
import id.patuh.webhook.WebhookEvent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is to be told about many cases, gathered and then written with one statement a table. Of one identity there is one
 * notice; what is known already changes nothing. For use by one thread, within one transaction.
 */
final class NoticeBatch {

    private final JdbcClient database;
    private final WebhookCalls webhooks;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<String, Instant> looks = new LinkedHashMap<>();
    private final List<WebhookEvent> events = new ArrayList<>();

    private record Row(
            Notices.Matter matter,
            String recipient,
            String role,
            String state,
            @Nullable String reason,
            @Nullable Text why) {

        String identity() {
            return Identity.of(matter.kind(), matter.told(), recipient.isEmpty() ? "role " + role : recipient);
        }
    }

    private record Box(Recipient recipient, Instant next) {}

    NoticeBatch(JdbcClient database, WebhookCalls webhooks) {
        this.database = database;
        this.webhooks = webhooks;
    }

    /**
     * Tells everybody the roles lead to, and other programs; a role that leads to nobody is kept as unreachable.
     *
     * @param heldFor why nobody is told for now; null: they are
     */
    void tell(Notices.Matter matter, Sop sop, List<String> roles, Directory directory, @Nullable String heldFor) {
        Directory.Audience audience = directory.audience(sop, roles, matter.since());
        for (Recipient recipient : audience.recipients()) {
            boxes.merge(
                    recipient.key(),
                    new Box(recipient, matter.since()),
                    (one, other) -> one.next().isBefore(other.next()) ? one : other);
            rows.add(new Row(
                    matter, recipient.key(), recipient.role(), heldFor == null ? "waiting" : "held", heldFor, null));
        }
        for (Shortcoming shortcoming : audience.shortcomings()) {
            if (audience.recipients().stream().noneMatch(one -> one.role().equals(shortcoming.role()))) {
                String state = heldFor == null ? "unreachable" : "held";
                rows.add(new Row(matter, "", shortcoming.role(), state, heldFor, shortcoming.message()));
            }
        }
        if (heldFor == null && webhooks.isWanted()) {
            events.add(event(matter, roles));
        }
    }

    /** Tells one who was told of the matter before. */
    void tell(Notices.Matter matter, String recipient, String role) {
        rows.add(new Row(matter, recipient, role, "waiting", null, null));
        looks.merge(recipient, matter.since(), (one, other) -> one.isBefore(other) ? one : other);
    }

    /** Other programs that were told of a finding are told that it is withdrawn. */
    void withdrawFromPrograms(Notices.Matter withdrawal) {
        if (webhooks.isWanted()) {
            webhooks.withdraw(Identity.of("finding", withdrawal.told()), event(withdrawal, List.of()));
        }
    }

    private static WebhookEvent event(Notices.Matter matter, List<String> roles) {
        return new WebhookEvent(
                Identity.of(matter.kind(), matter.told()),
                matter.kind(),
                matter.since(),
                matter.sop(),
                matter.caseId(),
                matter.step(),
                Notices.word(matter.severity()),
                matter.percent(),
                roles,
                matter.sentence());
    }

    /** Writes everything gathered. */
    void write(Instant now) {
        if (!boxes.isEmpty()) {
            writeBoxes();
        }
        if (!rows.isEmpty()) {
            writeRows();
        }
        if (!looks.isEmpty()) {
            looks.forEach(this::look);
        }
        webhooks.add(events, now);
    }

    private void writeRows() {
        database.sql("""
                        insert into notice (identity, told, kind, case_no, subject, episode, percent, step, role,
                            recipient, severity, sentence_id, sentence_en, since, state, reason, why_id, why_en)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[],
                            ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[]::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
                        on conflict (identity) do nothing
                        """)
                .params(Arrays.asList(
                        texts(Row::identity),
                        texts(row -> row.matter().told()),
                        texts(row -> row.matter().kind()),
                        rows.stream().map(row -> row.matter().caseNumber()).toArray(Long[]::new),
                        texts(row -> row.matter().subject()),
                        rows.stream().map(row -> row.matter().episode()).toArray(Long[]::new),
                        rows.stream().map(row -> row.matter().percent()).toArray(Integer[]::new),
                        texts(row -> row.matter().step()),
                        texts(Row::role),
                        texts(Row::recipient),
                        texts(row -> Notices.word(row.matter().severity())),
                        texts(row -> row.matter().sentence().id()),
                        texts(row -> row.matter().sentence().en()),
                        texts(row -> row.matter().since().toString()),
                        texts(Row::state),
                        texts(Row::reason),
                        texts(row -> row.why() == null ? null : row.why().id()),
                        texts(row -> row.why() == null ? null : row.why().en())))
                .update();
    }

    private String[] texts(Function<Row, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    /** Keeps how recipients are written to, and has their boxes looked at. */
    private void writeBoxes() {
        database.sql("""
                        insert into notice_box (recipient, address, name, role, language, stands_in, calendar, next)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[]::timestamptz[])
                        on conflict (recipient) do update set address = excluded.address, name = excluded.name,
                            role = excluded.role, language = excluded.language, stands_in = excluded.stands_in,
                            calendar = excluded.calendar, next = least(notice_box.next, excluded.next)
                        """)
                .params(Arrays.asList(
                        boxed(box -> box.recipient().key()),
                        boxed(box -> box.recipient().address()),
                        boxed(box -> box.recipient().name()),
                        boxed(box -> box.recipient().role()),
                        boxed(box -> box.recipient().language() == Language.ID ? "id" : "en"),
                        boxed(box -> box.recipient().standsInFor()),
                        boxed(box -> box.recipient().calendar().name()),
                        boxed(box -> box.next().toString())))
                .update();
    }

    private String[] boxed(Function<Box, @Nullable String> text) {
        return boxes.values().stream().map(text).toArray(String[]::new);
    }

    private void look(String recipient, Instant at) {
        database.sql("update notice_box set next = least(next, ?) where recipient = ?")
                .params(Timestamp.from(at), recipient)
                .update();
    }
}
