package id.patuh.notice;

/**
 * Something that one recipient has not been told yet.
 *
 * @param identity once told under it, never again
 * @param caseKey what belongs to one case has one
 * @param since from when it may be told, epoch milliseconds
 * @param critical it does not wait for the recipient's hours
 */
record Waiting(String identity, String caseKey, long since, boolean critical) {}
