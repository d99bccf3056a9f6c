package id.patuh.report;

import org.jspecify.annotations.Nullable;

/**
 * What stands on top of a report, and who signs it.
 *
 * @param government the line above the office's name; empty: none
 * @param office empty: the SOP's owner
 * @param address empty: none
 * @param place where it is signed; empty: left to be filled in
 * @param signatory the post that signs; empty: the SOP's topmost role
 * @param logo a PNG or JPEG picture; null: none
 */
@SuppressWarnings("ArrayRecordComponent") // written out, never compared
public record Letterhead(
        String government, String office, String address, String place, String signatory, byte @Nullable [] logo) {

    /** The SOP's owner, and nothing else. */
    public static final Letterhead PLAIN = new Letterhead("", "", "", "", "", null);

    /** Whether it begins as a PNG or JPEG picture does. */
    public static boolean isPicture(byte[] file) {
        boolean png = file.length > 8 && file[0] == (byte) 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G';
        return png || (file.length > 3 && file[0] == (byte) 0xFF && file[1] == (byte) 0xD8 && file[2] == (byte) 0xFF);
    }
}
