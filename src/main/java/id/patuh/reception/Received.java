package id.patuh.reception;

/**
 * What became of an arrival: it is durable and on the books.
 *
 * @param input the number and all that is known of it
 * @param again whether the same bytes had come from the same place before; then {@code input} is that one
 */
public record Received(Input input, boolean again) {}
