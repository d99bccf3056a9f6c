package id.patuh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class SettingsPageTest {

    private static final Path PAGE = Path.of("docs", "settings.md");

    @Test
    void everySettingIsOnTheReferencePage() throws Exception {
        assertThat(Files.readString(PAGE))
                .contains(settings().stream().map(name -> "`" + name + "`").toList());
    }

    @Test
    void everySettingOnTheReferencePageExists() throws Exception {
        assertThat(settings()).containsAll(onThePage());
    }

    private static List<String> onThePage() throws IOException {
        List<String> names = new ArrayList<>();
        Matcher name = Pattern.compile("(?m)^\\| `(patuh\\.[a-z.-]+)` \\|").matcher(Files.readString(PAGE));
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    private static List<String> settings() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<String> names = new ArrayList<>();
        for (BeanDefinition found : scanner.findCandidateComponents("id.patuh")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            add(names, type.getAnnotation(ConfigurationProperties.class).value(), type);
        }
        return names;
    }

    private static void add(List<String> names, String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            if (component.getType().isRecord()) {
                add(names, name, component.getType());
            } else {
                names.add(name);
            }
        }
    }
}
