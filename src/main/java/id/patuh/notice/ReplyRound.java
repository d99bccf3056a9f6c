package id.patuh.notice;

import id.patuh.mail.OutgoingMails;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes note for those who replied to a notice; nothing is answered, so no two programs can talk for ever. */
final class ReplyRound {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyRound.class);

    private final TransactionTemplate transactions;
    private final OutgoingMails outgoing;
    private final Acknowledgements acknowledgements;

    ReplyRound(TransactionTemplate transactions, OutgoingMails outgoing, Acknowledgements acknowledgements) {
        this.transactions = transactions;
        this.outgoing = outgoing;
        this.acknowledgements = acknowledgements;
    }

    /** Takes all replies there are, one a transaction. */
    void round() {
        while (Boolean.TRUE.equals(transactions.execute(status -> takeOne()))) {
            LOG.debug("a reply was taken");
        }
    }

    private boolean takeOne() {
        Optional<OutgoingMails.Reply> reply = outgoing.takeReply();
        reply.ifPresent(one -> {
            Acknowledgements.Page page = acknowledgements.ofMail(one.identity());
            if (page != null) {
                acknowledgements.acknowledge(page, "reply");
                LOG.info("mail {} is a reply to a notice: its recipient deals with it", one.input());
            }
        });
        return reply.isPresent();
    }
}
