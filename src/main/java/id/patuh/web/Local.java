package id.patuh.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Leads to other pages of this service, and to no other place. */
public final class Local {

    private Local() {}

    /** A redirect; the address is taken as it is, nothing in it is filled in. */
    public static ModelAndView to(String address) {
        RedirectView view = new RedirectView(address);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }

    /** The address, if it is a page of this service that one can go back to; else the first page. */
    public static String orHome(@Nullable String address) {
        if (address == null
                || !address.startsWith("/")
                || address.startsWith("//")
                || address.length() > 2000
                || address.chars().anyMatch(c -> c == '\\' || c <= ' ' || c == 0x7f)) {
            return "/";
        }
        try {
            URI uri = new URI(address);
            boolean isElsewhere = uri.isAbsolute() || uri.getRawAuthority() != null || uri.getRawPath() == null;
            return isElsewhere || uri.getRawPath().matches("/(login|logout|refused|api)(/.*)?|.*//.*") ? "/" : address;
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
