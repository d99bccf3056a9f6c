package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.accounts.TestAccounts;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: keeps cookies, sends forms with the token of the page it saw last, follows nothing by itself. */
public final class Browsing {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String formToken = "";

    public Browsing(int port) {
        this.port = port;
    }

    /** Signed in with {@link TestAccounts#PASSWORD}. */
    public static Browsing as(int port, String login) {
        Browsing browser = new Browsing(port);
        assertThat(browser.signIn(login, TestAccounts.PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }

    /** Looks at the page that it leads to, too, whose forms carry the new session's token. */
    public HttpResponse<String> signIn(String login, String password, String... more) {
        get("/login");
        String[] fields = new String[more.length + 4];
        fields[0] = "login";
        fields[1] = login;
        fields[2] = "password";
        fields[3] = password;
        System.arraycopy(more, 0, fields, 4, more.length);
        HttpResponse<String> answer = post("/login", fields);
        if (answer.statusCode() == 303) {
            get(to(answer));
        }
        return answer;
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.GET());
    }

    /** @param fields names and values in turn */
    public HttpResponse<String> post(String path, String... fields) {
        StringBuilder form = new StringBuilder("_csrf=" + encoded(formToken));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Matcher token = FORM_TOKEN.matcher(answer.body());
            if (token.find()) {
                formToken = token.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /** What the browser is known by; empty: nothing. */
    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("patuh"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    void forgetFormToken() {
        formToken = "";
    }

    void useCookie(String value) {
        HttpCookie cookie = new HttpCookie("patuh", value);
        cookie.setDomain("localhost.local");
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create("http://localhost:" + port + "/"), cookie);
    }

    static String to(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
