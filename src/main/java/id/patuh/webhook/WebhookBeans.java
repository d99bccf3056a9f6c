package id.patuh.webhook;

import id.patuh.entrance.RouteProperties;
import id.patuh.mail.Breaker;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of webhooks, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookBeans {

    @Bean
    WebhookCalls webhookCalls(JdbcClient database, Clock clock, WebhookSettings settings) {
        return new WebhookCalls(database, clock, settings);
    }

    @Bean
    Webhooks webhooks(WebhookCalls calls, WebhookSettings settings, Breaker breaker, Clock clock) {
        return new Webhooks(calls, settings, () -> breaker.tripped() != null, clock, RandomGenerator.getDefault());
    }

    @Bean
    RouteProperties webhookProperties(WebhookCalls calls) {
        return new RouteProperties(Map.of("patuh.webhook.out", Boolean.toString(calls.isWanted())));
    }
}
