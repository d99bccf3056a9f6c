package id.patuh.scorecard;

/**
 * What was said of one step of a case, or of the case as a whole, whatever case it is: all that a count needs to know
 * of it besides the case, the person and the time used.
 *
 * @param number from 0, by the builder
 * @param procedure the number of the SOP version
 * @param step by the SOP version; −1: the case as a whole
 */
record Kind(int number, int procedure, int step, Signature signature) {}
