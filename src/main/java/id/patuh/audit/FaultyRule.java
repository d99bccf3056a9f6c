package id.patuh.audit;

import id.patuh.sop.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.ConsequenceException;

/** A rule that compiles but cannot be carried out, e.g. as it asks for a step the SOP has not. */
public final class FaultyRule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How the rule engine names the rule whose condition failed. */
    private static final Pattern CONDITION = Pattern.compile("\\[Rule \"(.*?)\" in ");

    private final transient Text text;

    FaultyRule(Text text) {
        super(text.en());
        this.text = text;
    }

    private FaultyRule(Text text, Throwable cause) {
        super(text.en(), cause);
        this.text = text;
    }

    /** What the rule does wrong and what to do about it, in both languages. */
    public Text text() {
        return text;
    }

    /** The faulty rule behind an exception of the rule engine; the exception itself where there is none. */
    static RuntimeException in(RuntimeException thrown, RuleBook rules) {
        String rule = null;
        Throwable last = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FaultyRule faulty) {
                return faulty;
            }
            rule = rule == null ? ruleOf(cause) : rule;
            last = cause;
        }
        return rule == null ? thrown : thrown(rule, rules.fileOf(rule), last, thrown);
    }

    private static @Nullable String ruleOf(Throwable thrown) {
        if (thrown instanceof ConsequenceException consequence && consequence.getRule() != null) {
            return consequence.getRule().getName();
        }
        Matcher condition = CONDITION.matcher(String.valueOf(thrown.getMessage()));
        return condition.find() ? condition.group(1) : null;
    }

    private static FaultyRule thrown(String rule, @Nullable String file, Throwable cause, Throwable thrown) {
        String kind = cause.getClass().getSimpleName();
        String said = cause.getMessage() == null ? kind : cause.getMessage() + " (" + kind + ")";
        String place = file == null ? "" : file + ": ";
        String name = RuleName.of(rule).id();
        return new FaultyRule(
                new Text(
                        place + "aturan '" + name + "' gagal pada kejadian-kejadian ini: " + said
                                + "; perbaiki aturannya",
                        place + "rule '" + name + "' fails with these events: " + said + "; correct the rule"),
                thrown);
    }
}
