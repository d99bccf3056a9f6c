package id.patuh.figures;

import id.patuh.standing.RulesInForce;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the figures are put together. */
@Configuration(proxyBeanMethods = false)
class FigureBeans {

    /** One at a time, so that figures leave the processors to audits. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService figuresBackground() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "figures");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    Scorecards scorecards(DataSource database, RulesInForce rules, Clock clock, ExecutorService figuresBackground) {
        return new Scorecards(database, rules, clock, figuresBackground);
    }
}
