package id.patuh.web;

import id.patuh.lint.Complaint;
import id.patuh.reception.KeyInUse;
import id.patuh.reception.Overloaded;
import id.patuh.reception.TooLarge;
import id.patuh.sop.Language;
import id.patuh.sop.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.json.JsonMapper;

/** Errors as problem documents, in the caller's language, without stack traces. Source: RFC 9457. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** A request that cannot be answered as asked. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final HttpStatus status;
        private final transient Text detail;

        Refused(HttpStatus status, Text detail) {
            super(detail.en(), null, false, false);
            this.status = status;
            this.detail = detail;
        }
    }

    /** By {@code Accept-Language}: English where it is asked for first, else Indonesian. */
    static Language language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                        && request.getLocale().getLanguage().equals("en")
                ? Language.EN
                : Language.ID;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused e, WebRequest request) {
        return answer(e.status, e.detail, new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> overloaded(Overloaded e, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(e.retryAfterSeconds()));
        return answer(HttpStatus.SERVICE_UNAVAILABLE, e.reason(), headers, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(TooLarge e, WebRequest request) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, e.reason(), new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> keyInUse(KeyInUse e, WebRequest request) {
        return e.isInFlight()
                ? answer(
                        HttpStatus.CONFLICT,
                        new Text(
                                "kiriman dengan Idempotency-Key ini sedang diproses; coba lagi sebentar lagi",
                                "a post with this Idempotency-Key is being processed; try again in a moment"),
                        new HttpHeaders(),
                        request)
                : answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        new Text(
                                "Idempotency-Key ini sudah dipakai untuk kiriman lain; pakai kunci baru",
                                "this Idempotency-Key was used for another post; use a new key"),
                        new HttpHeaders(),
                        request);
    }

    @ExceptionHandler
    ResponseEntity<Object> database(DataAccessException e, WebRequest request) {
        LOG.warn("the database did not answer: {}", e.getMessage());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "10");
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                new Text("basis data tidak menjawab; coba lagi nanti", "the database does not answer; try again later"),
                headers,
                request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> any(Exception e, WebRequest request) {
        if (e.getClass().getSimpleName().equals("ClientAbortException")) {
            return null;
        }
        LOG.error("a request failed", e);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                new Text("kesalahan di dalam program; sudah dicatat", "an error inside the program; it was noted"),
                new HttpHeaders(),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Set<HttpMethod> supported = e.getSupportedHttpMethods();
        return answer(
                HttpStatus.METHOD_NOT_ALLOWED,
                new Text(
                        "alamat ini tidak mengenal " + e.getMethod() + "; yang ada: " + supported,
                        "this address knows no " + e.getMethod() + "; it knows " + supported),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                e.getContentType() == null
                        ? new Text(
                                "Content-Type belum disebutkan; yang ada: " + e.getSupportedMediaTypes(),
                                "Content-Type is not given; known are " + e.getSupportedMediaTypes())
                        : new Text(
                                "Content-Type " + e.getContentType() + " tidak dikenal; yang ada: "
                                        + e.getSupportedMediaTypes(),
                                "Content-Type " + e.getContentType() + " is not known here; known are "
                                        + e.getSupportedMediaTypes()),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                HttpStatus.NOT_ACCEPTABLE,
                new Text(
                        "jawaban hanya tersedia sebagai " + e.getSupportedMediaTypes(),
                        "the answer is to be had only as " + e.getSupportedMediaTypes()),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                HttpStatus.NOT_FOUND,
                new Text(
                        "tidak ada apa-apa pada alamat ini; yang ada disebutkan di /api/docs",
                        "there is nothing at this address; /api/docs tells what there is"),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(e.getPropertyName());
        boolean isNumber = e.getRequiredType() != null
                && (Number.class.isAssignableFrom(e.getRequiredType())
                        || e.getRequiredType().isPrimitive());
        return answer(
                HttpStatus.BAD_REQUEST,
                new Text(
                        name + "=" + e.getValue() + (isNumber ? " bukan bilangan bulat" : " tidak dikenal"),
                        name + "=" + e.getValue() + (isNumber ? " is no whole number" : " is not known")),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                HttpStatus.BAD_REQUEST,
                new Text(
                        "parameter " + e.getParameterName() + " belum disebutkan",
                        "the parameter " + e.getParameterName() + " is not given"),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                HttpStatus.BAD_REQUEST,
                new Text(
                        "isi permintaan kosong atau bukan JSON yang diharapkan di sini; lihat /api/docs",
                        "the body is empty or not the JSON that is expected here; see /api/docs"),
                headers,
                request);
    }

    private static ResponseEntity<Object> answer(
            HttpStatus status, Text detail, HttpHeaders given, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(given);
        HttpServletRequest asked = ((ServletWebRequest) request).getRequest();
        Language language = language(asked);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail.in(language));
        problem.setInstance(URI.create(asked.getRequestURI()));
        headers.set(HttpHeaders.CONTENT_LANGUAGE, word(language));
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(problem, headers, status);
    }

    /** Files of the caller's that cannot be used, with what is wrong with them as {@code complaints}. */
    static ResponseEntity<ProblemDetail> faulty(Text detail, List<Complaint> complaints, HttpServletRequest request) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, detail.in(language(request)));
        problem.setInstance(URI.create(request.getRequestURI()));
        problem.setProperty("complaints", texts(complaints, language(request)));
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .header(HttpHeaders.CONTENT_LANGUAGE, word(language(request)))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static List<String> texts(List<Complaint> complaints, Language language) {
        return complaints.stream()
                .map(language == Language.ID ? Complaint::inIndonesian : Complaint::inEnglish)
                .toList();
    }

    /** For errors met before a controller is. */
    static void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Text detail)
            throws IOException {
        Language language = language(request);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, word(language));
        response.getOutputStream().write(body(status, detail.in(language), request.getRequestURI()));
    }

    /** A problem document. */
    static byte[] body(HttpStatus status, String detail, String address) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        problem.put("instance", address);
        return JsonMapper.shared().writeValueAsBytes(problem);
    }

    static String word(Language language) {
        return language == Language.EN ? "en" : "id";
    }
}
