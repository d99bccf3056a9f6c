package id.patuh.scorecard;

import id.patuh.sop.Sop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Works out what the groups come to. */
final class RollUp {

    private static final Grouping TOTAL = Grouping.by();

    /** Of more entries groupings are counted one after the other: each sorts them in room of its own, of some 24 bytes. */
    private static final long MANY = Runtime.getRuntime().maxMemory() / 5 * 3 / 60;

    private final ScorecardBuilder builder;
    private final Axes axes;
    private final List<Grouping> wanted;

    /** @param wanted the groupings that the scorecard is to have */
    RollUp(ScorecardBuilder builder, Collection<Grouping> wanted) {
        this.builder = builder;
        this.wanted =
                Grouping.all().stream().filter(Set.copyOf(wanted)::contains).toList();
        this.axes = new Axes(builder);
    }

    Scorecard scorecard(long asOf) {
        Map<Grouping, Rolled> rolled = rolled();
        Map<Grouping, List<Group>> by = new LinkedHashMap<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Grouping grouping : wanted) {
            Rolled base = Objects.requireNonNull(rolled.get(grouping.withoutCheck()));
            List<Group> groups = base.tooMany() ? List.of() : groups(grouping, base);
            if (base.tooMany() || groups.size() > Scorecard.MOST_GROUPS) {
                leftOut.add(new LeftOut(grouping, Math.max(base.groups().size(), groups.size())));
            } else {
                by.put(grouping, groups);
            }
        }
        Figures total = Objects.requireNonNull(rolled.get(TOTAL)).figures().get(0);
        return new Scorecard(asOf, cases(), total, by, leftOut, builder.worst());
    }

    private Map<Sop, Long> cases() {
        Map<Sop, Long> cases = new HashMap<>();
        List<Procedure> procedures = builder.procedures();
        Sheet sheet = builder.sheet;
        for (int cell = 0; cell < sheet.cells.size(); cell++) {
            cases.merge(procedures.get(sheet.procedure(cell)).sop, sheet.cells.count(cell), Long::sum);
        }
        return cases;
    }

    // ---- without checks

    private Map<Grouping, Rolled> rolled() {
        List<Grouping> counted = Stream.concat(Stream.of(TOTAL), wanted.stream().map(Grouping::withoutCheck))
                .map(grouping -> isOfTheSop(grouping) ? grouping.without(Dimension.SOP) : grouping)
                .distinct()
                .sorted(Comparator.comparing(grouping -> !grouping.has(Dimension.ACTOR)))
                .toList();
        Base base = base(counted);
        Map<Grouping, Rolled> rolled = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < counted.size(); i = next.getAndIncrement()) {
                rolled.put(counted.get(i), rolled(counted.get(i), base));
            }
        };
        CompletableFuture<Void> other = builder.sheet.size() > MANY
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(work);
        work.run();
        other.join();
        wanted.stream()
                .map(Grouping::withoutCheck)
                .filter(this::isOfTheSop)
                .forEach(grouping -> rolled.put(grouping, ofTheSop(grouping, rolled)));
        return rolled;
    }

    private Base base(List<Grouping> counted) {
        boolean people = counted.stream().anyMatch(one -> one.has(Dimension.ACTOR) && !one.has(Dimension.STEP));
        boolean inRoles = counted.contains(Grouping.by(Dimension.ROLE, Dimension.ACTOR));
        return new Base(
                people ? CompletableFuture.supplyAsync(() -> people(false)) : new CompletableFuture<>(),
                inRoles ? CompletableFuture.supplyAsync(() -> people(true)) : new CompletableFuture<>(),
                CompletableFuture.supplyAsync(this::places));
    }

    /** What several groupings are counted from; what no counted grouping needs never comes. */
    private record Base(
            CompletableFuture<People> people,
            CompletableFuture<People> peopleInRoles,
            CompletableFuture<Places> places) {}

    private People people(boolean byRole) {
        return new People(builder.sheet, builder.kinds, builder.procedures(), byRole);
    }

    private Places places() {
        return new Places(builder.sheet, builder.kinds, builder.procedures());
    }

    private Rolled rolled(Grouping grouping, Base base) {
        if (!grouping.has(Dimension.ACTOR)) {
            return new PlaceCount(axes, base.places.join(), grouping).rolled();
        }
        if (grouping.has(Dimension.STEP)) {
            return new PersonCount(axes, null, grouping).rolled();
        }
        CompletableFuture<People> people = grouping.has(Dimension.ROLE) ? base.peopleInRoles : base.people;
        return new PersonCount(axes, people.join(), grouping).rolled();
    }

    /** Where there is one SOP, to tell SOPs apart is to tell nothing. */
    private boolean isOfTheSop(Grouping grouping) {
        return grouping.has(Dimension.SOP) && axes.size(Dimension.SOP) == 1;
    }

    private static Rolled ofTheSop(Grouping grouping, Map<Grouping, Rolled> rolled) {
        return Objects.requireNonNull(rolled.get(grouping.without(Dimension.SOP)))
                .ofTheSop();
    }

    // ---- with checks

    private List<Group> groups(Grouping grouping, Rolled base) {
        List<Group> groups = new ArrayList<>();
        List<Integer> order = base.groups().inOrder();
        int[] checks = IntStream.range(0, axes.checks.size()).toArray();
        if (!grouping.has(Dimension.CHECK)) {
            order.forEach(group -> groups.add(
                    new Group(filter(grouping, base, group), base.figures().get(group))));
        } else if (grouping.dimensions().get(0) == Dimension.CHECK) {
            for (int check : checks) {
                order.forEach(group -> addOf(check, grouping, base, group, groups));
            }
        } else {
            for (int group : order) {
                for (int check : checks) {
                    addOf(check, grouping, base, group, groups);
                }
            }
        }
        return groups;
    }

    private void addOf(int check, Grouping grouping, Rolled base, int group, List<Group> groups) {
        Figures figures = base.figures().get(group).of(check);
        if (figures != null) {
            Map<Dimension, String> filter = filter(grouping.withoutCheck(), base, group);
            filter.putAll(axes.filter(Dimension.CHECK, check));
            groups.add(new Group(filter, figures));
        }
    }

    private Map<Dimension, String> filter(Grouping grouping, Rolled base, int group) {
        Map<Dimension, String> filter = new EnumMap<>(Dimension.class);
        int place = 0;
        for (Dimension dimension : grouping.dimensions()) {
            filter.putAll(axes.filter(dimension, base.value(group, place++)));
        }
        return filter;
    }
}
