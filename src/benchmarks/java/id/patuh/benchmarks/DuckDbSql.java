package id.patuh.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The same findings by SQL in DuckDB, in this process and with two threads, for this one SOP: read the file, bring each
 * distinct text to its meaning once, put the steps of a case side by side, then one SELECT a check. Roles and documents
 * are bits of a number. Suspensions are told with window functions for the few cases that have any.
 */
public final class DuckDbSql implements Contestant {

    private static final String WORDS = """
            CREATE TABLE step_of (step UTINYINT, performers UTINYINT, input UTINYINT, output UTINYINT, seconds INTEGER);
            INSERT INTO step_of VALUES (1, 1, 1, 2, 1800), (2, 16, 2, 4, 1800), (3, 8, 4, 4, 900), (4, 4, 4, 8, 900),
                (5, 2, 8, 1, 3600), (6, 2, 16, 1, 3600), (7, 2, 16, 1, 3600), (8, 2, 16, 16, 7200),
                (9, 3, 16, 32, 10800), (10, 2, 16, 1, 3600), (11, 2, 1, 64, 3600), (12, 4, 64, 64, 1800),
                (13, 8, 64, 64, 1800), (14, 16, 64, 128, 1800);
            CREATE TABLE document (bit UTINYINT, document VARCHAR);
            INSERT INTO document VALUES (1, 'Jaringan Internet'), (2, 'Laporan'), (4, 'Disposisi'), (8, 'Memo'),
                (16, 'Peralatan Jaringan'), (32, 'Dokumen Formulir'), (64, 'Dokumen Berita Acara'), (128, 'Review');
            CREATE TABLE step_name (name VARCHAR, step UTINYINT);
            INSERT INTO step_name SELECT step::VARCHAR, step FROM step_of;
            INSERT INTO step_name VALUES
                ('lapor', 1), ('laporan masuk', 1), ('disposisi kadis', 2), ('disposisi kabid', 3),
                ('penunjukan tim', 4), ('analisa gangguan', 5), ('koordinasi pelapor', 6),
                ('periksa lokasi', 7), ('perbaikan perangkat', 8), ('formulir penggantian', 9),
                ('ganti perangkat', 10), ('berita acara pekerjaan', 11), ('pemeriksaan kasie', 12),
                ('pemeriksaan kabid', 13), ('review kadis', 14);
            CREATE TABLE role_name (name VARCHAR, role UTINYINT);
            INSERT INTO role_name VALUES
                ('opd pelapor', 1), ('opd-pelapor', 1), ('pelapor', 1), ('opd', 1), ('kepala opd', 1),
                ('teknis', 2), ('tenaga teknis kominfo', 2), ('tim teknis', 2), ('tenaga teknis', 2),
                ('tim teknis kominfo', 2), ('teknisi', 2), ('kasie', 4), ('kasie e-gov', 4),
                ('kepala seksi', 4), ('kepala seksi e-government', 4), ('kabid', 8), ('kabid aptika', 8),
                ('kepala bidang', 8), ('kepala bidang aplikasi informatika dan statistik', 8),
                ('kadis', 16), ('kadis kominfo', 16), ('kepala dinas', 16), ('kepala dinas kominfo', 16),
                ('kepala dinas kominfo dan persandian', 16);
            CREATE TABLE document_name (name VARCHAR, document UTINYINT);
            INSERT INTO document_name VALUES
                ('jaringan internet', 1), ('koneksi internet', 1), ('laporan', 2), ('laporan gangguan', 2),
                ('disposisi', 4), ('lembar disposisi', 4), ('memo', 8), ('memo penugasan', 8),
                ('peralatan jaringan', 16), ('perangkat jaringan', 16), ('dokumen formulir', 32),
                ('formulir', 32), ('formulir penggantian perangkat', 32), ('dokumen berita acara', 64),
                ('berita acara', 64), ('review', 128), ('hasil review', 128);
            CREATE MACRO folded(text) AS lower(trim(text));
            """;

    private static String read(Path log) {
        return """
                CREATE TABLE raw AS
                SELECT * EXCLUDE (office)
                FROM read_csv('%s', header = true, delim = ',', quote = '', escape = '', auto_detect = false,
                    columns = {'case_id': 'VARCHAR', 'step': 'VARCHAR', 'transition': 'VARCHAR',
                        'moment': 'TIMESTAMPTZ',
                        'actor': 'VARCHAR', 'role': 'VARCHAR', 'inputs': 'VARCHAR', 'outputs': 'VARCHAR',
                        'place': 'VARCHAR', 'damage': 'VARCHAR', 'replacement': 'VARCHAR', 'office': 'VARCHAR',
                        'known': 'VARCHAR'})
                """.formatted(quoted(log));
    }

    /** Each distinct text is brought to its meaning once; a list of documents becomes a number with a bit for each. */
    private static final String EVENTS = """
            CREATE TABLE step_text AS
            SELECT text, step FROM (SELECT DISTINCT step AS text FROM raw) JOIN step_name ON name = folded(text);
            CREATE TABLE role_text AS
            SELECT text, role FROM (SELECT DISTINCT role AS text FROM raw) JOIN role_name ON name = folded(text);
            CREATE TABLE list_text AS
            WITH texts AS (SELECT DISTINCT inputs AS text FROM raw UNION SELECT DISTINCT outputs FROM raw),
                names AS (SELECT text, unnest(string_split(replace(text, '|', ';'), ';')) AS name FROM texts)
            SELECT text, coalesce(bit_or(document), 0)::UTINYINT AS documents
            FROM names LEFT JOIN document_name d ON d.name = folded(names.name)
            WHERE text IS NOT NULL GROUP BY text;
            CREATE TABLE event AS
            SELECT case_id, s.step, raw.step AS step_as_given, transition, moment,
                actor IS NULL AND raw.role IS NULL AS nobody,
                CASE WHEN raw.role IS NOT NULL THEN coalesce(r.role, 0) END::UTINYINT AS role,
                i.documents AS inputs, o.documents AS outputs
            FROM raw
            LEFT JOIN step_text s ON s.text = raw.step
            LEFT JOIN role_text r ON r.text = raw.role
            LEFT JOIN list_text i ON i.text = raw.inputs
            LEFT JOIN list_text o ON o.text = raw.outputs;
            """;

    private static final String CASES = """
            CREATE TABLE attribute AS
            SELECT case_id,
                folded(arg_max(place, {'at': moment, 'text': place}) FILTER (place IS NOT NULL)) AS place,
                folded(arg_max(damage, {'at': moment, 'text': damage}) FILTER (damage IS NOT NULL)) AS damage,
                folded(arg_max(replacement, {'at': moment, 'text': replacement}) FILTER (replacement IS NOT NULL))
                    AS replacement,
                folded(arg_max(known, {'at': moment, 'text': known}) FILTER (known IS NOT NULL)) AS known
            FROM raw
            WHERE place IS NOT NULL OR damage IS NOT NULL OR replacement IS NOT NULL OR known IS NOT NULL
            GROUP BY case_id;
            CREATE TABLE visit AS
            SELECT case_id, step,
                min(moment) FILTER (transition = 'complete') AS done,
                max(moment) FILTER (transition = 'complete') AS done_last,
                min(moment) FILTER (transition = 'start') AS started,
                bool_or(role = 1) AS by_office
            FROM event WHERE step IS NOT NULL GROUP BY case_id, step;
            CREATE TABLE kasus AS
            WITH told AS (
                SELECT case_id, min(moment) AS opened,
                    min(moment) FILTER (transition = 'complete' AND (step = 14 OR step_as_given IS NULL)) AS closed,
                    min(moment) FILTER (transition = 'withdraw' AND step_as_given IS NULL) AS withdrawn
                FROM event GROUP BY case_id)
            SELECT * FROM told LEFT JOIN attribute USING (case_id);
            """;

    /** When each step was done ({@code d1} to {@code d14}) and started, side by side; and which conditions hold. */
    private static String abreast() {
        return """
                CREATE TABLE wide AS
                SELECT case_id, %s, %s
                FROM visit GROUP BY case_id;
                CREATE TABLE abreast AS
                SELECT *, place <> 'server' AS a6, place <> 'server' AS a7, damage = 'ya' AS a8,
                    replacement = 'ya' AS a9, replacement = 'ya' AS a10, (SELECT max(moment) FROM event) AS as_of
                FROM kasus LEFT JOIN wide USING (case_id);
                """.formatted(
                each(step -> "any_value(done) FILTER (step = %1$d) AS d%1$d".formatted(step.number()), ", "),
                each(step -> "any_value(started) FILTER (step = %1$d) AS s%1$d".formatted(step.number()), ", "));
    }

    /** One row for each case and step: does it apply, what stood before it, when did its time begin and end. */
    private static String grid() {
        return """
                CREATE VIEW grid AS
                WITH every AS (%s)
                SELECT *, least(started, done) AS begun,
                    CASE WHEN before IS NULL THEN coalesce(started, opened)
                        ELSE coalesce(before_done, started) END AS clock,
                    coalesce(done, as_of) AS clock_end
                FROM every
                """.formatted(each(DuckDbSql::stepOfCases, " UNION ALL "));
    }

    private static String stepOfCases(TableStep step) {
        int n = step.number();
        return """
                SELECT case_id, opened, closed, withdrawn, as_of, %1$d::UTINYINT AS step, %2$d AS seconds,
                    %3$s AS applies, d%1$d AS done, s%1$d AS started, (%4$s)::UTINYINT AS before,
                    (%5$s)::TIMESTAMPTZ AS before_done
                FROM abreast
                """.formatted(
                        n,
                        step.limit(),
                        isConditional(n) ? "a" + n : "true",
                        before(n, String::valueOf),
                        before(n, above -> "d" + above));
    }

    /** Of the nearest step above that is done or had to be: what {@code told} says of it; NULL where there is none. */
    private static String before(int step, Function<Integer, String> told) {
        StringBuilder choice = new StringBuilder("CASE ");
        int above = step - 1;
        while (above >= 1 && isConditional(above)) {
            choice.append("WHEN d%1$d IS NOT NULL OR a%1$d THEN ".formatted(above))
                    .append(told.apply(above))
                    .append(' ');
            above--;
        }
        String last = above < 1 ? "NULL" : told.apply(above);
        return choice.append("WHEN true THEN ").append(last).append(" END").toString();
    }

    private static boolean isConditional(int step) {
        return step >= 6 && step <= 10;
    }

    private static String each(Function<TableStep, String> part, String between) {
        return TableStep.ALL.stream().map(part).collect(Collectors.joining(between));
    }

    /** Times of suspension, of a step (its own and its case's united) or of the case alone (step 0). */
    private static final String SUSPENSIONS = """
            CREATE TABLE suspended AS
            WITH changed AS (
                SELECT case_id, coalesce(step, 0) AS step, moment, any_value(transition) AS transition
                FROM event WHERE transition IN ('suspend', 'resume') AND (step IS NOT NULL OR step_as_given IS NULL)
                GROUP BY case_id, coalesce(step, 0), moment HAVING count(DISTINCT transition) = 1),
            turned AS (
                SELECT *, lag(transition) OVER (PARTITION BY case_id, step ORDER BY moment) AS earlier FROM changed),
            kept AS (
                SELECT * FROM turned
                WHERE transition <> earlier OR (earlier IS NULL AND transition = 'suspend')),
            span AS (
                SELECT case_id, step, transition, moment AS since, coalesce(
                    lead(moment) OVER (PARTITION BY case_id, step ORDER BY moment), (SELECT max(moment) FROM event))
                    AS until
                FROM kept),
            both_levels AS (
                SELECT case_id, step, since, until FROM span WHERE transition = 'suspend'
                UNION ALL
                SELECT case_id, s.step, since, until FROM span CROSS JOIN step_of s
                WHERE transition = 'suspend' AND span.step = 0),
            numbered AS (
                SELECT *, max(until) OVER (PARTITION BY case_id, step ORDER BY since, until
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
                FROM both_levels)
            SELECT case_id, step, greatest(since, covered) AS since, until FROM numbered
            WHERE covered IS NULL OR until > covered;
            CREATE MACRO overlap(since, until, a, b) AS
                greatest(0, epoch_ms(least(until, b)) - epoch_ms(greatest(since, a)));
            CREATE TABLE paused AS
            SELECT g.case_id, g.step, sum(overlap(since, until, clock, clock_end)) AS millis
            FROM grid g JOIN suspended USING (case_id, step) WHERE clock IS NOT NULL GROUP BY ALL
            UNION ALL
            SELECT case_id, 0, sum(overlap(since, until, opened, coalesce(closed, (SELECT max(moment) FROM event))))
            FROM kasus JOIN suspended USING (case_id) WHERE step = 0 GROUP BY ALL;
            """;

    /** What the papers of a step show when it is done, and which inputs no other step had made by then. */
    private static final String PAPERS = """
            CREATE TABLE paper AS
            SELECT case_id, step, done, s.input, s.output, bit_or(inputs) AS named, bit_or(outputs) AS made
            FROM visit v JOIN step_of s USING (step) JOIN event e USING (case_id, step)
            WHERE done IS NOT NULL AND moment <= done GROUP BY ALL;
            CREATE TABLE lacking AS
            SELECT case_id, step, done, input, named IS NOT NULL AS recorded FROM paper
            WHERE coalesce(named & input, 0) = 0;
            CREATE TABLE supplied AS
            SELECT DISTINCT l.case_id, l.step FROM event e JOIN lacking l USING (case_id)
            WHERE e.step <> l.step AND e.moment <= l.done AND e.outputs & l.input <> 0;
            CREATE TABLE unnamed AS SELECT * FROM lacking ANTI JOIN supplied USING (case_id, step);
            """;

    private static final String FINDINGS = """
            CREATE MACRO verdict(violated) AS CASE WHEN violated THEN 'violated' ELSE 'unproven' END;
            CREATE TABLE finding AS
            SELECT case_id, step, 'presence' AS "check", NULL AS subject, verdict(applies) AS verdict FROM grid
            WHERE done IS NULL AND closed IS NOT NULL AND coalesce(applies, true)
            UNION ALL
            SELECT case_id, step, 'order', before::VARCHAR, 'violated' FROM grid
            WHERE begun IS NOT NULL AND before IS NOT NULL AND (before_done IS NULL OR before_done > begun)
            UNION ALL
            SELECT case_id, step, 'input', document, verdict(recorded)
            FROM unnamed JOIN document ON bit = input
            UNION ALL
            SELECT case_id, step, 'output', document, verdict(made IS NOT NULL)
            FROM paper JOIN document ON bit = output
            WHERE coalesce(made & output, 0) = 0
            UNION ALL
            SELECT case_id, step, 'role', NULL, verdict(bool_or(role IS NOT NULL))
            FROM event e JOIN step_of USING (step) JOIN visit v USING (case_id, step)
            WHERE transition = 'complete' AND moment = done AND coalesce(role & performers, 0) = 0
            GROUP BY case_id, step
            UNION ALL
            SELECT case_id, step, 'time', NULL, verdict(clock <= clock_end)
            FROM grid LEFT JOIN paused USING (case_id, step)
            WHERE CASE WHEN done IS NOT NULL AND (clock IS NULL OR clock > done) THEN true
                WHEN done IS NULL AND NOT (coalesce(applies, false) AND closed IS NULL AND withdrawn IS NULL)
                    THEN false
                ELSE epoch_ms(clock_end) - epoch_ms(clock) - coalesce(millis, 0) > seconds * 1000 END
            UNION ALL
            SELECT case_id, step, 'applicability', NULL, verdict(applies IS NOT NULL) FROM grid
            WHERE begun IS NOT NULL AND NOT coalesce(applies, false)
            UNION ALL
            SELECT case_id, step, 'once', NULL, 'violated' FROM visit WHERE done_last > done
            UNION ALL
            SELECT case_id, NULL, 'known-step', arg_min(trim(step_as_given), {'moment': moment, 'text': step_as_given}),
                'violated'
            FROM event WHERE step IS NULL AND step_as_given IS NOT NULL GROUP BY case_id, folded(step_as_given)
            UNION ALL
            SELECT case_id, NULL, 'case-time', NULL, 'violated'
            FROM kasus LEFT JOIN (SELECT * FROM paused WHERE step = 0) USING (case_id)
            WHERE (closed IS NOT NULL OR withdrawn IS NULL)
                AND epoch_ms(coalesce(closed, (SELECT max(moment) FROM event))) - epoch_ms(opened) - coalesce(millis, 0)
                    > 13 * 3600 * 1000
            UNION ALL
            SELECT case_id, step, 'berita-acara-diketahui', NULL, verdict(coalesce(known = 'tidak', false))
            FROM visit JOIN kasus USING (case_id)
            WHERE step = 11 AND done IS NOT NULL AND NOT coalesce(known = 'ya', false)
                AND NOT coalesce(by_office, false)
            UNION ALL
            SELECT case_id, NULL, 'pencatatan-lengkap', string_agg(DISTINCT step, ', ' ORDER BY step), 'unproven'
            FROM event JOIN kasus USING (case_id)
            WHERE step IS NOT NULL AND transition = 'complete' AND nobody
                AND closed IS NOT NULL
            GROUP BY case_id;
            """;

    private static String write(Path findings) {
        return """
                COPY (SELECT case_id AS "case", step, "check", subject, verdict FROM finding
                    ORDER BY case_id, step NULLS LAST, "check", subject) TO '%s' (HEADER, DELIMITER ',')
                """.formatted(quoted(findings));
    }

    private final boolean tell;

    DuckDbSql(boolean tell) {
        this.tell = tell;
    }

    public static void main(String[] args) throws Exception {
        new DuckDbSql(true).run(Path.of(args[0]), Path.of(args[1]));
    }

    /** Writes {@code findings.csv} into {@code out}. */
    @Override
    public void run(Path log, Path out) throws Exception {
        Files.createDirectories(out);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("SET preserve_insertion_order = false");
            for (String part : script(log, out)) {
                execute(statement, part);
            }
        }
    }

    private static List<String> script(Path log, Path out) {
        return List.of(
                WORDS,
                read(log),
                EVENTS,
                CASES,
                abreast(),
                grid(),
                SUSPENSIONS,
                PAPERS,
                FINDINGS,
                write(out.resolve("findings.csv")));
    }

    private void execute(Statement statement, String sql) throws SQLException {
        long begin = System.nanoTime();
        statement.execute(sql);
        if (tell) {
            String first = sql.strip().lines().findFirst().orElse("");
            System.out.printf("%6d ms  %s%n", (System.nanoTime() - begin) / 1_000_000, first);
        }
    }

    private static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }
}
