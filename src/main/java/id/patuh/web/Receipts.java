package id.patuh.web;

import id.patuh.intake.MalformedJson;
import id.patuh.intake.Rejected;
import id.patuh.reception.Post;
import id.patuh.reception.Receipt;
import id.patuh.sop.Language;
import id.patuh.sop.Text;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts as JSON, in one language.
 *
 * @param address that was posted to
 */
record Receipts(Language language, String address) implements Post.Answering {

    @Override
    public Post.Answer of(long input, List<Receipt> receipts) {
        long[] counts = new long[Receipt.Outcome.values().length];
        receipts.forEach(receipt -> counts[receipt.outcome().ordinal()]++);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 + 64 * receipts.size());
        try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("input", input);
            for (Receipt.Outcome outcome : Receipt.Outcome.values()) {
                json.writeNumberProperty(outcome.word(), counts[outcome.ordinal()]);
            }
            json.writeArrayPropertyStart("receipts");
            receipts.forEach(receipt -> write(json, receipt));
            json.writeEndArray();
            json.writeEndObject();
        }
        boolean allRejected = !receipts.isEmpty() && counts[Receipt.Outcome.REJECTED.ordinal()] == receipts.size();
        HttpStatus status = allRejected ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.ACCEPTED;
        return new Post.Answer(status.value(), bytes.toByteArray());
    }

    private void write(JsonGenerator json, Receipt receipt) {
        json.writeStartObject();
        json.writeStringProperty("status", receipt.outcome().word());
        Rejected why = receipt.rejected();
        if (why != null) {
            json.writeStringProperty(
                    "reason",
                    (receipt.isConflict() ? "conflict: " : "") + why.reason().in(language));
            json.writeStringProperty("pointer", why.columnName() == null ? "" : why.columnName());
            if (why.line() > 0) {
                json.writeNumberProperty("line", why.line());
            }
        }
        json.writeEndObject();
    }

    @Override
    public Post.Answer malformed(long input, MalformedJson why) {
        Text reason = why.reason();
        String line = why.line() == 0 ? "" : (language == Language.ID ? "baris " : "line ") + why.line() + ": ";
        HttpStatus status = HttpStatus.BAD_REQUEST;
        return new Post.Answer(status.value(), Problems.body(status, line + reason.in(language), address));
    }
}
