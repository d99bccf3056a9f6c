package id.patuh.entrance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.RouteWatcherReloadStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Loads the routes when the service starts: from the folder {@code routes} in the working folder where it is there, and
 * again whenever a file in it changes; else those that come with the program. Errors: a faulty file stops the start; one
 * that becomes faulty later is named in the log and its routes stay as they were.
 */
final class RouteFiles implements CamelContextConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);
    private static final String FILES = "*.camel.yaml";

    private final Path folder;
    private final List<RouteProperties> properties;

    RouteFiles(Path folder, List<RouteProperties> properties) {
        this.folder = folder;
        this.properties = List.copyOf(properties);
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        Properties values = new Properties();
        properties.forEach(some -> values.putAll(some.values()));
        camel.getPropertiesComponent().setOverrideProperties(values);
        List<Resource> files = Files.isDirectory(folder) ? own(camel) : shipped(camel);
        try {
            PluginHelper.getRoutesLoader(camel).loadRoutes(files);
            if (Files.isDirectory(folder)) {
                watch(camel);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the routes in " + folder + " cannot be loaded: " + e.getMessage(), e);
        }
        LOG.info("routes of {} files loaded from {}", files.size(), Files.isDirectory(folder) ? folder : "the program");
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // all is done before
    }

    private List<Resource> own(CamelContext camel) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .map(file -> ResourceHelper.resolveResource(camel, "file:" + file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Resource> shipped(CamelContext camel) {
        try {
            List<Resource> found = new ArrayList<>();
            var all = new PathMatchingResourcePatternResolver().getResources("classpath*:routes/" + FILES);
            for (String name : Arrays.stream(all)
                    .map(file -> file.getFilename())
                    .distinct()
                    .sorted()
                    .toList()) {
                found.add(ResourceHelper.resolveMandatoryResource(camel, "classpath:routes/" + name));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch(CamelContext camel) throws Exception {
        RouteWatcherReloadStrategy watcher = new RouteWatcherReloadStrategy(
                folder.toAbsolutePath().normalize().toString(), false);
        watcher.setPattern(FILES);
        watcher.setRemoveAllRoutes(false);
        camel.addService(watcher);
    }
}
