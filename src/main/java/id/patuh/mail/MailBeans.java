package id.patuh.mail;

import id.patuh.entrance.RouteProperties;
import id.patuh.reception.CurrentSops;
import id.patuh.reception.Inputs;
import id.patuh.reception.Reception;
import id.patuh.reception.RejectedRows;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of mail, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, BreakerSettings.class})
class MailBeans {

    /** The demo server has an inbox for each role of the rules in force. */
    @Bean(destroyMethod = "close")
    @DependsOn("rulesInForce")
    MailServers mailServers(MailSettings settings, CurrentSops sops) {
        return MailServers.of(settings, sops.get());
    }

    @Bean
    @DependsOn("rulesInForce")
    SenderRegister senderRegister(MailSettings settings, CurrentSops sops) {
        return new SenderRegister(settings.senders(), sops);
    }

    @Bean
    WaitingMails waitingMails(JdbcClient database) {
        return new WaitingMails(database);
    }

    @Bean
    OutgoingMails outgoingMails(JdbcClient database, Clock clock) {
        return new OutgoingMails(database, clock);
    }

    @Bean
    IncomingMails incomingMails(Inputs inputs, OutgoingMails outgoing, MailServers servers) {
        return new IncomingMails(inputs, outgoing, servers.ours());
    }

    @Bean
    MailReader mailReader(
            Reception reception,
            CurrentSops sops,
            SenderRegister register,
            WaitingMails waiting,
            OutgoingMails outgoing,
            MailServers servers) {
        return new MailReader(reception, sops, register, waiting, outgoing, servers.ours());
    }

    @Bean
    EvidenceReader evidenceReader() {
        return new EvidenceReader();
    }

    @Bean
    RestrictedReader restrictedReader(CurrentSops sops, SenderRegister register) {
        return new RestrictedReader(sops, register);
    }

    @Bean(destroyMethod = "hangUp")
    Mailbox mailbox(MailServers servers, Reception reception) {
        return new Mailbox(servers.imap(), reception);
    }

    @Bean
    Answers answers(
            WaitingMails waiting,
            OutgoingMails outgoing,
            Inputs inputs,
            RejectedRows rejectedRows,
            CurrentSops sops,
            SenderRegister register,
            MailServers servers,
            MailSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new Answers(
                waiting,
                outgoing,
                inputs,
                rejectedRows,
                sops,
                register,
                servers,
                settings,
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    Breaker breaker(JdbcClient database, Clock clock, BreakerSettings settings) {
        return new Breaker(database, clock, settings);
    }

    @Bean
    Postman postman(OutgoingMails outgoing, MailServers servers, Clock clock) {
        return new Postman(outgoing, servers.smtp(), clock, RandomGenerator.getDefault());
    }

    @Bean
    RouteProperties mailProperties(MailServers servers) {
        MailSettings.Imap imap = servers.imap();
        Duration poll = imap == null ? Duration.ofHours(1) : Objects.requireNonNull(imap.poll());
        return new RouteProperties(Map.of(
                "patuh.mail.imap.poll", Long.toString(poll.toMillis()),
                "patuh.mail.in", Boolean.toString(imap != null),
                "patuh.mail.out", Boolean.toString(servers.smtp() != null)));
    }
}
