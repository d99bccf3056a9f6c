package id.patuh.standing;

import id.patuh.reception.KnownParticulars;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of standing audits, over one database. */
record Tables(
        TransactionTemplate transactions,
        Cases cases,
        CaseEvents events,
        Findings findings,
        Audits audits,
        Sheets sheets,
        StuckCases stuck,
        RuleSets ruleSets,
        Reaudits reaudits,
        RehearsalTables rehearsals) {

    /** @param claimant tells the services on one database apart */
    static Tables of(DataSource database, KnownParticulars particulars, int claimant) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        return new Tables(
                new TransactionTemplate(new JdbcTransactionManager(database)),
                new Cases(jdbc, claimant),
                new CaseEvents(jdbc, particulars),
                new Findings(jdbc),
                new Audits(jdbc),
                new Sheets(jdbc),
                new StuckCases(jdbc),
                new RuleSets(jdbc),
                new Reaudits(jdbc),
                new RehearsalTables(jdbc));
    }
}
