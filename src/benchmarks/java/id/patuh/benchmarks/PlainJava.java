package id.patuh.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The same audit as plain Java for this one SOP and these columns: no rules engine, no other SOP, no other format, no
 * certificates, and of each finding only case, step, check, subject and verdict. Two threads read half of the file each
 * and audit half of the cases each.
 */
public final class PlainJava implements Contestant {

    private static final int THREADS = 2;
    private static final int LONGEST_LINE = 1 << 16;

    public static void main(String[] args) throws Exception {
        new PlainJava().run(Path.of(args[0]), Path.of(args[1]));
    }

    /** Writes {@code findings.csv} into {@code out}. */
    @Override
    public void run(Path log, Path out) throws Exception {
        Files.createDirectories(out);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (OutputStream findings = Files.newOutputStream(out.resolve("findings.csv"))) {
            findings.write("case,step,check,subject,verdict\n".getBytes(StandardCharsets.UTF_8));
            audit(threads, log, findings);
        } finally {
            threads.shutdown();
        }
    }

    private static void audit(ExecutorService threads, Path log, OutputStream findings) throws Exception {
        PlainWords words = new PlainWords();
        long[] edges = edges(log);
        PlainRows[] stretches = both(
                        threads,
                        () -> PlainRows.read(bytes(log, edges[0], edges[1]), words),
                        () -> PlainRows.read(bytes(log, edges[1], edges[2]), words))
                .toArray(PlainRows[]::new);
        Grouped cases = Grouped.of(stretches);
        long asOf = Math.max(stretches[0].latest(), stretches[1].latest());
        int half = cases.order.length / 2;
        for (StringBuilder part : both(
                threads,
                () -> audit(new PlainCase(words, stretches, asOf), cases, 0, half),
                () -> audit(new PlainCase(words, stretches, asOf), cases, half, cases.order.length))) {
            findings.write(part.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static StringBuilder audit(PlainCase auditor, Grouped cases, int from, int to) {
        for (int i = from; i < to; i++) {
            int number = cases.order[i];
            auditor.audit(cases.index.text(number), cases.rows, cases.first[number], cases.first[number + 1]);
        }
        return auditor.findings();
    }

    private static <T> List<T> both(ExecutorService threads, Callable<T> one, Callable<T> two) throws Exception {
        Future<T> first = threads.submit(one);
        Future<T> second = threads.submit(two);
        return List.of(first.get(), second.get());
    }

    /** Where the rows begin, where the line ends that the middle of the file is in, and where the file ends. */
    private static long[] edges(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            String heading = file.readLine();
            if (!LogRow.HEADING.equals(heading)) {
                throw new IllegalArgumentException(log + ": this reader is for the columns " + LogRow.HEADING);
            }
            long begin = file.getFilePointer();
            file.seek(Math.max(begin, file.length() / 2));
            byte[] around = new byte[(int) Math.min(LONGEST_LINE, file.length() - file.getFilePointer())];
            long middle = file.getFilePointer();
            file.readFully(around);
            int line = 0;
            while (line < around.length && around[line] != '\n') {
                line++;
            }
            return new long[] {begin, Math.min(file.length(), middle + line + 1), file.length()};
        }
    }

    private static byte[] bytes(Path log, long from, long to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(to - from)];
            file.seek(from);
            file.readFully(bytes);
            return bytes;
        }
    }

    /** The rows of all stretches, case by case. */
    private static final class Grouped {

        final CaseIndex index;
        final long[] rows;
        final int[] first;
        final int[] order;

        private Grouped(CaseIndex index, long[] rows, int[] first) {
            this.index = index;
            this.rows = rows;
            this.first = first;
            this.order = order(index);
        }

        static Grouped of(PlainRows[] stretches) {
            CaseIndex index = stretches[0].cases();
            CaseIndex other = stretches[1].cases();
            int[] renumbered = new int[other.size()];
            for (int i = 0; i < renumbered.length; i++) {
                byte[] name = other.name(i);
                renumbered[i] = index.number(name, 0, name.length);
            }
            int[] next = new int[index.size() + 1];
            for (int stretch = 0; stretch < THREADS; stretch++) {
                PlainRows in = stretches[stretch];
                for (int row = 0; row < in.size(); row++) {
                    next[number(in, row, stretch, renumbered) + 1]++;
                }
            }
            Arrays.parallelPrefix(next, Integer::sum);
            int[] first = next.clone();
            long[] rows = new long[first[first.length - 1]];
            for (int stretch = 0; stretch < THREADS; stretch++) {
                PlainRows in = stretches[stretch];
                for (int row = 0; row < in.size(); row++) {
                    rows[next[number(in, row, stretch, renumbered)]++] = (long) stretch << 32 | row;
                }
            }
            return new Grouped(index, rows, first);
        }

        private static int number(PlainRows in, int row, int stretch, int[] renumbered) {
            return stretch == 0 ? in.caseNumber(row) : renumbered[in.caseNumber(row)];
        }

        private static int[] order(CaseIndex index) {
            int[] order = IntStream.range(0, index.size()).toArray();
            for (int i = 1; i < order.length; i++) {
                if (Arrays.compareUnsigned(index.name(i - 1), index.name(i)) > 0) {
                    return Arrays.stream(order)
                            .boxed()
                            .sorted(Comparator.comparing(index::name, Arrays::compareUnsigned))
                            .mapToInt(Integer::intValue)
                            .toArray();
                }
            }
            return order;
        }
    }
}
