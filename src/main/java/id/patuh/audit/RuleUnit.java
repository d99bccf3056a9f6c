package id.patuh.audit;

import id.patuh.lint.Complaint;
import id.patuh.lint.UnreadableRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/**
 * DRL files that work together: the checks that hold for every SOP, or the rules of one SOP's own.
 *
 * @param name {@code checks}, or the name of the SOP's folder
 * @param files DRL texts by file name as the user knows it
 */
record RuleUnit(String name, SortedMap<String, String> files) {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");
    private static final Pattern RULE = Pattern.compile("(?m)^[ \\t]*rule\\s+\"");

    private static final String GENERATED = "Java source of ";

    RuleUnit {
        files = new TreeMap<>(files);
    }

    /** SHA-256 over file names' last parts and texts, lower-case hexadecimal. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((file, text) -> {
                digest.update((file.substring(file.lastIndexOf('/') + 1) + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update((text.replace("\r\n", "\n") + "\0").getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files compiled. Errors: {@link UnreadableRules} with file, line and the compiler's words. */
    InternalKieModule compiled() {
        KieBuilder builder = build(files);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new UnreadableRules(complaints(builder));
        }
        return (InternalKieModule) builder.getKieModule();
    }

    private static KieBuilder build(SortedMap<String, String> texts) {
        ClassLoader loader = RuleUnit.class.getClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            KieServices services = KieServices.get();
            KieFileSystem system = services.newKieFileSystem();
            texts.forEach((file, text) -> system.write(path(file, text), text));
            return services.newKieBuilder(system, loader).buildAll(ExecutableModelProject.class);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String path(String file, String text) {
        Matcher matcher = PACKAGE.matcher(text);
        String folder = matcher.find() ? matcher.group(1).replace('.', '/') + "/" : "";
        return "src/main/resources/" + folder + file.substring(file.lastIndexOf('/') + 1);
    }

    /** Drools does not always say where: then the files are tried one by one, and of a faulty one its rules. */
    private List<Complaint> complaints(KieBuilder whole) {
        List<Complaint> found = new ArrayList<>();
        files.forEach((file, text) -> {
            TreeMap<String, String> alone = new TreeMap<>();
            alone.put(file, text);
            List<Message> messages = build(alone).getResults().getMessages(Message.Level.ERROR);
            for (Message message : messages) {
                if (!message.getText().startsWith(GENERATED)) {
                    found.add(complaint(file, text, message));
                }
            }
        });
        if (found.isEmpty()) {
            whole.getResults()
                    .getMessages(Message.Level.ERROR)
                    .forEach(message -> found.add(complaint(name, 0, 0, message)));
        }
        return found.stream().distinct().toList();
    }

    /** Places in the Java that Drools made of a rule are of no use to anybody. */
    private static Complaint complaint(String file, String text, Message message) {
        boolean inRule =
                message.getLine() > 0 && String.valueOf(message.getPath()).endsWith(".drl");
        int line = inRule ? message.getLine() : culprit(file, text);
        return complaint(file, line, inRule ? Math.max(1, message.getColumn()) : 1, message);
    }

    /** In the compiler's own words, which are English. */
    private static Complaint complaint(String file, int line, int column, Message message) {
        String said = message.getText().lines().findFirst().orElse("");
        return new Complaint(
                file,
                line,
                column,
                "aturan tidak dapat dikompilasi" + (said.isEmpty() ? "" : " (" + said + ")")
                        + "; perbaiki aturannya atau kembalikan berkasnya seperti semula",
                (said.isEmpty() ? "the rule cannot be compiled" : said)
                        + "; correct the rule or restore the file as it came");
    }

    private static int culprit(String file, String text) {
        Matcher matcher = RULE.matcher(text);
        List<Integer> starts = new ArrayList<>();
        while (matcher.find()) {
            starts.add(matcher.start());
        }
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            TreeMap<String, String> alone = new TreeMap<>();
            alone.put(file, text.substring(0, starts.get(0)) + text.substring(starts.get(i), end));
            if (build(alone).getResults().hasMessages(Message.Level.ERROR)) {
                return 1
                        + (int) text.substring(0, starts.get(i))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
            }
        }
        return 1;
    }
}
