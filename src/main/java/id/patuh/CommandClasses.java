package id.patuh;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The classes of the commands, out of the same libraries in the same jar as the service's. The jar's own class loader looks
 * into every library for each package, which takes longer than a small audit; this one takes them one after the other
 * and has those that commands need in front, so that the others stay closed.
 */
final class CommandClasses extends URLClassLoader {

    /** How the names of libraries begin that commands need, those with the most classes first. */
    private static final List<String> FIRST = List.of(
            "classes/",
            "drools-core-",
            "picocli-",
            "drools-canonical-model-",
            "kie-api-",
            "drools-base-",
            "snakeyaml-",
            "jackson-core-3",
            "drools-model-compiler-",
            "drools-kiesession-",
            "drools-util-",
            "commons-io-",
            "slf4j-api-",
            "kie-internal-",
            "commons-csv-",
            "drools-",
            "kie-",
            "commons-codec-");

    static {
        registerAsParallelCapable();
    }

    private CommandClasses(URL[] libraries) {
        super(libraries, getPlatformClassLoader());
        Package said = Patuh.class.getPackage();
        definePackage(
                "id.patuh.cli",
                null,
                null,
                null,
                said.getImplementationTitle(),
                said.getImplementationVersion(),
                said.getImplementationVendor(),
                null);
    }

    /** The libraries of that class loader in the order that suits commands. */
    static CommandClasses of(URLClassLoader all) {
        return new CommandClasses(Arrays.stream(all.getURLs())
                .sorted(Comparator.comparingInt(CommandClasses::place))
                .toArray(URL[]::new));
    }

    private static int place(URL library) {
        String path = library.getPath().replace("!/", "/");
        for (int i = 0; i < FIRST.size(); i++) {
            if (path.contains("/" + FIRST.get(i))) {
                return i;
            }
        }
        return FIRST.size();
    }
}
