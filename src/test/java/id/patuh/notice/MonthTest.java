package id.patuh.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A month of an office, as it is lived and as it is counted second by second: the same mails at the same seconds. */
class MonthTest {

    private static final int CASES = 4000;
    private static final Comparator<World.Mail> ORDER =
            Comparator.comparingInt(World.Mail::at).thenComparing(World.Mail::to);

    @ParameterizedTest
    @ValueSource(longs = {1})
    void everyMailLeavesAtTheSecondTheModelSaysWithWhatItSays(long seed) {
        World world = new World(seed, CASES);
        List<World.Mail> lived = sorted(
                new SimulatedOffice(world, new Restraint(Duration.ofMinutes(2), 6, Duration.ofHours(1))).mails());
        List<World.Mail> counted = sorted(new PlainMonth(world, 120, 6).mails());
        for (int i = 0; i < Math.min(lived.size(), counted.size()); i++) {
            assertThat(lived.get(i)).as("mail %d of %d", i, counted.size()).isEqualTo(counted.get(i));
        }
        assertThat(lived).hasSameSizeAs(counted).hasSizeGreaterThan(1000);
        nobodyIsToldTwice(lived);
        nothingSettledIsTold(world, lived);
        nobodyGetsMoreThanTheCap(lived);
    }

    private static List<World.Mail> sorted(List<World.Mail> mails) {
        return mails.stream().sorted(ORDER).toList();
    }

    private static void nobodyIsToldTwice(List<World.Mail> mails) {
        Map<String, Integer> told = new HashMap<>();
        mails.forEach(mail -> mail.contents().forEach(key -> told.merge(mail.to() + " " + key, 1, Integer::sum)));
        assertThat(told.values()).containsOnly(1);
        assertThat(told).hasSizeGreaterThan(3000);
    }

    private static void nothingSettledIsTold(World world, List<World.Mail> mails) {
        for (World.Mail mail : mails) {
            for (String key : mail.contents()) {
                World.Work work = world.works.get(Integer.parseInt(key.substring(0, key.indexOf('@'))));
                assertThat(work.settled()).as(key).isGreaterThan(mail.at());
            }
        }
    }

    private static void nobodyGetsMoreThanTheCap(List<World.Mail> mails) {
        for (int i = 0; i < mails.size(); i++) {
            World.Mail first = mails.get(i);
            long within = mails.stream()
                    .filter(mail -> mail.to().equals(first.to()))
                    .filter(mail -> mail.at() >= first.at() && mail.at() < first.at() + 3600)
                    .count();
            assertThat(within).isLessThanOrEqualTo(6);
        }
    }
}
