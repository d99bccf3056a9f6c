package id.patuh.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one database and the one clock. With {@code spring.datasource.url} set, Spring Boot connects to the office's own
 * server; without it an {@link EmbeddedPostgresql} starts first and stops last. Flyway migrates either at the start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSettings.class)
class Databases {

    private static final int CONNECTIONS = 24;

    /** Our statements have one good plan each; to look for another at every execution costs more than most of them do. */
    private static final String ONE_PLAN = "set plan_cache_mode = force_generic_plan";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Only where no server was named. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedPostgresql embeddedPostgresql(DataSettings settings) {
            return EmbeddedPostgresql.start(settings.folder());
        }

        @Bean(destroyMethod = "close")
        HikariDataSource dataSource(EmbeddedPostgresql postgresql) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("embedded");
            config.setJdbcUrl(postgresql.url());
            config.setUsername(postgresql.user());
            config.setPassword(postgresql.password());
            config.setMaximumPoolSize(CONNECTIONS);
            config.setConnectionInitSql(ONE_PLAN);
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            return new HikariDataSource(config);
        }
    }
}
