package id.patuh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands run from the same libraries in another order. */
class CommandClassesTest {

    private static URLClassLoader libraries() {
        URL[] all = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(CommandClassesTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(all, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noLibraryIsLeftOutAndThoseThatCommandsNeedComeFirst() throws Exception {
        try (URLClassLoader all = libraries();
                CommandClasses classes = CommandClasses.of(all)) {
            assertThat(classes.getURLs()).containsExactlyInAnyOrder(all.getURLs());
            List<String> names = Arrays.stream(classes.getURLs())
                    .map(url -> Path.of(url.getPath()).getFileName().toString())
                    .toList();
            assertThat(names.subList(0, 20))
                    .anyMatch(name -> name.startsWith("drools-core-"))
                    .anyMatch(name -> name.startsWith("picocli-"))
                    .noneMatch(name -> name.startsWith("spring-"));
        }
    }

    @Test
    void aCommandRunsFromThere() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader all = libraries();
                CommandClasses classes = CommandClasses.of(all)) {
            thread.setContextClassLoader(classes);
            Class<?> cli = classes.loadClass("id.patuh.cli.Cli");
            assertThat(cli.getClassLoader()).isSameAs(classes);
            Object exit = cli.getMethod("run", String[].class)
                    .invoke(null, (Object) new String[] {"lint", "--rules", "rules"});
            assertThat(exit).isEqualTo(0);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
