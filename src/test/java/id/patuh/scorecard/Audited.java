package id.patuh.scorecard;

import id.patuh.audit.Auditor;
import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseState;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.audit.RuleBook;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.eventlog.Segment;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Events audited: the scorecard of several builders, and what is known of each case. */
final class Audited {

    final List<Case> cases = Collections.synchronizedList(new ArrayList<>());
    final Scorecard card;
    private final Sops sops;
    private final List<ScorecardBuilder> builders = Collections.synchronizedList(new ArrayList<>());

    /** One audited case with its verdicts. */
    record Case(String id, Sop sop, long opened, CaseState state, List<CaseVerdict> verdicts, List<CaseEvent> events) {}

    Audited(Sops sops, List<CaseEvent> events, long asOf, int threads) {
        this.sops = sops;
        EventLog log = log(events);
        Map<String, List<CaseEvent>> byCase = events.stream().collect(Collectors.groupingBy(CaseEvent::caseId));
        new Auditor(sops, RuleBook.of(sops), log, asOf, true)
                .audit(log.casesInOrder(), threads, () -> new Desk(log, byCase), done -> {});
        ScorecardBuilder all = new ScorecardBuilder(log);
        builders.forEach(all::merge);
        card = all.build(asOf);
    }

    private static EventLog log(List<CaseEvent> events) {
        EventLogBuilder builder = new EventLogBuilder();
        Segment segment = builder.segment(builder.file("log.csv"));
        events.forEach(event -> segment.add(builder.sop(event.sop()), event));
        return builder.build();
    }

    private final class Desk implements Auditor.Desk {
        private final ScorecardBuilder builder;
        private final Map<String, List<CaseEvent>> events;

        Desk(EventLog log, Map<String, List<CaseEvent>> events) {
            this.builder = new ScorecardBuilder(log);
            this.events = events;
            builders.add(builder);
        }

        @Override
        public void take(CaseFile file) {
            builder.add(file);
            CaseView view = CaseView.of(file);
            List<CaseEvent> own = events.getOrDefault(view.caseId(), List.of()).stream()
                    .filter(event -> event.sop().equals(view.sop().id()) && event.at() <= view.asOf())
                    .toList();
            List<CaseVerdict> verdicts = List.copyOf(CaseVerdicts.of(file, true));
            cases.add(new Case(view.caseId(), view.sop(), view.opened(), view.state(), verdicts, own));
        }

        @Override
        public void endBatch(int batch) {}
    }

    String json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ScorecardFile.write(out, card, sops, new ScorecardFile.Inputs(10, 7, 2, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
