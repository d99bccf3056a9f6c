package id.patuh.entrance;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the routes are, under {@code patuh.}.
 *
 * @param routes the folder of the route files; default: {@code routes} in the working folder, else those in the program
 */
@ConfigurationProperties("patuh")
record RouteSettings(@Nullable Path routes) {

    Path folder() {
        return routes == null ? Path.of("routes") : routes;
    }
}
