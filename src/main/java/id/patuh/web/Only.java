package id.patuh.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.annotation.Secured;

/**
 * Who may call a method that answers requests, whatever address led to it: the second lock behind {@link RouteRules}, whose
 * rule for the method's address says the same. A method that everybody may call has none. Source: RELIABILITY.md 18.
 */
public final class Only {

    private Only() {}

    /** API tokens that send events. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Secured({"reporter", "admin"})
    public @interface Reporters {}

    /** API tokens that read everything. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Secured({"inspector", "admin"})
    public @interface Inspectors {}

    /** API tokens that run the service. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Secured("admin")
    public @interface Admins {}

    /** Any API token. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Secured({"reporter", "inspector", "admin"})
    public @interface Tokens {}

    /** Whoever has logged in. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Secured({"desk:inspector", "desk:staff", "desk:leadership", "desk:admin"})
    public @interface Visitors {}

    /** Whoever has logged in, with a password that has to be changed first, too. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Secured({"desk:inspector", "desk:staff", "desk:leadership", "desk:admin", DeskSessions.MUST_CHANGE})
    public @interface SignedIn {}

    /** Whoever has logged in and reads about all offices. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Secured({"desk:inspector", "desk:leadership", "desk:admin"})
    public @interface DeskReaders {}

    /** Whoever has logged in and puts things on record. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Secured({"desk:staff", "desk:inspector", "desk:admin"})
    public @interface DeskStaff {}

    /** Inspectors who have logged in. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Secured({"desk:inspector", "desk:admin"})
    public @interface DeskInspectors {}

    /** Administrators who have logged in. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Secured("desk:admin")
    public @interface DeskAdmins {}
}
