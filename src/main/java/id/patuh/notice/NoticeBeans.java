package id.patuh.notice;

import id.patuh.mail.Breaker;
import id.patuh.mail.OutgoingMails;
import id.patuh.reception.CurrentSops;
import id.patuh.standing.CaseInquiry;
import id.patuh.standing.WaiversInForce;
import id.patuh.webhook.WebhookCalls;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of notices, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeBeans {

    @Bean
    DirectoryInForce directoryInForce(JdbcClient database, Clock clock, CurrentSops sops, NoticeSettings settings) {
        return new DirectoryInForce(database, clock, sops, settings);
    }

    @Bean
    Notices notices(JdbcClient database, WebhookCalls webhooks) {
        return new Notices(database, webhooks);
    }

    @Bean
    Acknowledgements acknowledgements(JdbcClient database, Clock clock, NoticeSettings settings) {
        return new Acknowledgements(database, clock, settings);
    }

    @Bean
    Composer composer(JdbcClient database, CaseInquiry inquiry, CurrentSops sops, NoticeSettings settings) {
        return new Composer(database, inquiry, sops, settings.link());
    }

    @Bean
    Preview noticePreview(JdbcClient database, Composer composer, CurrentSops sops, Clock clock) {
        return new Preview(database, composer, sops, clock);
    }

    /** Keys of 128 bits. */
    static Supplier<String> tokens() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }

    @Bean
    @ConditionalOnProperty(name = "patuh.notice.enabled", matchIfMissing = true)
    NoticeWorkers noticeWorkers(
            JdbcClient database,
            PlatformTransactionManager manager,
            CaseInquiry inquiry,
            CurrentSops sops,
            DirectoryInForce directory,
            OutgoingMails outgoing,
            Composer composer,
            Acknowledgements acknowledgements,
            Notices notices,
            WaiversInForce waivers,
            Breaker breaker,
            NoticeSettings settings,
            Clock clock) {
        TransactionTemplate transactions = new TransactionTemplate(manager);
        CaseRound cases = new CaseRound(database, transactions, inquiry, directory, settings, notices, waivers);
        return new NoticeWorkers(
                new ReplyRound(transactions, outgoing, acknowledgements),
                cases,
                new FiringRound(database, transactions, sops, directory, settings, notices, cases),
                new MailRound(database, transactions, sops, settings, outgoing, composer, tokens(), notices, breaker),
                new UnreachableRound(database, transactions, sops, directory, notices),
                new Watch(database),
                clock,
                settings.poll());
    }
}
