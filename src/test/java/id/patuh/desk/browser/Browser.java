package id.patuh.desk.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that looks at the desk as a person does, and at what it has to complain of. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final String home;

    private Browser(ChromeDriver driver, String home) {
        this.driver = driver;
        this.home = home;
    }

    /** Chromium's own programs; empty where this machine has none. */
    static boolean isThere() {
        return Files.isExecutable(chromium()) && Files.isExecutable(chromedriver());
    }

    private static Path chromium() {
        return first("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    }

    private static Path chromedriver() {
        return first("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver", "/usr/local/bin/chromedriver");
    }

    private static Path first(String... candidates) {
        return Stream.of(candidates)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(candidates[0]));
    }

    static Browser open(int port) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=id");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver().toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        return new Browser(driver, "http://localhost:" + port);
    }

    Browser desk() {
        driver.manage().window().setSize(new Dimension(1280, 1000));
        return this;
    }

    /** A small phone; Chromium's windows are no narrower than 500 px, so its screen is set instead. */
    Browser phone() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 780, "deviceScaleFactor", 1, "mobile", true));
        return this;
    }

    Browser wide() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        return desk();
    }

    Browser go(String path) {
        driver.get(home + path);
        return this;
    }

    String path() {
        return Objects.requireNonNull(driver.getCurrentUrl()).replace(home, "");
    }

    /** What the page shows; in one question, so that no page changes between two of them. */
    String text() {
        return String.valueOf(script("return document.body ? document.body.innerText : ''"));
    }

    String title() {
        return Objects.requireNonNull(driver.getTitle());
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    WebElement one(String css) {
        return new WebDriverWait(driver, PATIENCE)
                .until(seen -> seen.findElements(By.cssSelector(css)).stream()
                        .findFirst()
                        .orElse(null));
    }

    /** Waits until the page says so. */
    Browser until(String words) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "'" + words + "' did not appear on " + path() + ": " + text())
                .until(seen -> text().contains(words));
        return this;
    }

    Browser type(String css, String words) {
        WebElement field = one(css);
        field.clear();
        field.sendKeys(words);
        return this;
    }

    /** Sets what a keyboard would set with difficulty: dates, times. */
    Browser set(String css, String value) {
        script("arguments[0].value = arguments[1]", one(css), value);
        return this;
    }

    Browser choose(String css, String value) {
        new org.openqa.selenium.support.ui.Select(one(css)).selectByValue(value);
        return this;
    }

    Browser click(String css) {
        WebElement element = one(css);
        script("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
        return this;
    }

    /** Clicks on what sends a form, and waits for what comes back: a visit elsewhere would overtake it. */
    Browser send(String css) {
        return leave(() -> click(css));
    }

    /** Answers the question that the page asks before something that cannot be taken back. */
    Browser accept() {
        new WebDriverWait(driver, PATIENCE)
                .until(org.openqa.selenium.support.ui.ExpectedConditions.alertIsPresent())
                .accept();
        return this;
    }

    Browser forget() {
        driver.manage().deleteAllCookies();
        return this;
    }

    /** One of this desk's cookies; some page of the desk must be open. */
    Browser cookie(String name, String value) {
        driver.manage().addCookie(new Cookie(name, value));
        return this;
    }

    /** From now on every visit is a first one. */
    Browser uncached() {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        return this;
    }

    /**
     * Sends a form as one of the open page would be, whatever the browser would ask to be filled in first.
     *
     * @param fields as in an address: {@code kind=answer&words=Ya}
     */
    Browser post(String path, String fields) {
        return leave(() -> script(
                "const form = document.createElement('form'); form.method = 'post'; form.action = arguments[0];"
                        + "const add = (name, value) => { const input = document.createElement('input'); input.type = 'hidden';"
                        + " input.name = name; input.value = value; form.append(input); };"
                        + "add('_csrf', document.querySelector('meta[name=csrf]').content);"
                        + "new URLSearchParams(arguments[1]).forEach((value, name) => add(name, value));"
                        + "document.body.append(form); form.submit();",
                path,
                fields));
    }

    /** Sends the form that a field belongs to, and waits for what comes back. */
    Browser submit(String field) {
        return leave(() ->
                script("const form = arguments[0].form; form.noValidate = true; form.requestSubmit();", one(field)));
    }

    private Browser leave(Runnable way) {
        script("window.stays = true");
        way.run();
        new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(seen -> script("return !window.stays && document.readyState === 'complete'")
                        .equals(true));
        return this;
    }

    Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** Errors that the console shows since it was asked last; empty: none. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What axe-core finds wrong with the page by WCAG 2.0 to 2.2, A and AA; empty: nothing. */
    @SuppressWarnings("unchecked")
    List<String> barriers() throws IOException {
        try (InputStream rules = Browser.class.getResourceAsStream("/axe.min.js")) {
            script(new String(Objects.requireNonNull(rules).readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found = driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
                + " 'wcag22aa', 'best-practice']}, resultTypes: ['violations']}).then(r => done(r.violations.map(v => v.id + ': ' + v.help + ' at '"
                + " + v.nodes.map(n => n.target.join(' ') + ' ' + n.html.substring(0, 120)).slice(0, 5).join(' | '))),"
                + " e => done([String(e)]))");
        return (List<String>) Objects.requireNonNull(found);
    }

    /** The status that the page came with. */
    long status() {
        return number("return performance.getEntriesByType('navigation')[0].responseStatus");
    }

    /** How many bytes were sent to show the page, itself and all that it needs. */
    long weight() {
        return number(
                "return performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))"
                        + ".reduce((sum, one) => sum + one.encodedBodySize, 0)");
    }

    private long number(String script) {
        return ((Number) Objects.requireNonNull(script(script))).longValue();
    }

    /** Whether something sticks out to the right of the screen. */
    boolean overflows() {
        return Boolean.TRUE.equals(
                script("return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"));
    }

    /** The innermost things that stick out to the right, for finding out why. */
    String sticksOut() {
        return String.valueOf(script("const width = document.documentElement.clientWidth + 1;"
                + "const hides = one => one && (getComputedStyle(one).overflowX !== 'visible' || hides(one.parentElement));"
                + "return [...document.querySelectorAll('main *, header *')]"
                + ".filter(one => one.getBoundingClientRect().right > width && !hides(one.parentElement))"
                + ".slice(-3).map(one => one.outerHTML.substring(0, 200)).join(' | ')"));
    }

    /** The whole page as a picture. */
    void picture(Path file) throws IOException {
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"));
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, OutputType.BYTES.convertFromBase64Png(String.valueOf(shot.get("data"))));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
