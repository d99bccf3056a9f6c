package id.patuh.desk.findings;

import id.patuh.accounts.Scopes;
import id.patuh.accounts.Visitor;
import id.patuh.followup.Worklist;
import id.patuh.standing.Finding;
import id.patuh.standing.FindingHistory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds what a visitor may see. What is not theirs looks as if it were not there. */
@Component
class FindingAccess {

    private final FindingHistory history;
    private final Worklist worklist;
    private final Scopes scopes;

    FindingAccess(FindingHistory history, Worklist worklist, Scopes scopes) {
        this.history = history;
        this.worklist = worklist;
        this.scopes = scopes;
    }

    /** @throws ResponseStatusException 404: there is none, or it is of another office */
    Finding find(long id, Visitor visitor) {
        Finding finding = history.find(id);
        if (finding == null || !worklist.isSeen(finding.caseNumber(), scopes.of(visitor))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return finding;
    }
}
