package id.patuh.calendar;

/**
 * One open interval of a day, in seconds of local time: {@code from} included, {@code to} excluded.
 *
 * @param from 0 to 86,399
 * @param to greater than {@code from}, up to 86,400 (24:00)
 */
public record Hours(int from, int to) {

    public Hours {
        if (from < 0 || to > 86_400 || from >= to) {
            throw new IllegalArgumentException("hours must run forward within one day: " + from + " to " + to);
        }
    }

    int length() {
        return to - from;
    }
}
