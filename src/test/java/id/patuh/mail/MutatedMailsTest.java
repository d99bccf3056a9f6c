package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class MutatedMailsTest {

    static final long SEED = 20261122;

    @Test
    void theReaderEndsWithoutAnExceptionOnTenThousandDamagedMails() {
        List<Path> files = Letters.outside();
        Random random = new Random(SEED);
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 10_000; i++) {
                byte[] mail = mutated(Letters.content(files.get(i % files.size())), random);
                int number = i;
                assertThatNoException().as("mail %d of seed %d", number, SEED).isThrownBy(() -> Letters.read(mail));
            }
        });
    }

    /** A few bytes changed, or a piece of it dropped, doubled or moved. */
    static byte[] mutated(byte[] mail, Random random) {
        byte[] changed = mail.clone();
        if (changed.length == 0) {
            return changed;
        }
        int bytes = 1 + random.nextInt(1 + random.nextInt(40));
        for (int i = 0; i < bytes; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(changed.length);
        int to = from + random.nextInt(changed.length - from + 1);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(changed, from);
            case 1 -> joined(Arrays.copyOf(changed, from), Arrays.copyOfRange(changed, to, changed.length));
            case 2 -> joined(Arrays.copyOf(changed, to), Arrays.copyOfRange(changed, from, changed.length));
            default -> changed;
        };
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
