package id.patuh.scorecard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Signatures numbered from 0, each kept once. */
final class Signatures {

    private final List<Signature> signatures = new ArrayList<>();
    private int[] table = new int[256];
    private int[] codes = new int[16];
    private int used;

    private final Counter joins = new Counter();
    private final List<Signature> joined = new ArrayList<>();

    int size() {
        return signatures.size();
    }

    Signature get(int number) {
        return signatures.get(number);
    }

    /** The signature that has the verdicts of both. */
    Signature join(Signature one, Signature other) {
        int number = joins.number(one.number, other.number);
        if (number == joined.size()) {
            for (int code : one.codes) {
                put(code);
            }
            for (int code : other.codes) {
                put(code);
            }
            joined.add(put());
        }
        return joined.get(number);
    }

    /** One more verdict of the signature that {@link #put()} asks for. */
    void put(int code) {
        if (used == codes.length) {
            codes = Arrays.copyOf(codes, used * 2);
        }
        codes[used++] = code;
    }

    /** The signature that was put; the order of its verdicts does not count. */
    Signature put() {
        sort();
        int mask = table.length - 1;
        int slot = hash(codes, used) & mask;
        while (table[slot] != 0) {
            Signature known = signatures.get(table[slot] - 1);
            if (Arrays.equals(known.codes, 0, known.codes.length, codes, 0, used)) {
                used = 0;
                return known;
            }
            slot = (slot + 1) & mask;
        }
        Signature unknown = new Signature(signatures.size(), Arrays.copyOf(codes, used));
        signatures.add(unknown);
        table[slot] = signatures.size();
        used = 0;
        if (signatures.size() * 2 > table.length) {
            rehash();
        }
        return unknown;
    }

    /** Takes over what another builder has; {@code checks} are the numbers of its checks here. Returns those of its own. */
    int[] merge(Signatures theirs, int[] checks) {
        int[] numbers = new int[theirs.size()];
        for (int i = 0; i < numbers.length; i++) {
            for (int code : theirs.get(i).codes) {
                put(Signature.withCheck(code, checks[Signature.check(code)]));
            }
            numbers[i] = put().number;
        }
        return numbers;
    }

    /** There are few, and most come in order. */
    private void sort() {
        for (int i = 1; i < used; i++) {
            int code = codes[i];
            int place = i;
            for (; place > 0 && codes[place - 1] > code; place--) {
                codes[place] = codes[place - 1];
            }
            codes[place] = code;
        }
    }

    private void rehash() {
        int[] wider = new int[table.length * 2];
        int mask = wider.length - 1;
        for (int number = 0; number < signatures.size(); number++) {
            int[] known = signatures.get(number).codes;
            int slot = hash(known, known.length) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = number + 1;
        }
        table = wider;
    }

    private static int hash(int[] codes, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ codes[i]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash;
    }
}
