package id.patuh.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import id.patuh.database.TestDatabase;
import id.patuh.sop.Language;
import id.patuh.web.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** The service on a database of its own with nothing in it, whose pages are visited by people of each role. */
@SpringBootTest(
        classes = Service.class,
        properties = {"patuh.sample-data=target/none", "patuh.mail.demo.enabled=false", "management.server.port=0"})
@AutoConfigureMockMvc
@DirtiesContext
public abstract class VisitedDesk {

    protected static final String SOP = "maintenance-gangguan-jaringan";

    @Autowired
    protected MockMvc web;

    @Autowired
    protected JdbcClient database;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TestDatabase.use(registry);
        Path data = Files.createTempDirectory("patuh-data");
        registry.add("patuh.data", data::toString);
    }

    protected static Visitor visitor(DeskRole role, String login, String... sopRoles) {
        return new Visitor(1, login, login, role, List.of(), List.of(sopRoles), Language.EN);
    }

    protected static Visitor inspector() {
        return visitor(DeskRole.INSPECTOR, "inspector");
    }

    protected static Visitor admin() {
        return visitor(DeskRole.ADMIN, "admin");
    }

    protected static Visitor staff(String... sopRoles) {
        return visitor(DeskRole.STAFF, "staff", sopRoles);
    }

    protected static Visitor leader() {
        return visitor(DeskRole.LEADERSHIP, "leader");
    }

    /** What came back. */
    public record Page(MockHttpServletResponse response) {

        /** What is refused is answered by a page of its own, which says 403; the mock server does not go there. */
        public int status() {
            return "/refused".equals(response.getForwardedUrl()) ? 403 : response.getStatus();
        }

        public String text() {
            return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        public String to() {
            return String.valueOf(response.getRedirectedUrl());
        }
    }

    protected Page look(Visitor visitor, String path) {
        return send(visitor, get(path));
    }

    /** A page that is there, in both languages. */
    protected String read(Visitor visitor, String path) {
        String separator = path.contains("?") ? "&" : "?";
        Page indonesian = look(visitor, path + separator + "lang=id");
        assertThat(indonesian.status()).as(path + ": " + indonesian.text()).isEqualTo(200);
        assertThat(indonesian.text()).doesNotContain("??");
        Page page = look(visitor, path + separator + "lang=en");
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.text()).doesNotContain("??");
        return page.text();
    }

    /** Posts a form of names and values. */
    protected Page submit(Visitor visitor, String path, String... form) {
        var request = post(path);
        for (int i = 0; i < form.length; i += 2) {
            request.param(form[i], form[i + 1]);
        }
        return send(visitor, request.with(csrf()));
    }

    protected Page upload(Visitor visitor, String path, MockMultipartFile file, String... form) {
        MockMultipartHttpServletRequestBuilder request = multipart(path);
        request.file(file);
        for (int i = 0; i < form.length; i += 2) {
            request.param(form[i], form[i + 1]);
        }
        return send(visitor, request.with(csrf()));
    }

    protected static MockMultipartFile file(String field, String name, String content) {
        return new MockMultipartFile(field, name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    protected Page send(Visitor visitor, AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            MvcResult result = web.perform(
                            request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                    visitor,
                                    null,
                                    AuthorityUtils.createAuthorityList(
                                            visitor.role().authority())))))
                    .andReturn();
            if (result.getRequest().isAsyncStarted()) {
                result = web.perform(asyncDispatch(result)).andReturn();
            }
            return new Page(result.getResponse());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    protected static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 60 s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** The number at the end of an address. */
    protected static long number(String address) {
        return Long.parseLong(address.replaceAll("\\?.*", "").replaceAll(".*/", ""));
    }

    /** Waits until an import has been read. */
    protected void settled(long input) {
        until(
                "import " + input + " is read",
                () -> !database.sql("select state from input where id = ?")
                        .param(input)
                        .query(String.class)
                        .single()
                        .matches("received|reading"));
    }
}
