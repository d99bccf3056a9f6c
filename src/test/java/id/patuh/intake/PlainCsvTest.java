package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick way reads what Commons CSV reads: the same events, the same rejects, on the oddest of files. */
class PlainCsvTest {

    private static final Sops SOPS = RulesFolder.read(Path.of("rules"));
    private static final String HEADING = "case,step,transition,at,actor,role,inputs,outputs,attr:opd,note,event_id\n";

    @TempDir
    Path folder;

    @Test
    void oddFilesAreReadAlike() throws IOException {
        for (String text : List.of(
                HEADING + "K1,1,,2026-10-05T08:00:00+08:00,A,kadis,Memo,-,X,,\n",
                HEADING + "K1,1,,2026-10-05T08:00:00+08:00,A,kadis,Memo,-,X,,",
                HEADING + "K1,1,,2026-10-05T08:00:00+08:00,A,kadis,Memo,-,X,,\r\nK2,2,mulai,5/10/2026 8.00,,,,,,,\r\n",
                HEADING + "\n\n  \nK1,1,,2026-10-05 08:00,A,kadis,Memo,-,X,,\n,,,,,,,,,,\n\n",
                HEADING + "K1,1,,2026-10-05,A,,,,,,\nK1,1,,2026-13-05,A,,,,,,\nK1,1,,,A,,,,,,\n,1,,2026-10-05,,,,,,,\n",
                HEADING + "K1,1\nK1,1,,2026-10-05T08:00:00+08:00,,,,,,,,too,many\n",
                HEADING
                        + " K1 ,  2 , SELESAI , 2026-10-05T08:00:00Z , A  B , Kadis ,Memo ; Laporan|X, - , y , n , e1 \n",
                HEADING + "K\u00e9,1,,2026-10-05T08:00:00+08:00,\u00c5sa,,,,\u00a0x\u00a0,\u00a0note\u00a0,\u00a0\n",
                HEADING + "\u00a0K1\u00a0,1,,\u00a02026-10-05T08:00:00+08:00,,,,,,,\n",
                HEADING + "K1,1,dikerjakan,2026-10-05T08:00:00+08:00,,,,,,,\n",
                "\uFEFF" + HEADING + "K1,1,,2026-10-05T08:00:00.123456+08:00,,,,,,,\n",
                HEADING.replace(',', ';') + "K1;1;;2026-10-05T08:00:00+08:00;;;Memo|Laporan;;;;\n",
                HEADING.replace(',', '\t') + "K1\t1\t\t2026-10-05T08:00:00+08:00\t\t\tMemo;Laporan\t\t\t\t\n",
                "kasus,langkah,waktu,mulai_pada,id\nK1,1,2026-10-05 08:30,2026-10-05 08:00,x\nK1,1,2026-10-05 08:30,08:00,y\n",
                "case,at,sop\nK1,2026-10-05,maintenance-gangguan-jaringan\nK1,2026-10-05,none\nK2,2026-10-05,\n",
                "case,at,,x\nK1,2026-10-05,,1\nK1,2026-10-05,surprise,1\n",
                "case,at\nK1," + "9".repeat(40_000) + "\n" + "K".repeat(40_000) + ",2026-10-05\nK3,2026-10-05\n",
                "case,at,step\n" + "K".repeat(1000) + ",2026-10-05,x\n" + "K".repeat(1001)
                        + ",2026-10-05,x\nK3,2026-10-05," + "s".repeat(1001) + "\n",
                HEADING + "K1,1,,2026-10-05T08:00:00+08:00,,,,,=1+1,@x,-5\n",
                HEADING + "K1,1,,2026-10-05T24:00:00+08:00,,,,,,,\nK1,1,,2026-10-05T08:00:00+18:00,,,,,,,\n",
                HEADING + "K1,1,,2026-02-29T08:00:00+08:00,,,,,,,\nK1,1,,2024-02-29T08:00:00+08:00,,,,,,,\n")) {
            alike(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void bytesThatAreNotUtf8AreRejectedAlike() throws IOException {
        byte[] bytes = (HEADING + "K?,1,,2026-10-05T08:00:00+08:00,?,,,,,,\nK2,1,,2026-10-05T08:00:00+08:00,,,,,?,,\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int i = HEADING.length(); i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xE9 : bytes[i];
        }
        alike(bytes);
    }

    @Test
    void filesThatAreNotPlainAreLeftToCommonsCsv() throws IOException {
        for (String text : List.of(
                HEADING + "K1,1,,2026-10-05T08:00:00+08:00,\"A, B\",,,,,,\n",
                HEADING + "K1,1,,2026-10-05T08:00:00+08:00,,,,,,,\rK2,1,,2026-10-05T08:00:00+08:00,,,,,,,\n",
                "\"case\",at\nK1,2026-10-05\n",
                "",
                HEADING)) {
            Read read = new Read(text.getBytes(StandardCharsets.UTF_8), folder.resolve("f.csv"), true);
            assertThat(read.plain).as(text).isFalse();
            assertThat(read.events).isEmpty();
            assertThat(read.rejects).isEmpty();
        }
    }

    @Test
    void rowsLongerThanTheUsualReadAcrossBlocksAreReadAlike() throws IOException {
        for (int length : new int[] {8_180, 9_000, 31_000, 400_000}) {
            StringBuilder text = new StringBuilder(HEADING);
            for (int i = 0; text.length() < 2_000_000; i++) {
                text.append("K" + i + ",1,,2026-10-05T08:00:00+08:00,A,kadis,Memo,-,")
                        .append("x".repeat(length + i))
                        .append(i % 2 == 0 ? ",,\n" : ",,\r\n");
            }
            alike(text.toString().getBytes(StandardCharsets.UTF_8));
            alike(text.append("K,1,,2026-10-05").toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void randomFilesOfManyBlocksAreReadAlike() throws IOException {
        Random random = new Random(5);
        String[] steps = {"1", "2", "Memo", " 5 ", "", "x y"};
        String[] times = {
            "2026-10-05T08:0%d:00+08:00", "2026-10-05 08:0%d", "5/10/2026 8:0%d", "x%d", "2026-10-0%dT01:02:03Z"
        };
        StringBuilder text = new StringBuilder(HEADING);
        while (text.length() < 9_500_000) {
            text.append("K")
                    .append(random.nextInt(5000))
                    .append(',')
                    .append(steps[random.nextInt(steps.length)])
                    .append(',');
            text.append(random.nextInt(300) == 0 ? "salah" : random.nextBoolean() ? "complete" : "mulai")
                    .append(',');
            int time = random.nextInt(400) == 0 ? 3 : random.nextInt(10) == 0 ? random.nextInt(5) : 0;
            text.append(times[time].replace("%d", Integer.toString(1 + random.nextInt(9))))
                    .append(',');
            text.append("Petugas ")
                    .append(random.nextInt(50))
                    .append(",kadis,Memo,")
                    .append(random.nextInt(20) == 0 ? "-" : "Disposisi");
            text.append(",Dinas ")
                    .append(random.nextInt(9))
                    .append(",,")
                    .append(random.nextInt(3) == 0 ? "e" + random.nextInt(100_000) : "");
            text.append(random.nextInt(500) == 0 ? ",,\n" : random.nextInt(100) == 0 ? "\r\n" : "\n");
        }
        alike(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void alike(byte[] bytes) throws IOException {
        Path file = folder.resolve("f.csv");
        Read slow = new Read(bytes, file, false);
        Read quick = new Read(bytes, file, true);
        String shown = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.UTF_8);
        assertThat(quick.plain).as(shown).isTrue();
        assertThat(quick.rejects).as(shown).isEqualTo(slow.rejects);
        assertThat(quick.rows).as(shown).isEqualTo(slow.rows);
        assertThat(quick.events.size()).as(shown).isEqualTo(slow.events.size());
        for (int i = 0; i < slow.events.size(); i++) {
            if (!quick.events.get(i).equals(slow.events.get(i))) {
                assertThat(quick.events.get(i)).as(shown).isEqualTo(slow.events.get(i));
            }
        }
    }

    /** A file read one way or the other: every event as text, sorted by line, and every reject. */
    private static final class Read {
        private final List<String> events = new ArrayList<>();
        private final List<String> rejects;
        private final boolean plain;
        private final long rows;

        Read(byte[] bytes, Path file, boolean quick) throws IOException {
            Files.write(file, bytes);
            EventLogBuilder builder = new EventLogBuilder();
            Rejects found = new Rejects();
            Incoming in = new Incoming(
                    "f.csv", builder.file("f.csv"), SOPS, SOPS.only(), null, builder, found, new LongAdder());
            boolean done = true;
            try {
                if (quick) {
                    done = PlainCsv.read(file, in, ReadingProgress.NONE);
                } else {
                    CsvReader.read(new ByteArrayInputStream(bytes), in);
                }
            } catch (Unreadable e) {
                in.reject(e);
            }
            plain = done;
            rows = in.rows().sum();
            EventLog log = builder.build();
            for (int c = 0; c < log.cases(); c++) {
                for (int row = log.from(c); row < log.to(c); row++) {
                    events.add(String.format(
                            "%08d %s|%s|%d|%s|%s|%s|%s",
                            log.line(row),
                            log.caseId(c),
                            log.sop(c),
                            log.at(row),
                            log.particulars(log.what(row)),
                            log.actor(row),
                            log.note(row),
                            log.id(row)));
                }
            }
            events.sort(String::compareTo);
            rejects = found.all().stream()
                    .map(reject -> reject.message(Language.EN) + " " + reject.cells())
                    .toList();
        }
    }
}
