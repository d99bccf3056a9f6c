package id.patuh.intake;

/** Hears how far the reading of files has come. Several threads may call at once. */
public interface ReadingProgress {

    /** Nobody listens. */
    ReadingProgress NONE = bytes -> {};

    /** That many bytes more were taken from the disk. */
    void read(long bytes);
}
