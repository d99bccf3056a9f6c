package id.patuh.sop;

/** The languages that people read: Indonesian and English. */
public enum Language {
    ID,
    EN
}
