package id.patuh.standing;

import id.patuh.database.DataSettings;
import id.patuh.reception.CurrentSops;
import id.patuh.reception.EventSignal;
import id.patuh.reception.KnownParticulars;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the parts of standing audits are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RulesSettings.class, AuditSettings.class})
class StandingBeans {

    @Bean
    @DependsOnDatabaseInitialization
    Tables tables(DataSource database, KnownParticulars particulars, DataSettings data) {
        return Tables.of(database, particulars, claimant(data));
    }

    /** One service runs on a data folder, so what that folder's service has claimed is its own. */
    private static int claimant(DataSettings data) {
        return (host() + ":" + data.folder()).hashCode();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    /** The rules are in force before anything is read or audited. */
    @Bean(initMethod = "start")
    RulesInForce rulesInForce(
            Clock clock, Tables tables, CurrentSops reading, EventSignal signal, RulesSettings settings) {
        return new RulesInForce(clock, tables, reading, settings.rules(), settings.confirm(), signal::committed);
    }

    @Bean
    AuditWorkers auditWorkers(
            Clock clock, Tables tables, RulesInForce rules, EventSignal signal, AuditSettings settings) {
        StandingAudit audit =
                new StandingAudit(clock, rules, tables, settings.leaseOrDefault(), settings.batchOrDefault());
        AuditWorkers workers = new AuditWorkers(
                audit, tables.reaudits(), clock, settings.threadsOrDefault(), settings.pollOrDefault());
        signal.listen(workers::wake);
        return workers;
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService standingBackground() {
        return Executors.newScheduledThreadPool(2, work -> {
            Thread thread = new Thread(work, "standing");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
    }

    @Bean(destroyMethod = "stop")
    Rehearsals rehearsals(
            Clock clock,
            Tables tables,
            RulesInForce rules,
            RulesSettings settings,
            ScheduledExecutorService standingBackground) {
        return new Rehearsals(clock, tables, rules, settings.candidateOrDefault(), standingBackground);
    }

    @Bean
    RulesShelf rulesShelf(RulesInForce rules, Rehearsals rehearsals) {
        return new RulesShelf(rules, rehearsals);
    }

    @Bean
    SopDrafts sopDrafts(JdbcClient database, Clock clock) {
        return new SopDrafts(database, clock);
    }

    @Bean
    CaseInquiry caseInquiry(Clock clock, Tables tables, RulesInForce rules) {
        return new CaseInquiry(clock, tables, rules);
    }

    @Bean
    FindingHistory findingHistory(Tables tables) {
        return new FindingHistory(tables);
    }

    @Bean
    WaiversInForce waiversInForce(DataSource database) {
        return new WaiversInForce(JdbcClient.create(database));
    }

    @Bean
    StandingLife standingLife(
            AuditWorkers workers,
            Tables tables,
            RulesInForce rules,
            RulesSettings settings,
            ScheduledExecutorService standingBackground) {
        return new StandingLife(workers, tables.cases(), rules, settings.pollOrDefault(), standingBackground);
    }
}
