package id.patuh.audit;

import org.jspecify.annotations.Nullable;

/** A fact that rules give verdicts on. What they say of it stays outside of what makes two facts equal. */
abstract class Judged {

    private @Nullable Rulings said;

    /** What was said so far; null: nothing. */
    @Nullable
    Rulings said() {
        return said;
    }

    /** Puts what was said so far in the place of what was said before. */
    void say(@Nullable Rulings rulings) {
        said = rulings;
    }
}
