package id.patuh.operations;

import id.patuh.operations.OperatingFigures.Figures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The operating figures as gauges {@code patuh.*}; NaN while the database does not answer. Nothing personal is in them. */
@Component
class OperatingMetrics implements MeterBinder {

    private final OperatingFigures figures;

    OperatingMetrics(OperatingFigures figures) {
        this.figures = figures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        seconds(
                registry,
                "patuh.unread.oldest",
                "Age of the oldest input not yet read",
                f -> f.unread().toMillis() / 1e3);
        seconds(
                registry,
                "patuh.unsent.oldest",
                "Age of the oldest mail not yet sent",
                f -> f.unsent().toMillis() / 1e3);
        seconds(
                registry,
                "patuh.unaudited.oldest",
                "How long the most overdue case waits for its audit",
                f -> f.unaudited().toMillis() / 1e3);
        count(registry, "patuh.mails.unknown", "Mails of which nobody can tell whether they arrived", Figures::unknown);
        count(registry, "patuh.mails.failed", "Mails that were refused for good", Figures::failed);
        count(
                registry,
                "patuh.notices.held",
                "1 while the breaker holds all notices back, else 0",
                f -> f.held() == null ? 0 : 1);
        count(registry, "patuh.roles.unreachable", "Roles to be told that lead to nobody", Figures::unreachable);
        count(
                registry,
                "patuh.conservation.difference",
                "Rows received less accepted, duplicate and rejected; must be 0",
                Figures::difference);
    }

    private void seconds(MeterRegistry registry, String name, String what, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, () -> value(figure))
                .description(what)
                .baseUnit("seconds")
                .register(registry);
    }

    private void count(MeterRegistry registry, String name, String what, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, () -> value(figure)).description(what).register(registry);
    }

    private double value(ToDoubleFunction<Figures> figure) {
        try {
            return figure.applyAsDouble(figures.now());
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }
}
