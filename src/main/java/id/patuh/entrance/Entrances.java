package id.patuh.entrance;

import id.patuh.database.DataSettings;
import id.patuh.reception.Inputs;
import id.patuh.reception.Reception;
import id.patuh.reception.RejectedRows;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans that the routes name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FolderSettings.class, RouteSettings.class})
class Entrances {

    @Bean
    RouteFiles routeFiles(RouteSettings settings, List<RouteProperties> properties) {
        return new RouteFiles(settings.folder(), properties);
    }

    @Bean
    Acceptance acceptance(Reception reception) {
        return new Acceptance(reception);
    }

    @Bean
    RestIn restIn(CamelContext camel) {
        return new RestIn(camel);
    }

    @Bean
    DeskIn deskIn(RestIn rest, Inputs inputs, RejectedRows rejectedRows) {
        return new DeskIn(rest, inputs, rejectedRows);
    }

    @Bean
    Backpressure backpressure(Reception reception) {
        return new Backpressure(reception);
    }

    @Bean
    RouteErrors routeErrors() {
        return new RouteErrors();
    }

    @Bean
    SettledFiles settledFiles(FolderSettings settings, Clock clock) {
        return new SettledFiles(clock, Objects.requireNonNull(settings.settle()));
    }

    @Bean
    DroppedFiles droppedFiles(JdbcClient database) {
        return new DroppedFiles(database);
    }

    @Bean
    DropFolder dropFolder(FolderSettings settings, DataSettings data, DroppedFiles files) {
        return new DropFolder(folder(settings.folder(), data), files);
    }

    @Bean
    GivenBack givenBack(
            DroppedFiles files,
            DropFolder folder,
            Inputs inputs,
            RejectedRows rejectedRows,
            PlatformTransactionManager transactions) {
        return new GivenBack(files, folder, inputs, rejectedRows, new TransactionTemplate(transactions));
    }

    @Bean
    RouteProperties folderProperties(FolderSettings settings, DataSettings data) {
        return new RouteProperties(Map.of(
                "patuh.intake.folder", folder(settings.folder(), data).toString(),
                "patuh.intake.poll",
                        Long.toString(Objects.requireNonNull(settings.poll()).toMillis())));
    }

    private static Path folder(@Nullable Path set, DataSettings data) {
        return (set == null ? data.folder().resolve("inbox") : set)
                .toAbsolutePath()
                .normalize();
    }
}
