package id.patuh.intake;

import id.patuh.eventlog.Transition;
import id.patuh.sop.Name;
import id.patuh.sop.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads event logs in XES. Keys of the standard's extensions mean what the standard says; every other attribute of an
 * event, and of its trace where the event has none of that name, is an attribute. Of a list or container other than
 * {@code inputs} and {@code outputs} the values are joined with {@code ;}. Attributes of attributes are passed over.
 * Transitions that mean nothing here count as {@code record}. Files with a DTD are not read. Source: IEEE 1849-2016;
 * FORMATS.md; RELIABILITY.md 15.
 */
final class XesReader {

    private static final int DEEPEST = 100;
    private static final int SHOWN = 200;
    private static final Pattern ENCODING =
            Pattern.compile("^[^<]{0,4}<\\?xml[^>]{0,200}encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Set<String> ATTRIBUTES =
            Set.of("string", "date", "int", "float", "boolean", "id", "list", "container");
    private static final Map<String, Field> FIELDS = Map.of(
            "concept:name", Field.STEP,
            "lifecycle:transition", Field.TRANSITION,
            "time:timestamp", Field.AT,
            "org:resource", Field.ACTOR,
            "org:role", Field.ROLE,
            "identity:id", Field.EVENT_ID,
            "event_id", Field.EVENT_ID,
            "inputs", Field.INPUTS,
            "outputs", Field.OUTPUTS,
            "sop", Field.SOP);

    private final Incoming in;
    private final EventWriter writer;
    private final Bounded bounded;
    private final XMLStreamReader xml;

    private XesReader(Incoming in, Bounded bounded, XMLStreamReader xml) {
        this.in = in;
        this.writer = new EventWriter(in, in.segment(), null);
        this.bounded = bounded;
        this.xml = xml;
    }

    /** One attribute of the file; the values of a list or container stand in {@code items}. */
    private record Entry(String key, String value, List<String> items, boolean isList) {

        String text() {
            return isList || (value.isEmpty() && !items.isEmpty()) ? String.join("; ", items) : value;
        }

        /** As names of documents; null: not recorded. */
        @Nullable
        List<String> documents() {
            return isList || !items.isEmpty() ? items : EventWriter.documents(value);
        }
    }

    /**
     * Reads to the end.
     *
     * @param start the first bytes, which tell the encoding
     */
    static void read(InputStream content, byte[] start, Incoming in) throws IOException, Unreadable {
        Bounded bounded = new Bounded(content);
        try {
            Reader text = new InputStreamReader(bounded, encoding(start));
            if (Kind.hasMark(start)) {
                text.skip(1);
            }
            XMLStreamReader xml = factory().createXMLStreamReader(text);
            new XesReader(in, bounded, xml).log();
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    /** Decoded here, as the parser would give up the whole file for one wrong byte. Source: XML 1.0, appendix F. */
    private static Charset encoding(byte[] start) throws Unreadable {
        Charset wide = Kind.wide(start);
        if (wide != null) {
            return wide;
        }
        Matcher declared = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(1, Reasons.unknownEncoding(declared.group(1)));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private static Unreadable unreadable(XMLStreamException e) throws IOException {
        long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
        Throwable cause = e.getNestedException();
        if (cause instanceof Damaged damaged) {
            return new Unreadable(line, damaged.reason());
        }
        if (cause instanceof IOException disk) {
            throw disk;
        }
        return new Unreadable(line, Reasons.notXml(said(e)));
    }

    /** The parser's words without the place, which it puts before them. */
    private static String said(XMLStreamException e) {
        String said = String.valueOf(e.getMessage());
        int message = said.indexOf("Message: ");
        String line = (message < 0 ? said : said.substring(message + 9)).replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    private int next() throws XMLStreamException, Unreadable {
        bounded.startOver();
        int type = xml.next();
        if (type == XMLStreamConstants.DTD || type == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Unreadable(line(), Reasons.doctype());
        }
        return type;
    }

    private long line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private void log() throws XMLStreamException, Unreadable {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // comments and the like before the root
        }
        if (!xml.getLocalName().equals("log")) {
            throw new Unreadable(line(), Reasons.notXes(xml.getLocalName()));
        }
        while (child()) {
            switch (xml.getLocalName()) {
                case "trace" -> trace();
                case "event" -> event(Map.of());
                case "object-types", "event-types", "objects", "events" ->
                    throw new Unreadable(line(), Reasons.ocelXml());
                default -> skip();
            }
        }
    }

    /** Goes to the next element within this one; false at its end. */
    private boolean child() throws XMLStreamException, Unreadable {
        while (true) {
            int type = next();
            if (type == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (type == XMLStreamConstants.END_ELEMENT || type == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    private void skip() throws XMLStreamException, Unreadable {
        int depth = 1;
        while (depth > 0) {
            int type = next();
            depth += type == XMLStreamConstants.START_ELEMENT ? 1 : type == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (depth > DEEPEST) {
                throw new Unreadable(line(), Reasons.tooDeep());
            }
        }
    }

    private void trace() throws XMLStreamException, Unreadable {
        Map<String, Entry> ofTrace = new HashMap<>();
        boolean events = false;
        while (child()) {
            if (xml.getLocalName().equals("event")) {
                event(ofTrace);
                events = true;
            } else if (ATTRIBUTES.contains(xml.getLocalName())) {
                long line = line();
                Entry entry = entry(0);
                if (events) {
                    in.reject(Rejected.file(in.name(), line, Reasons.lateTraceAttribute(entry.key())));
                } else {
                    ofTrace.putIfAbsent(entry.key(), entry);
                }
            } else {
                skip();
            }
        }
    }

    private void event(Map<String, Entry> ofTrace) throws XMLStreamException, Unreadable {
        long line = line();
        Draft draft = new Draft();
        Unfit fault = null;
        while (child()) {
            if (ATTRIBUTES.contains(xml.getLocalName())) {
                Unfit found = take(draft, entry(0));
                fault = fault == null ? found : fault;
            } else {
                skip();
            }
        }
        Unfit inherited = inherit(draft, ofTrace);
        finish(draft, line, fault == null ? inherited : fault);
    }

    private void finish(Draft draft, long line, @Nullable Unfit found) {
        Unfit fault = found;
        try {
            if (fault == null) {
                writer.add(draft);
                writer.commit(line);
                in.rows().increment();
                return;
            }
        } catch (Unfit unfit) {
            writer.forget();
            fault = unfit;
        }
        Field field = fault.field();
        in.reject(draft.rejected(in.name(), line, fault, field == null ? fault.name() : key(field)));
    }

    /** What the file calls a field. */
    private static String key(Field field) {
        return switch (field) {
            case CASE, STEP -> "concept:name";
            case TRANSITION -> "lifecycle:transition";
            case AT -> "time:timestamp";
            default -> field.word();
        };
    }

    /** What keeps an entry from being taken; null: nothing. */
    private static @Nullable Unfit fault(Entry entry) {
        Text reason = entry.key().isEmpty() ? Reasons.nameless() : EventWriter.fault(entry.key());
        if (reason == null) {
            reason = EventWriter.fault(entry.text());
        }
        return reason == null ? null : Unfit.named(entry.key(), entry.text(), reason);
    }

    /** What is wrong with the entry; null: nothing. */
    private static @Nullable Unfit take(Draft draft, Entry entry) {
        Unfit fault = fault(entry);
        if (fault != null) {
            return fault;
        }
        Field field = FIELDS.get(entry.key());
        if (field == Field.INPUTS || field == Field.OUTPUTS) {
            draft.set(field, entry.documents());
        } else if (field != null && draft.text(field).isEmpty()) {
            draft.set(field, field == Field.TRANSITION ? transition(entry.text()) : entry.text());
        } else if (field != null
                && !entry.key().equals("event_id")
                && !entry.key().equals("identity:id")) {
            return Unfit.named(entry.key(), entry.text(), Reasons.twice(entry.key()));
        } else if (!entry.text().isEmpty() && draft.attributes().putIfAbsent(entry.key(), entry.text()) != null) {
            return Unfit.named(entry.key(), entry.text(), Reasons.twice(entry.key()));
        }
        return null;
    }

    private static String transition(String word) {
        return word.isEmpty() || Transition.of(word) != null ? word : Transition.RECORD.word();
    }

    private static @Nullable Unfit inherit(Draft draft, Map<String, Entry> ofTrace) {
        for (Entry entry : ofTrace.values()) {
            Unfit fault = fault(entry);
            if (fault != null) {
                return fault;
            }
            if (entry.key().equals("concept:name")) {
                draft.set(Field.CASE, entry.text());
            } else if (entry.key().equals("sop")) {
                draft.set(Field.SOP, draft.text(Field.SOP).isEmpty() ? entry.text() : draft.text(Field.SOP));
            } else if (!entry.text().isEmpty()) {
                draft.attributes().putIfAbsent(entry.key(), entry.text());
            }
        }
        return null;
    }

    /** The attribute at whose beginning the parser stands, to its end. */
    private Entry entry(int depth) throws XMLStreamException, Unreadable {
        if (depth > DEEPEST) {
            throw new Unreadable(line(), Reasons.tooDeep());
        }
        boolean isList = xml.getLocalName().equals("list") || xml.getLocalName().equals("container");
        String key = attribute("key");
        String value = attribute("value");
        List<String> items = new ArrayList<>();
        while (child()) {
            if (xml.getLocalName().equals("values")) {
                while (child()) {
                    addItem(items, entry(depth + 1));
                }
            } else {
                addItem(items, entry(depth + 1));
            }
        }
        return new Entry(key, value, items, isList);
    }

    private static void addItem(List<String> items, Entry entry) {
        if (!entry.text().isEmpty()) {
            items.add(entry.text());
        }
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : Name.trimmed(value);
    }
}
