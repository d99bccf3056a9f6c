package id.patuh.audit;

import id.patuh.sop.Text;

/**
 * A rule's name: its id and the sentence it stands for, written {@code "id: kalimat | sentence"} in DRL.
 *
 * @param id e.g. {@code time-late}
 * @param sentence why it counts, in both languages
 */
public record RuleName(String id, Text sentence) {

    /** Reads a rule's name; one sentence stands for both languages where there is no {@code |}. */
    public static RuleName of(String name) {
        int colon = name.indexOf(':');
        String id = colon < 0 ? name : name.substring(0, colon).strip();
        String sentence = colon < 0 ? name : name.substring(colon + 1).strip();
        int bar = sentence.indexOf('|');
        return new RuleName(
                id,
                bar < 0
                        ? new Text(sentence, sentence)
                        : new Text(
                                sentence.substring(0, bar).strip(),
                                sentence.substring(bar + 1).strip()));
    }
}
