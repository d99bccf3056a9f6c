package id.patuh.mail;

import java.util.Locale;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;

/**
 * HTML as lines of text: block elements begin lines, cells of a table stand behind a tab, quoted text stands behind
 * {@code >}. Nothing is fetched or run. Works on any text in time proportional to its length.
 */
final class HtmlText {

    private static final Set<String> BREAKING = Set.of(
            "p", "div", "br", "tr", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre",
            "section", "article", "header", "footer", "dl", "dt", "dd", "body", "html");
    private static final Set<String> HIDDEN = Set.of("script", "style", "head", "title", "template", "noscript");

    private final String html;
    private final StringBuilder out = new StringBuilder();
    private String hidden = "";
    private int quotes;
    private int preformatted;

    private HtmlText(String html) {
        this.html = html;
    }

    static String of(String html) {
        HtmlText text = new HtmlText(html);
        text.read();
        return HtmlUtils.htmlUnescape(text.out.toString()).replace('\u00a0', ' ');
    }

    private void read() {
        int i = 0;
        while (i < html.length()) {
            if (html.startsWith("<!--", i)) {
                int end = html.indexOf("-->", i + 4);
                i = end < 0 ? html.length() : end + 3;
            } else if (html.charAt(i) == '<' && startsTag(i + 1)) {
                i = tag(i + 1);
            } else {
                letter(html.charAt(i));
                i++;
            }
        }
    }

    private boolean startsTag(int i) {
        if (i >= html.length()) {
            return false;
        }
        char c = html.charAt(i);
        return Character.isLetter(c) || c == '/' || c == '!' || c == '?';
    }

    /** @return where the text goes on */
    private int tag(int from) {
        int end = endOfTag(from);
        boolean closing = html.charAt(from) == '/';
        int i = closing ? from + 1 : from;
        int start = i;
        while (i < end && Character.isLetterOrDigit(html.charAt(i))) {
            i++;
        }
        element(html.substring(start, i).toLowerCase(Locale.ROOT), closing);
        return Math.min(html.length(), end + 1);
    }

    /** The next {@code >} outside of quoted attribute values, and no further than the next tag may begin. */
    private int endOfTag(int from) {
        int plain = html.indexOf('>', from);
        if (plain < 0) {
            return html.length();
        }
        char quote = 0;
        for (int i = from; i < html.length() && i < from + 1_000; i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return plain;
    }

    private void element(String name, boolean closing) {
        if (!hidden.isEmpty()) {
            hidden = closing && name.equals(hidden) ? "" : hidden;
            return;
        }
        if (HIDDEN.contains(name) && !closing) {
            hidden = name;
        } else if (name.equals("blockquote")) {
            quotes = Math.max(0, quotes + (closing ? -1 : 1));
            newLine();
        } else if (name.equals("pre")) {
            preformatted = Math.max(0, preformatted + (closing ? -1 : 1));
            newLine();
        } else if (BREAKING.contains(name)) {
            newLine();
        } else if ((name.equals("td") || name.equals("th")) && !closing && !atStart()) {
            out.append('\t');
        }
    }

    private boolean atStart() {
        return out.length() == 0 || out.charAt(out.length() - 1) == '\n';
    }

    private void newLine() {
        out.append('\n');
    }

    private void letter(char c) {
        if (!hidden.isEmpty()) {
            return;
        }
        boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (blank && c == '\n' && preformatted > 0) {
            newLine();
        } else if (!blank) {
            if (atStart() && quotes > 0) {
                out.append("> ");
            }
            out.append(c);
        } else if (!atStart() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }
}
