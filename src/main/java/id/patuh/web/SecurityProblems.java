package id.patuh.web;

import id.patuh.sop.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers 401 and 403 as problem documents. */
@Component
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Problems.write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                new Text(
                        "diperlukan token API yang berlaku: 'Authorization: Bearer TOKEN'",
                        "a valid API token is needed: 'Authorization: Bearer TOKEN'"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        Problems.write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                new Text(
                        "token ini tidak berhak atas alamat ini; mintalah peran yang sesuai kepada admin",
                        "this token may not use this address; ask an administrator for a role that may"));
    }
}
