package id.patuh.scorecard;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Lays JSON out with a line for each group. */
final class OneLineFigures implements DefaultPrettyPrinter.Indenter {

    private static final int DEEPEST = 3;

    static DefaultPrettyPrinter printer() {
        OneLineFigures lines = new OneLineFigures();
        Separators separators = new Separators().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
    }

    @Override
    public void writeIndentation(JsonGenerator json, int level) {
        if (level <= DEEPEST) {
            json.writeRaw('\n');
            json.writeRaw("  ".repeat(level));
        }
    }

    @Override
    public boolean isInline() {
        return false;
    }
}
