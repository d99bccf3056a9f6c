package id.patuh.intake;

import id.patuh.eventlog.Transition;
import id.patuh.lint.Known;
import id.patuh.sop.Text;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why something cannot be read and what to do about it, in both languages. */
final class Reasons {

    private Reasons() {}

    // Rows

    static Text notATime(String value, String example) {
        return text(
                "%s is not a time; write it like %s", "%s bukan waktu; tulis seperti %s", Known.quoted(value), example);
    }

    static Text strangeYear(String value) {
        return text(
                "the year of %s is not within 1900 to 2200; correct it",
                "tahun pada %s tidak di antara 1900 dan 2200; perbaikilah", Known.quoted(value));
    }

    static Text missing(Field field) {
        return text("there is no %s; write one", "%s tidak ada; isilah", field.word());
    }

    static Text unknownTransition(String value) {
        return text(
                "unknown transition %s; write one of %s or mulai, selesai, tunda, lanjut, batal, catat",
                "peristiwa %s tidak dikenal; tulis salah satu dari %s atau mulai, selesai, tunda, lanjut, batal, catat",
                Known.quoted(value),
                Arrays.stream(Transition.values()).map(Transition::word).collect(Collectors.joining(", ")));
    }

    static Text unknownSop(String value, Collection<String> known) {
        return text(
                "unknown SOP %s. Known: %s",
                "SOP %s tidak dikenal. Yang dikenal: %s", Known.quoted(value), Known.listed(known));
    }

    static Text whichSop(Collection<String> known) {
        return text(
                "which SOP is it? Several are known (%s); name it in a column or member sop, or for the whole file (command line: --sop SOP)",
                "SOP yang mana? Ada beberapa (%s); sebutkan pada kolom atau anggota sop, atau untuk seluruh berkas (baris perintah: --sop SOP)",
                Known.listed(known));
    }

    static Text ragged(int cells, int columns) {
        return cells < columns
                ? text(
                        "%d cells, but the heading has %d columns; add what is missing",
                        "%d sel, padahal judulnya %d kolom; lengkapi yang kurang", cells, columns)
                : text(
                        "%d cells, but the heading has only %d columns; put a cell that contains the separator"
                                + " in quotation marks, or delete what is too much",
                        "%d sel, padahal judulnya hanya %d kolom; beri tanda kutip pada sel yang memuat pemisah,"
                                + " atau hapus yang berlebih",
                        cells,
                        columns);
    }

    static Text underNoName(String value) {
        return text(
                "%s stands under no heading; give the column a name or empty the cell",
                "%s berada di bawah kolom tanpa judul; beri judul atau kosongkan selnya", Known.quoted(value));
    }

    static Text nameTooLong(int bytes) {
        return text(
                "the name is longer than %d bytes; shorten it",
                "nama ini lebih panjang dari %d bita; persingkatlah", bytes);
    }

    static Text tooLong() {
        return text("the cell is longer than 32 KB; shorten it", "sel lebih panjang dari 32 KB; persingkatlah");
    }

    static Text notUtf8(String value) {
        return text(
                "%s holds bytes that are not UTF-8 (shown as \uFFFD); save the file as UTF-8 and mend the cell",
                "%s memuat bita yang bukan UTF-8 (tampak sebagai \uFFFD); simpan berkas sebagai UTF-8 dan perbaiki selnya",
                Known.quoted(value));
    }

    static Text nul() {
        return text(
                "the cell holds NUL characters, as binary data does; write text",
                "sel memuat karakter NUL seperti data biner; tulis teks");
    }

    static Text openQuote() {
        return text(
                "a quotation mark is opened and not closed as it should be; close it, or write \"\" for a quotation mark"
                        + " within a cell",
                "tanda kutip dibuka tetapi tidak ditutup dengan benar; tutuplah, atau tulis \"\" untuk tanda kutip di"
                        + " dalam sel");
    }

    static Text afterQuote() {
        return text(
                "text follows a closing quotation mark; write \"\" for a quotation mark within a cell",
                "ada teks sesudah tanda kutip penutup; tulis \"\" untuk tanda kutip di dalam sel");
    }

    static Text lineTooLong() {
        return text(
                "the line is longer than 16 MB; a line break is missing, or this is no table",
                "baris lebih panjang dari 16 MB; ganti baris tidak ada, atau ini bukan tabel");
    }

    static Text tooManyCells(int most) {
        return text(
                "more than %d cells; a line break is missing, or this is no row",
                "lebih dari %d sel; ganti baris tidak ada, atau ini bukan baris data", most);
    }

    static Text nameless() {
        return text("the attribute has no name; give it one", "atribut tidak bernama; beri nama");
    }

    static Text noEvent() {
        return text(
                "none of the mapping's events is for this row; fill in what their 'when' asks for, or add an event"
                        + " without 'when'",
                "tidak satu pun kejadian pada mapping berlaku bagi baris ini; isi yang diminta 'when', atau tambahkan"
                        + " kejadian tanpa 'when'");
    }

    // Elements

    static Text notAnObject(String kind) {
        return text(
                "%s stands where an event should; write an object {\"case\": …, \"at\": …}",
                "%s berada di tempat kejadian; tulis objek {\"case\": …, \"at\": …}", kind);
    }

    static Text nested() {
        return text(
                "a list or object cannot be the value here; write a text, a number or true/false",
                "daftar atau objek tidak dapat menjadi nilai di sini; tulis teks, angka, atau true/false");
    }

    static Text notADocument() {
        return text(
                "the name of a document is a text; write [\"Memo\", …]",
                "nama dokumen adalah teks; tulis [\"Memo\", …]");
    }

    static Text notAttributes() {
        return text(
                "attributes are an object; write {\"name\": \"value\"}",
                "atribut adalah objek; tulis {\"nama\": \"nilai\"}");
    }

    static Text notData() {
        return text(
                "a CloudEvent carries its event as an object in data, with JSON as content type; write {\"data\": {…}}",
                "CloudEvent membawa kejadiannya sebagai objek di data, berjenis JSON; tulis {\"data\": {…}}");
    }

    static Text twice(String name) {
        return text("%s stands here twice; keep one", "%s ada dua kali; pertahankan satu", Known.quoted(name));
    }

    static Text saidTwice(String key, long first, long second) {
        return text(
                "%s stands in lines %d and %d with different values; write one event a mail, or attach several as CSV",
                "%s ada di baris %d dan %d dengan isi yang berbeda; tulis satu peristiwa per surel, atau lampirkan beberapa"
                        + " sebagai CSV",
                Known.quoted(key),
                first,
                second);
    }

    static Text elementTooLarge() {
        return text(
                "the event is nested too deep or has too many members; an event has at most %d, at most %d deep",
                "kejadian bersarang terlalu dalam atau anggotanya terlalu banyak; paling banyak %d, paling dalam %d",
                Heading.MOST_COLUMNS,
                20);
    }

    static Text lateTraceAttribute(String key) {
        return text(
                "the trace's attribute %s stands after its events, which need it; move it before them",
                "atribut trace %s berada sesudah kejadiannya; pindahkan ke depan kejadian", Known.quoted(key));
    }

    // Files

    static Text empty() {
        return text("the file is empty; nothing is read", "berkas kosong; tidak ada yang dibaca");
    }

    static Text headingOnly() {
        return text("there are no rows below the heading", "tidak ada baris di bawah judul");
    }

    static Text utf16() {
        return text(
                "the file is UTF-16 or UTF-32, not UTF-8; save it as UTF-8",
                "berkas ini UTF-16 atau UTF-32, bukan UTF-8; simpan sebagai UTF-8");
    }

    static Text binary() {
        return text(
                "the file is binary, not text; give CSV, JSON, XES or XLSX with the ending that belongs to it",
                "berkas ini biner, bukan teks; berikan CSV, JSON, XES, atau XLSX dengan akhiran nama yang sesuai");
    }

    static Text zipNotText() {
        return text(
                "the file is a ZIP archive or an Excel workbook, not text; give a workbook the ending .xlsx, unpack an"
                        + " archive first",
                "berkas ini arsip ZIP atau buku kerja Excel, bukan teks; beri akhiran .xlsx pada buku kerja, bongkar"
                        + " arsip terlebih dahulu");
    }

    static Text nestedArchive() {
        return text(
                "an archive lies within the archive; unpack it first",
                "ada arsip di dalam arsip; bongkar terlebih dahulu");
    }

    static Text notGzip() {
        return text(
                "the name ends in .gz, but the file is not packed with gzip; drop the ending or pack it",
                "namanya berakhiran .gz, tetapi berkas tidak dipaket dengan gzip; hapus akhirannya atau paketlah");
    }

    static Text bomb(int ratio) {
        return text(
                "unpacked, the file is more than %d times as large; it is not read any further. Unpack it and give the"
                        + " plain file if it is meant so",
                "bila dibongkar, berkas lebih dari %d kali lebih besar; tidak dibaca lebih jauh. Bongkar dan berikan"
                        + " berkas biasa bila memang demikian",
                ratio);
    }

    static Text bombSheet(int ratio) {
        return text(
                "unpacked, the workbook is larger than 512 MB or more than %d times the file; it is not read. Save the"
                        + " sheet as CSV",
                "bila dibongkar, buku kerja lebih dari 512 MB atau lebih dari %d kali berkasnya; tidak dibaca. Simpan"
                        + " lembarnya sebagai CSV",
                ratio);
    }

    static Text gzipUnnamed() {
        return text(
                "the file is packed with gzip, but its name does not say so; add .gz to the name",
                "berkas ini dipaket dengan gzip, tetapi namanya tidak menyebutkannya; tambahkan .gz pada namanya");
    }

    static Text damagedFromStart() {
        return text(
                "the packed file is damaged from its beginning; nothing of it was read. Fetch it again",
                "berkas terpaket rusak sejak awalnya; tidak ada yang terbaca darinya. Ambil ulang berkasnya");
    }

    static Text cutShort() {
        return text(
                "the packed file ends too early or is damaged; what came before this place was read. Fetch it again",
                "berkas terpaket terputus atau rusak; yang mendahului tempat ini sudah dibaca. Ambil ulang berkasnya");
    }

    static Text tooManyColumns(int columns) {
        return text(
                "%d columns are more than the %d that are read; is the separator the right one?",
                "%d kolom melebihi %d kolom yang dibaca; benarkah pemisahnya?", columns, Heading.MOST_COLUMNS);
    }

    static Text sameMeaning(String one, int oneColumn, String other, int otherColumn, String meaning) {
        return text(
                "columns %d (%s) and %d (%s) both mean %s; rename or delete one of them, or say in a mapping which"
                        + " column is meant",
                "kolom %d (%s) dan %d (%s) sama-sama berarti %s; ubah nama atau hapus salah satunya, atau sebutkan"
                        + " dalam mapping kolom mana yang dimaksud",
                oneColumn,
                one,
                otherColumn,
                other,
                meaning);
    }

    static Text namelessAttribute(String name, int column) {
        return text(
                "column %d (%s) names no attribute; write attr:NAME",
                "kolom %d (%s) tidak menyebut atribut; tulis attr:NAMA", column, name);
    }

    static Text missingColumn(Field field, List<String> found) {
        return text(
                "no column means %s. Found: %s. Known: %s. Rename the column, or say in a mapping which one is meant",
                "tidak ada kolom yang berarti %s. Ditemukan: %s. Dikenal: %s. Ubah nama kolomnya, atau sebutkan dalam"
                        + " mapping kolom mana yang dimaksud",
                field.word(),
                Known.listed(found),
                Arrays.stream(Field.values()).map(Field::names).collect(Collectors.joining(", ")));
    }

    static Text missingMapped(String column, String mapping, int line, List<String> found) {
        return text(
                "no column %s, which %s line %d asks for. Found: %s. Correct the mapping or the heading",
                "tidak ada kolom %s yang diminta %s baris %d. Ditemukan: %s. Perbaiki mapping atau judulnya",
                Known.quoted(column),
                mapping,
                line,
                Known.listed(found));
    }

    static Text mappedTwice(String column) {
        return text(
                "two columns are called %s, so that the mapping cannot tell them apart; rename one",
                "dua kolom bernama %s sehingga mapping tidak dapat membedakannya; ubah nama salah satu",
                Known.quoted(column));
    }

    static Text brokenHeading(Text reason) {
        return new Text("baris judul: " + reason.id(), "the heading: " + reason.en());
    }

    static Text notJson(String said) {
        return text(
                "not JSON from here on: %s; what came before was read. Mend it here",
                "mulai di sini bukan JSON: %s; yang mendahuluinya sudah dibaca. Perbaiki di sini", said);
    }

    static Text lineNotJson(String said) {
        return text(
                "the line is not JSON: %s; mend it, one object {\"case\": …, \"at\": …} a line",
                "baris ini bukan JSON: %s; perbaikilah, satu objek {\"case\": …, \"at\": …} per baris", said);
    }

    static Text afterObject() {
        return text(
                "more stands on the line after the object; write one object a line",
                "masih ada isi sesudah objek pada baris ini; tulis satu objek per baris");
    }

    static Text afterArray() {
        return text(
                "more stands after the end of the array; what came before was read. Delete it or put it into the array",
                "masih ada isi sesudah akhir larik; yang mendahuluinya sudah dibaca. Hapus atau masukkan ke dalam larik");
    }

    static Text afterValue() {
        return text(
                "more stands after the object or array; post one object, one array, or one object per line as application/x-ndjson",
                "masih ada isi sesudah objek atau larik; kirim satu objek, satu larik, atau satu objek per baris sebagai application/x-ndjson");
    }

    static Text postNotJson(String said) {
        return text(
                "not JSON: %s; nothing of it was taken. Mend it and send it again",
                "bukan JSON: %s; tidak ada yang diterima. Perbaiki lalu kirim lagi", said);
    }

    static Text ocelNotJson(String said) {
        return text(
                "not JSON from here on: %s; nothing of the object-centric log was read, as its events and objects"
                        + " belong together. Mend it here",
                "mulai di sini bukan JSON: %s; log berpusat objek ini tidak dibaca sama sekali, sebab kejadian dan"
                        + " objeknya saling bergantung. Perbaiki di sini",
                said);
    }

    static Text olderOcel() {
        return text(
                "an object-centric log of OCEL 1.0; save it as OCEL 2.0 JSON, with the lists objects and events",
                "log berpusat objek OCEL 1.0; simpanlah sebagai OCEL 2.0 JSON, dengan larik objects dan events");
    }

    static Text ocelXml() {
        return text(
                "an object-centric log as XML; save it as OCEL 2.0 JSON",
                "log berpusat objek dalam XML; simpanlah sebagai OCEL 2.0 JSON");
    }

    static Text noOcelEvents() {
        return text(
                "the object-centric log has no events; add them under events",
                "log berpusat objek ini tidak memuat kejadian; tambahkan di bawah events");
    }

    static Text largeOcel(int most) {
        return text(
                "more than %d objects and events; split the object-centric log by cases",
                "lebih dari %d objek dan kejadian; bagilah log berpusat objek ini menurut kasus", most);
    }

    static Text notAList(String name) {
        return text("%s is no list; write [ … ]", "%s bukan larik; tulis [ … ]", Known.quoted(name));
    }

    static Text notAnOcelElement() {
        return text("this is no object; write { … }", "ini bukan objek; tulis { … }");
    }

    static Text missingMember(String name) {
        return text("there is no %s; write one", "%s tidak ada; isilah", Known.quoted(name));
    }

    static Text objectTwice(String id) {
        return text(
                "object %s is there already; the first one counts. Give every object an id of its own",
                "objek %s sudah ada; yang pertama dipakai. Beri setiap objek id tersendiri", Known.quoted(id));
    }

    static Text unknownObject(String id) {
        return text(
                "the event has to do with object %s, which the log has not; add it under objects",
                "kejadian ini menyangkut objek %s yang tidak ada dalam log; tambahkan di bawah objects",
                Known.quoted(id));
    }

    static Text noCaseObject(String type) {
        return text(
                "the event has to do with no object of type %s, which are the cases; relate it to one, or say by a"
                        + " mapping which objects are the cases",
                "kejadian ini tidak menyangkut objek berjenis %s, yaitu kasusnya; hubungkan dengan salah satunya, atau"
                        + " sebutkan dengan pemetaan objek mana yang merupakan kasus",
                Known.quoted(type));
    }

    static Text whichCases(Collection<String> types) {
        return types.isEmpty()
                ? text(
                        "no event has to do with an object, so nothing tells the cases; relate the events to objects of a"
                                + " type named case",
                        "tidak ada kejadian yang menyangkut objek, sehingga kasusnya tidak diketahui; hubungkan kejadian"
                                + " dengan objek berjenis case")
                : text(
                        "which objects are the cases? There are the types %s; say so by a mapping with columns: {case:"
                                + " TYPE}, or name the type case",
                        "objek mana yang merupakan kasus? Ada jenis %s; sebutkan dengan pemetaan berisi columns: {case:"
                                + " JENIS}, atau namai jenisnya case",
                        Known.listed(types));
    }

    static Text notATable() {
        return text(
                "no table and no object-centric log; its fields have names of their own, so mend the file and drop it in"
                        + " again",
                "bukan tabel dan bukan log berpusat objek; kolomnya sudah bernama, jadi perbaiki berkasnya lalu masukkan"
                        + " lagi");
    }

    static Text notXml(String said) {
        return text(
                "not XML from here on: %s; what came before was read. Mend it here",
                "mulai di sini bukan XML: %s; yang mendahuluinya sudah dibaca. Perbaiki di sini", said);
    }

    static Text unknownEncoding(String name) {
        return text(
                "the XML says that its encoding is %s, which is not known; save it as UTF-8",
                "XML menyebut pengodean %s yang tidak dikenal; simpan sebagai UTF-8", Known.quoted(name));
    }

    static Text doctype() {
        return text(
                "the XML has a document type definition (<!DOCTYPE …>), which could fetch or blow up other data; such"
                        + " files are not read. Delete it",
                "XML memuat document type definition (<!DOCTYPE …>), yang dapat mengambil atau membengkakkan data lain;"
                        + " berkas demikian tidak dibaca. Hapuslah");
    }

    static Text notXes(String root) {
        return text(
                "the XML is no XES: it begins with <%s>, not with <log>",
                "XML ini bukan XES: diawali <%s>, bukan <log>", root);
    }

    static Text tooDeep() {
        return text(
                "nested deeper than anything meant; it is not read any further",
                "bersarang terlalu dalam; tidak dibaca lebih jauh");
    }

    static Text elementTooLong() {
        return text(
                "one element is larger than 16 MB; it is not read any further",
                "satu elemen lebih besar dari 16 MB; tidak dibaca lebih jauh");
    }

    static Text oldWorkbook() {
        return text(
                "the workbook is an old .xls or is locked with a password; save it as .xlsx without a password",
                "buku kerja ini .xls lama atau terkunci kata sandi; simpan sebagai .xlsx tanpa kata sandi");
    }

    static Text zipOfSomethingElse() {
        return text(
                "the file is a ZIP archive, but no workbook; unpack it and give the files in it",
                "berkas ini arsip ZIP, tetapi bukan buku kerja; bongkar lalu berikan berkas di dalamnya");
    }

    static Text notAWorkbook(String said) {
        return text(
                "the workbook cannot be read (%s); open it in a spreadsheet and save it as .xlsx again",
                "buku kerja tidak terbaca (%s); buka dengan aplikasi lembar kerja lalu simpan lagi sebagai .xlsx",
                said);
    }

    static Text brokenCell(String shown) {
        return text(
                "%s is no value: an error, or a formula that was never worked out; mend it in the spreadsheet, let it"
                        + " calculate, and save it again",
                "%s bukan nilai: galat, atau rumus yang belum dihitung; perbaiki di lembar kerja, biarkan dihitung, lalu"
                        + " simpan lagi",
                Known.quoted(shown));
    }

    static Text emptyFormula() {
        return text(
                "the formula of the step came to nothing; let the spreadsheet calculate it and save it again, or, for an"
                        + " event of the whole case, leave the cell empty",
                "rumus langkah ini tidak menghasilkan apa-apa; biarkan lembar kerja menghitungnya lalu simpan lagi, atau,"
                        + " untuk kejadian seluruh kasus, kosongkan selnya");
    }

    static Text otherSheets(String read, Collection<String> others) {
        return text(
                "only the first sheet, %s, is read; not %s",
                "hanya lembar pertama, %s, yang dibaca; tidak %s", Known.quoted(read), Known.listed(others));
    }

    private static Text text(String en, String id, Object... values) {
        return new Text(String.format(Locale.ROOT, id, values), String.format(Locale.ROOT, en, values));
    }
}
