package id.patuh.followup;

import id.patuh.mail.OutgoingMails;
import id.patuh.notice.DirectoryInForce;
import id.patuh.notice.NoticeSettings;
import id.patuh.notice.Notices;
import id.patuh.reception.CurrentSops;
import id.patuh.standing.WaiversInForce;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of follow-up, put together. */
@Configuration(proxyBeanMethods = false)
class FollowUpBeans {

    @Bean
    FollowUps followUps(
            JdbcClient database,
            PlatformTransactionManager manager,
            OutgoingMails outgoing,
            DirectoryInForce directory,
            CurrentSops sops,
            NoticeSettings settings,
            Clock clock) {
        return new FollowUps(
                new TransactionTemplate(manager),
                new Entries(database),
                new QuestionLetters(outgoing, directory, sops, settings.link()),
                clock);
    }

    @Bean
    Waivers waivers(
            JdbcClient database,
            PlatformTransactionManager manager,
            WaiversInForce inForce,
            Notices notices,
            Clock clock) {
        return new Waivers(database, new TransactionTemplate(manager), inForce, notices, clock);
    }

    @Bean
    Inspectors inspectors(JdbcClient database) {
        return new Inspectors(database);
    }

    @Bean
    Worklist worklist(
            JdbcClient database,
            PlatformTransactionManager manager,
            CurrentSops sops,
            WaiversInForce inForce,
            Clock clock) {
        return new Worklist(database, new TransactionTemplate(manager), sops, inForce, clock);
    }
}
