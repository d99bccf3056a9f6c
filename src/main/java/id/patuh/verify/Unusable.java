package id.patuh.verify;

/** A file, or a part of it, is no certificate that can be checked. The message says where and why. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1;

    Unusable(String message) {
        super(message);
    }
}
