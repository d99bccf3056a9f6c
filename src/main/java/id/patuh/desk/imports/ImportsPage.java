package id.patuh.desk.imports;

import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.desk.Words;
import id.patuh.entrance.DeskIn;
import id.patuh.reception.Input;
import id.patuh.reception.IntakeSettings;
import id.patuh.reception.Mappings;
import id.patuh.reception.Overloaded;
import id.patuh.reception.Received;
import id.patuh.reception.Source;
import id.patuh.reception.TooLarge;
import id.patuh.sop.Text;
import id.patuh.standing.RulesShelf;
import id.patuh.web.FileNames;
import id.patuh.web.Only;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Imports: what came in as files, and a place to drop more. */
@Controller
class ImportsPage {

    private static final int MOST = 50;
    private static final int MOST_FILES = 50;

    private final VisibleImports imports;
    private final DeskIn desk;
    private final Mappings mappings;
    private final RulesShelf rules;
    private final IntakeSettings settings;
    private final Words words;

    ImportsPage(
            VisibleImports imports,
            DeskIn desk,
            Mappings mappings,
            RulesShelf rules,
            IntakeSettings settings,
            Words words) {
        this.imports = imports;
        this.desk = desk;
        this.mappings = mappings;
        this.rules = rules;
        this.settings = settings;
        this.words = words;
    }

    @GetMapping("/imports")
    @Only.DeskStaff
    String list(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "false") boolean troubled,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        List<Input> page = imports.list(visitor, source(source), troubled, before, MOST + 1);
        boolean more = page.size() > MOST;
        List<Input> shown = more ? page.subList(0, MOST) : page;
        model.addAttribute("imports", shown);
        model.addAttribute(
                "sources", Arrays.stream(Source.values()).map(Source::word).toList());
        model.addAttribute("source", source == null ? "" : source);
        model.addAttribute("troubled", troubled);
        model.addAttribute("first", before == null);
        model.addAttribute(
                "next",
                more
                        ? "/imports?before=" + shown.get(MOST - 1).id()
                                + (source == null || source.isEmpty() ? "" : "&source=" + source)
                                + (troubled ? "&troubled=true" : "")
                        : null);
        model.addAttribute("sops", rules.sops().versions().keySet());
        model.addAttribute("mappings", mappings.all());
        model.addAttribute("largest", settings.largestFileOrDefault());
        return "desk/imports/list";
    }

    private static @Nullable Source source(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Arrays.stream(Source.values())
                .filter(source -> source.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    /** Takes dropped files in. One file leads to its own page, several to the list. */
    @PostMapping("/imports")
    @Only.DeskStaff
    String take(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(required = false) @Nullable String sop,
            @RequestParam(required = false) @Nullable Long mapping,
            Locale locale,
            RedirectAttributes after) {
        List<MultipartFile> dropped = files == null
                ? List.of()
                : files.stream().filter(file -> !named(file).isEmpty()).toList();
        String refusal = refusal(dropped, sop, mapping);
        if (refusal != null) {
            after.addFlashAttribute("refused", refusal);
            return "redirect:/imports";
        }
        List<Received> received = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (MultipartFile file : dropped) {
            take(visitor, file, blankToNull(sop), mapping, locale, received, problems);
        }
        if (!received.isEmpty()) {
            after.addFlashAttribute("said", said(received));
        }
        if (!problems.isEmpty()) {
            after.addFlashAttribute("refused", String.join("; ", problems));
        }
        return received.size() == 1 && problems.isEmpty()
                ? "redirect:/imports/" + received.get(0).input().id()
                : "redirect:/imports";
    }

    private @Nullable String refusal(List<MultipartFile> files, @Nullable String sop, @Nullable Long mapping) {
        if (files.isEmpty()) {
            return "imports.nofile";
        }
        if (files.size() > MOST_FILES) {
            return words.of("imports.toomany", MOST_FILES);
        }
        boolean known = blankToNull(sop) == null || rules.sops().knows(String.valueOf(sop));
        return !known || (mapping != null && mappings.find(mapping).isEmpty()) ? "imports.unknownchoice" : null;
    }

    private void take(
            Visitor visitor,
            MultipartFile file,
            @Nullable String sop,
            @Nullable Long mapping,
            Locale locale,
            List<Received> received,
            List<String> problems) {
        String name = FileNames.plain(named(file));
        try (InputStream bytes = file.getInputStream()) {
            received.add(
                    desk.take(visitor.login(), new DeskIn.Dropped(name, file.getContentType(), sop, mapping), bytes));
        } catch (TooLarge e) {
            problems.add(name + ": " + e.reason().in(DeskLanguage.of(locale)));
        } catch (Overloaded e) {
            problems.add(name + ": " + e.reason().in(DeskLanguage.of(locale)));
        } catch (IOException e) {
            problems.add(name + ": " + words.of("imports.unreadable"));
        }
    }

    private static String named(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    private String said(List<Received> received) {
        long again = received.stream().filter(Received::again).count();
        if (again == received.size()) {
            return words.of("imports.again", again);
        }
        return words.of("imports.taken", received.size() - again)
                + (again == 0 ? "" : " " + words.of("imports.again", again));
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** @param text null where there is none */
    static @Nullable String in(@Nullable Text text, Locale locale) {
        return text == null ? null : text.in(DeskLanguage.of(locale));
    }
}
