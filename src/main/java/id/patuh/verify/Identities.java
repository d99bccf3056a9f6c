package id.patuh.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Identities of events whose source gave them none: {@code sha256:} and the first 24 hexadecimal digits of the SHA-256 of
 * what the event means, in UTF-8. What it means is joined with U+001F: SOP, case, epoch milliseconds, step, transition,
 * role, inputs, outputs, attributes, actor, note. Texts are folded as names are; steps and roles stand by their ids,
 * documents by the SOP's name for them.
 */
final class Identities {

    private static final String BETWEEN_FIELDS = "\u001f";
    private static final String BETWEEN_ITEMS = "\u001e";
    private static final String BETWEEN_NAME_AND_VALUE = "\u001d";
    private static final int DIGITS = 24;

    private final Demanded sop;
    private final String caseId;

    Identities(Demanded sop, String caseId) {
        this.sop = sop;
        this.caseId = caseId;
    }

    String of(Happening event) {
        String meaning = String.join(
                BETWEEN_FIELDS,
                sop.sop(),
                caseId,
                Long.toString(event.at()),
                step(event),
                transition(event),
                role(event.role()),
                documents(event.inputs()),
                documents(event.outputs()),
                attributes(event),
                folded(event.actor()),
                folded(event.note()));
        return "sha256:" + sha256(meaning.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    /** Of a step, {@code withdraw} counts as {@code record}. */
    private static String transition(Happening event) {
        return event.step() != null && event.is("withdraw") ? "record" : event.transition();
    }

    private String step(Happening event) {
        if (event.step() == null) {
            return "";
        }
        Integer place = sop.step(event.step());
        return place == null
                ? "?" + Names.folded(event.step())
                : sop.steps().get(place).id();
    }

    private String role(@Nullable String given) {
        if (given == null) {
            return "";
        }
        String id = sop.role(given);
        return id == null ? Names.folded(given) : id;
    }

    /** Not recorded: nothing; recorded as none: an opening bracket alone. */
    private String documents(@Nullable List<String> given) {
        if (given == null) {
            return "";
        }
        List<String> names = new ArrayList<>();
        for (String name : given) {
            Integer place = sop.document(name);
            names.add(Names.folded(place == null ? name : sop.documents().get(place)));
        }
        return "[" + names.stream().distinct().sorted().collect(Collectors.joining(BETWEEN_ITEMS));
    }

    private static String attributes(Happening event) {
        return event.attributes().entrySet().stream()
                .map(attribute -> attribute.getKey() + BETWEEN_NAME_AND_VALUE + Names.folded(attribute.getValue()))
                .collect(Collectors.joining(BETWEEN_ITEMS));
    }

    private static String folded(@Nullable String text) {
        return text == null ? "" : Names.folded(text);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
