package id.patuh.report;

import id.patuh.followup.FollowUps;
import id.patuh.mail.OutgoingMails;
import id.patuh.notice.DirectoryInForce;
import id.patuh.reception.CurrentSops;
import id.patuh.standing.CaseInquiry;
import id.patuh.standing.WaiversInForce;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of reports, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportSettings.class)
class ReportBeans {

    private final AtomicReference<@Nullable ReportWorkers> workers = new AtomicReference<>();

    @Bean
    @DependsOnDatabaseInitialization
    Reports reports(JdbcClient database, Clock clock) {
        return new Reports(database, clock, this::wake);
    }

    @Bean
    ReportWorkers reportWorkers(
            Reports reports,
            CaseInquiry inquiry,
            CurrentSops sops,
            FollowUps followUps,
            JdbcClient database,
            OutgoingMails outgoing,
            DirectoryInForce directory,
            PlatformTransactionManager manager,
            ReportSettings settings,
            Clock clock) {
        WaiversInForce waivers = new WaiversInForce(database);
        Making making = new Making(
                reports,
                inquiry,
                sops,
                (cases, knownBy, zone) -> new KnownFollowups(cases, followUps, waivers, knownBy, zone),
                new Sending(outgoing, directory::directory, reports, settings, clock),
                new TransactionTemplate(manager),
                settings);
        ReportCalendar calendar = settings.scheduled()
                ? new ReportCalendar(reports, sops, directory::directory, settings.language(), clock)
                : null;
        ReportWorkers made = new ReportWorkers(reports, making, calendar, settings.poll());
        workers.set(made);
        return made;
    }

    private void wake() {
        ReportWorkers running = workers.get();
        if (running != null) {
            running.wake();
        }
    }
}
