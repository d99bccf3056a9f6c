package id.patuh.notice;

import java.util.List;

/**
 * A mail as it reads, before it is set as plain text or HTML. Everything in it is text; nothing is markup.
 *
 * @param language {@code id} or {@code en}
 * @param lead paragraphs before the blocks
 * @param links what can be done with a click
 * @param closing paragraphs at the end
 */
record Letter(
        String subject,
        String language,
        String heading,
        List<String> lead,
        List<Block> blocks,
        List<Link> links,
        List<String> closing) {

    /**
     * One finding, rung or case.
     *
     * @param badge a word or two beside the title; empty: none
     * @param tone {@code critical}, {@code major}, {@code minor}, {@code calm}
     */
    record Block(String title, String badge, String tone, List<Part> parts) {

        Block {
            parts = List.copyOf(parts);
        }
    }

    /** @param lines never empty */
    record Part(String label, List<String> lines) {

        Part {
            lines = List.copyOf(lines);
        }
    }

    /** @param url absolute */
    record Link(String label, String url) {}

    Letter {
        subject = oneLine(subject);
        lead = List.copyOf(lead);
        blocks = List.copyOf(blocks);
        links = List.copyOf(links);
        closing = List.copyOf(closing);
    }

    /** Without line breaks and other controls, which have no place in a header. */
    static String oneLine(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
