package id.patuh.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Text, tables and evidence of a message that has been taken apart. */
final class MailBody {

    private final StringBuilder text = new StringBuilder();
    private final List<Attachment> files = new ArrayList<>();

    private MailBody() {}

    static ReadMail.Letter read(MimePart message, MailHead head, Predicate<String> means) {
        MailBody body = new MailBody();
        body.gather(message, false);
        MailText.Lines lines = MailText.read(body.text.toString(), means);
        return new ReadMail.Letter(
                head,
                MailText.caseOf(head.subject()),
                lines.lines(),
                lines.passedOver(),
                body.files.stream().filter(Attachment::holdsEvents).toList(),
                body.files.stream().filter(file -> !file.holdsEvents()).toList());
    }

    private void gather(MimePart part, boolean ofDigest) {
        if (part.isType("multipart/alternative") && !part.parts().isEmpty()) {
            choose(part);
        } else if (!part.parts().isEmpty()) {
            part.parts().forEach(inner -> gather(inner, part.isType("multipart/digest")));
        } else if (isText(part, ofDigest)) {
            add(text(part));
        } else if (!isSignature(part)) {
            files.add(file(part));
        }
    }

    /** Of the same text in several forms, the plain one where it says something, else the last that does. */
    private void choose(MimePart part) {
        String chosen = "";
        boolean plain = false;
        for (MimePart form : part.parts()) {
            MailBody inner = new MailBody();
            inner.gather(form, false);
            files.addAll(inner.files);
            if (!plain && !inner.text.toString().isBlank()) {
                chosen = inner.text.toString();
                plain = form.isType("text/plain") || form.type().isEmpty();
            }
        }
        add(chosen);
    }

    private void add(String more) {
        if (text.length() < MailText.LONGEST) {
            text.append(more).append('\n');
        }
    }

    private static boolean isText(MimePart part, boolean ofDigest) {
        boolean text = part.isType("text/plain")
                || part.isType("text/html")
                || part.isType("multipart/")
                || (part.type().isEmpty() && !ofDigest);
        return text && !part.isAttached() && part.fileName() == null;
    }

    private static boolean isSignature(MimePart part) {
        return part.isType("application/pgp-signature")
                || part.isType("application/pkcs7-signature")
                || part.isType("application/x-pkcs7-signature");
    }

    private static String text(MimePart part) {
        String text = PartContent.text(part);
        String shortened = text.substring(0, Math.min(MailText.LONGEST, text.length()));
        if (part.isType("text/html")) {
            return HtmlText.of(shortened);
        }
        boolean flowed = part.parameter("format").equalsIgnoreCase("flowed");
        return flowed ? MailText.unflowed(shortened, part.parameter("delsp").equalsIgnoreCase("yes")) : shortened;
    }

    private Attachment file(MimePart part) {
        String name = part.fileName();
        String given = name != null ? name : nameless(part.type());
        return new Attachment(given, part.type(), PartContent.bytes(part));
    }

    private String nameless(String type) {
        String ending = switch (type) {
            case "text/csv" -> ".csv";
            case "application/json" -> ".json";
            case "application/x-ndjson" -> ".ndjson";
            case "application/pdf" -> ".pdf";
            case "message/rfc822" -> ".eml";
            default -> "";
        };
        return "attachment-" + (files.size() + 1) + ending;
    }
}
