package id.patuh.web;

import java.util.Locale;

/** What an API token may do. */
public enum ApiRole {
    /** Sends events and files, and sees what became of them. */
    REPORTER,
    /** Sees everything: findings, certificates, raw inputs. */
    INSPECTOR,
    /** Everything, tokens and rules too. */
    ADMIN;

    /** As in the database: {@code reporter}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
