package id.patuh.reception;

/**
 * The answer to a post; what it says is durable.
 *
 * @param replayed whether it is the answer that an earlier post with the same key got
 */
public record Posted(Post.Answer answer, boolean replayed) {}
