package id.patuh.directory;

import id.patuh.lint.Complaints;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import id.patuh.lint.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * An office as CSV: UTF-8, a heading row, {@code ,} {@code ;} or tab. A row gives a person a role; a row without a person
 * gives the role its own mailbox, one without a role only tells of the person. Further rows of a person repeat nothing
 * but the name.
 */
final class OfficeTable {

    private static final int LARGEST = 2_000_000;

    private static final Map<String, String> HEADINGS = headings();

    private final OfficeDraft draft;
    private final Complaints complaints;
    private final Map<String, Integer> columns = new HashMap<>();

    private OfficeTable(OfficeDraft draft, Complaints complaints) {
        this.draft = draft;
        this.complaints = complaints;
    }

    private static Map<String, String> headings() {
        Map<String, String> headings = new LinkedHashMap<>();
        List.of("office kantor", "zone zona", "role jabatan pelaksana", "person nama orang name", "email surel")
                .forEach(words -> words(headings, words));
        List.of("language bahasa", "calendar kalender", "absent_from cuti_dari", "absent_to cuti_sampai")
                .forEach(words -> words(headings, words));
        List.of("substitute pengganti", "why alasan keterangan").forEach(words -> words(headings, words));
        return headings;
    }

    private static void words(Map<String, String> headings, String words) {
        String[] all = words.split(" ");
        for (String word : all) {
            headings.put(word, all[0]);
        }
    }

    static void read(byte[] bytes, OfficeDraft draft, Complaints complaints) {
        if (bytes.length > LARGEST) {
            complaints.fault(
                    "lebih dari " + LARGEST / 1_000_000 + " MB; pecah menjadi satu berkas per kantor",
                    "larger than " + LARGEST / 1_000_000 + " MB; split it into one file an office");
            return;
        }
        String text = Utf8.decoded(bytes, complaints);
        if (text != null) {
            new OfficeTable(draft, complaints).read(text);
        }
    }

    private void read(String text) {
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(delimiter(text)).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> rows = new ArrayList<>();
            List<Integer> lines = new ArrayList<>();
            for (CSVRecord row : parser) {
                rows.add(row);
                lines.add((int) parser.getCurrentLineNumber() - breaks(row));
            }
            if (rows.isEmpty()) {
                complaints.fault(
                        "berkas kosong; tulis baris judul seperti role,person,email",
                        "the file is empty; write a heading row such as role,person,email");
                return;
            }
            heading(rows.get(0), lines.get(0));
            if (!complaints.hasFaults()) {
                for (int i = 1; i < rows.size(); i++) {
                    row(rows.get(i), lines.get(i));
                }
            }
        } catch (IOException | UncheckedIOException damaged) {
            complaints.fault(
                    "tidak terbaca sebagai CSV: " + damaged.getMessage() + "; tutup setiap tanda kutip",
                    "not readable as CSV: " + damaged.getMessage() + "; close every quotation mark");
        }
    }

    private static char delimiter(String text) {
        String heading = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(heading, candidate) > count(heading, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }

    /** Line breaks within the cells of a row. */
    private static int breaks(CSVRecord row) {
        return (int) row.stream().mapToLong(cell -> count(cell, '\n')).sum();
    }

    private void heading(CSVRecord heading, int line) {
        for (int i = 0; i < heading.size(); i++) {
            String given = heading.get(i).strip().toLowerCase(Locale.ROOT);
            String column = HEADINGS.get(given);
            if (column == null) {
                Phrase hint = Known.hint(given, HEADINGS.keySet());
                complaints.fault(
                        line,
                        i + 1,
                        "kolom tidak dikenal " + Known.quoted(given) + hint.id(),
                        "unknown column " + Known.quoted(given) + hint.en());
            } else if (columns.putIfAbsent(column, i) != null) {
                complaints.fault(
                        line,
                        i + 1,
                        "kolom '" + column + "' ada dua kali; pertahankan salah satunya",
                        "column '" + column + "' stands here twice; keep one of the two");
            }
        }
        if (!columns.containsKey("role") && !columns.containsKey("person")) {
            complaints.fault(
                    line,
                    1,
                    "tidak ada kolom 'role' maupun 'person'; tambahkan",
                    "neither a column 'role' nor a column 'person'; add them");
        }
    }

    private void row(CSVRecord row, int line) {
        if (row.stream().allMatch(String::isBlank)) {
            return;
        }
        if (row.size() > columns.size()) {
            complaints.fault(
                    line,
                    columns.size() + 1,
                    row.size() + " sel dalam baris dengan " + columns.size() + " kolom; beri tanda kutip pada teks yang"
                            + " memuat pemisah",
                    row.size() + " cells in a row of " + columns.size() + " columns; put texts with separators into"
                            + " quotation marks");
            return;
        }
        office(row, line);
        Node.Scalar role = cell(row, "role", line);
        Node.Scalar person = cell(row, "person", line);
        Node.Scalar email = cell(row, "email", line);
        Node.Scalar language = cell(row, "language", line);
        Node.Scalar calendar = cell(row, "calendar", line);
        if (person != null) {
            draft.person(person, null, email, language, calendar);
            absence(row, person, line);
        }
        if (role != null && person != null) {
            draft.holder(role, person);
        } else if (role != null) {
            draft.post(role, email, language, calendar);
        } else if (person == null) {
            complaints.fault(
                    line,
                    1,
                    "baris tidak menyebut peran maupun petugas; isi salah satunya",
                    "the row names neither a role nor a person; fill one of the two");
        }
    }

    private void office(CSVRecord row, int line) {
        Node.Scalar office = cell(row, "office", line);
        if (office != null) {
            draft.name(office);
        }
        Node.Scalar zone = cell(row, "zone", line);
        if (zone != null) {
            draft.zone(zone);
        }
    }

    private void absence(CSVRecord row, Node.Scalar person, int line) {
        Node.Scalar from = cell(row, "absent_from", line);
        Node.Scalar to = cell(row, "absent_to", line);
        Node.Scalar substitute = cell(row, "substitute", line);
        Node.Scalar why = cell(row, "why", line);
        if (from != null) {
            draft.absence(person, from, to, substitute, why == null ? "" : why.text());
        } else if (to != null || substitute != null) {
            complaints.fault(
                    to == null ? person : to,
                    "ketidakhadiran " + Known.quoted(person.text()) + " tanpa 'absent_from'",
                    "absence of " + Known.quoted(person.text()) + " has no 'absent_from'");
        }
    }

    private Node.@Nullable Scalar cell(CSVRecord row, String column, int line) {
        Integer place = columns.get(column);
        if (place == null || place >= row.size() || row.get(place).isBlank()) {
            return null;
        }
        return new Node.Scalar(row.get(place).strip(), false, line, place + 1);
    }
}
