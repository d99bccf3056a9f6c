package id.patuh.desk.browser;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templateresolver.ITemplateResolver;
import org.thymeleaf.templateresolver.TemplateResolution;

/** Asked before the resolver that knows the templates; has none itself, but remembers which were asked for. */
final class SeenTemplates implements ITemplateResolver {

    private static final Pattern NAME = Pattern.compile(".*/templates/(desk/.+)\\.html");

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** The desk's templates that no page was made of. */
    Set<String> missed() throws IOException {
        Set<String> missed = new TreeSet<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:/templates/desk/**/*.html")) {
            Matcher name = NAME.matcher(file.getURL().getPath());
            if (name.matches()) {
                missed.add(name.group(1));
            }
        }
        missed.removeAll(seen);
        return missed;
    }

    @Override
    public @Nullable TemplateResolution resolveTemplate(
            IEngineConfiguration configuration,
            @Nullable String owner,
            String template,
            @Nullable Map<String, Object> attributes) {
        seen.add(template);
        return null;
    }

    @Override
    public String getName() {
        return "seen";
    }

    @Override
    public Integer getOrder() {
        return 0;
    }
}
