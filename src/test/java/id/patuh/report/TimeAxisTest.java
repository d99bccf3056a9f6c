package id.patuh.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeAxisTest {

    private static final long MINUTE = 60_000;

    @Test
    void momentsStandInTheOrderOfTheirTimes() {
        TimeAxis axis = TimeAxis.of(new long[] {3 * MINUTE, 0, MINUTE, 2 * MINUTE}, 0, 300);
        assertThat(axis.place(0)).isZero();
        assertThat(axis.place(MINUTE)).isCloseTo(100, within(0.001));
        assertThat(axis.place(MINUTE + MINUTE / 2)).isCloseTo(150, within(0.001));
        assertThat(axis.place(3 * MINUTE)).isEqualTo(300);
        assertThat(axis.breaks()).isEmpty();
    }

    @Test
    void aMomentOutsideStandsAtTheEdge() {
        TimeAxis axis = TimeAxis.of(new long[] {0, MINUTE}, 10, 20);
        assertThat(axis.place(-5)).isEqualTo(10);
        assertThat(axis.place(5 * MINUTE)).isEqualTo(20);
    }

    @Test
    void aMonthOfNothingLeavesRoomForTheHourThatMatters() {
        long month = 30L * 24 * 60 * MINUTE;
        TimeAxis axis = TimeAxis.of(new long[] {0, 20 * MINUTE, 40 * MINUTE, 60 * MINUTE, month}, 0, 1000);
        assertThat(axis.breaks()).hasSize(1);
        assertThat(axis.place(60 * MINUTE)).isGreaterThan(600);
        assertThat(axis.place(month)).isEqualTo(1000);
    }

    @Test
    void oneMomentAloneIsDrawn() {
        TimeAxis axis = TimeAxis.of(new long[] {7}, 0, 100);
        assertThat(axis.place(7)).isZero();
        assertThat(axis.labelled(60)).containsExactly(7, 7 + MINUTE);
    }

    @Test
    void labelsKeepTheirDistance() {
        TimeAxis axis = TimeAxis.of(new long[] {0, 1, 2, 3, 100 * MINUTE}, 0, 1000);
        long[] labelled = axis.labelled(62);
        for (int i = 1; i < labelled.length; i++) {
            assertThat(axis.place(labelled[i]) - axis.place(labelled[i - 1])).isGreaterThanOrEqualTo(62);
        }
    }
}
