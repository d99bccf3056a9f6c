package id.patuh.desk;

import id.patuh.accounts.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What every page of the desk knows: who visits it, in which language and theme, and how to change them. */
@ControllerAdvice(basePackages = "id.patuh.desk")
class DeskPages {

    /**
     * Adds {@code visitor} (null before log-in), {@code lang} ({@code id} or {@code en}), {@code theme} ({@code light},
     * {@code dark} or empty: as the device has it), {@code path}, and the addresses of the same page in the other language
     * and theme.
     */
    @ModelAttribute
    void everyPage(
            HttpServletRequest request, Locale locale, @AuthenticationPrincipal @Nullable Object who, Model model) {
        model.addAttribute("visitor", who instanceof Visitor visitor ? visitor : null);
        model.addAttribute("lang", locale.getLanguage().equals("en") ? "en" : "id");
        model.addAttribute("theme", DeskLook.theme(request));
        model.addAttribute("path", request.getRequestURI());
        if (request.getMethod().equals("GET")) {
            model.addAttribute("inIndonesian", with("lang", "id"));
            model.addAttribute("inEnglish", with("lang", "en"));
            model.addAttribute("inLight", with("theme", "light"));
            model.addAttribute("inDark", with("theme", "dark"));
        }
    }

    private static String with(String parameter, String value) {
        String query = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(parameter, value)
                .build()
                .getQuery();
        return "?" + query;
    }
}
