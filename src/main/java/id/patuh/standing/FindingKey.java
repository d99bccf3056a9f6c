package id.patuh.standing;

/**
 * What a finding is about, within its case.
 *
 * @param step empty: the whole case
 * @param subject empty: none
 */
public record FindingKey(String step, String check, String subject) {}
