package id.patuh.web;

import id.patuh.report.Documents;
import id.patuh.report.Reports;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** The documents of reports as answers to requests; each bears its SHA-256 as tag. */
public final class ReportFiles {

    private ReportFiles() {}

    /** Those that people download. */
    public static List<Reports.Document> shown(List<Reports.Document> documents) {
        return documents.stream()
                .filter(document -> !document.path().endsWith(".html"))
                .toList();
    }

    /** 404 where there is none. */
    public static ResponseEntity<byte[]> answer(Optional<Reports.Document> found) {
        Reports.Document document = found.orElseThrow(() ->
                new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no such document; it may not be made yet"));
        String ending = document.path().substring(document.path().lastIndexOf('.') + 1);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(
                        HttpHeaders.CONTENT_TYPE,
                        Documents.Format.valueOf(ending.toUpperCase(Locale.ROOT))
                                .mediaType())
                .eTag('"' + document.sha256() + '"')
                .body(document.content());
    }
}
