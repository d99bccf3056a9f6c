package id.patuh.desk;

import id.patuh.web.PageProblems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Where somebody ends who may not do what they asked for. */
@Controller
class RefusedPage {

    @RequestMapping("/refused")
    String refused(HttpServletRequest request) {
        Object why = request.getAttribute(PageProblems.WHY);
        if (why == null || why == PageProblems.Why.MISSING) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (why == PageProblems.Why.FORM) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "accounts.refused.form");
        }
        throw new AccessDeniedException("not for this visitor");
    }
}
