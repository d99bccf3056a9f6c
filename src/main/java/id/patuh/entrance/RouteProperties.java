package id.patuh.entrance;

import java.util.Map;

/**
 * What routes can name as {@code {{NAME}}} besides the service's settings: values that only show once it runs, such as the
 * port of a demo server. Every bean of this type counts.
 */
public record RouteProperties(Map<String, String> values) {

    public RouteProperties {
        values = Map.copyOf(values);
    }
}
