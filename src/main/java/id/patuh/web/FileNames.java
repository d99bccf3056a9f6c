package id.patuh.web;

/** Names of files as others give them, made harmless. */
public final class FileNames {

    private static final int LONGEST = 200;

    private FileNames() {}

    /** The last part of a path, without control characters and what some system forbids in names. */
    public static String plain(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String plain =
                last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}<>:\"|?*]", "_").strip();
        if (plain.length() > LONGEST) {
            plain = plain.substring(plain.length() - LONGEST);
        }
        return plain.isEmpty() || plain.matches("\\.+") ? "file" : plain;
    }
}
