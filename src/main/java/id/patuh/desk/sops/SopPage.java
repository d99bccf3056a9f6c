package id.patuh.desk.sops;

import id.patuh.desk.DeskLanguage;
import id.patuh.sop.Sop;
import id.patuh.sop.SopChanges;
import id.patuh.sop.SopWords;
import id.patuh.sop.Text;
import id.patuh.standing.RulesShelf;
import id.patuh.web.Only;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One version of an SOP: as the official form has it, in words, as it is written, and beside another version. */
@Controller
class SopPage {

    private final RulesShelf shelf;

    SopPage(RulesShelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping("/sops/{sop}")
    @Only.Visitors
    String latest(@PathVariable String sop, Locale locale, Model model) {
        if (!shelf.sops().knows(sop)) {
            throw missing();
        }
        return version(shelf.sops().latest(sop), locale, model);
    }

    @GetMapping("/sops/{sop}/{version}")
    @Only.Visitors
    String version(@PathVariable String sop, @PathVariable String version, Locale locale, Model model) {
        return version(find(sop, version), locale, model);
    }

    private String version(Sop sop, Locale locale, Model model) {
        List<Sop> versions = SopsPage.newestFirst(shelf.sops().versions().getOrDefault(sop.id(), List.of()));
        int at = versions.indexOf(sop);
        model.addAttribute("sop", sop);
        model.addAttribute("versions", versions);
        model.addAttribute("previous", at >= 0 && at + 1 < versions.size() ? versions.get(at + 1) : null);
        model.addAttribute("language", DeskLanguage.of(locale));
        model.addAttribute(
                "rows", sop.steps().stream().map(step -> SopRow.of(sop, step)).toList());
        model.addAttribute("caseLimit", SopWords.limits(sop.caseLimit()));
        model.addAttribute("closes", SopWords.closes(sop, sop.closes()));
        model.addAttribute(
                "ladder",
                sop.escalation().stream().map(rung -> SopWords.rung(sop, rung)).toList());
        model.addAttribute("groups", groups(sop));
        model.addAttribute("yaml", shelf.table(sop));
        return "desk/sops/one";
    }

    /** @param key of its heading in the texts */
    record Group(String key, List<RuleFile> files) {}

    record RuleFile(String name, List<RulesShelf.RuleText> rules) {}

    private List<Group> groups(Sop sop) {
        List<Group> groups = new ArrayList<>();
        List<RuleFile> own = files(shelf.own(sop));
        if (!own.isEmpty()) {
            groups.add(new Group("sops.rules.own", own));
        }
        groups.add(new Group("sops.rules.checks", files(shelf.checks())));
        return groups;
    }

    private static List<RuleFile> files(Map<String, String> drl) {
        return drl.entrySet().stream()
                .map(file -> new RuleFile(file.getKey(), RulesShelf.rulesOf(file.getValue())))
                .toList();
    }

    /** @param from the other version; absent: the one before */
    @GetMapping("/sops/{sop}/{version}/changes")
    @Only.Visitors
    String changes(
            @PathVariable String sop,
            @PathVariable String version,
            @RequestParam(required = false) @Nullable String from,
            Locale locale,
            Model model) {
        Sop after = find(sop, version);
        List<Sop> versions = shelf.sops().versions().getOrDefault(sop, List.of());
        int before = versions.indexOf(after) - 1;
        Sop other = from != null ? find(sop, from) : before >= 0 ? versions.get(before) : after;
        Map<Text, List<SopChanges.Change>> byPlace = new LinkedHashMap<>();
        for (SopChanges.Change change : SopChanges.between(other, after)) {
            byPlace.computeIfAbsent(change.where(), any -> new ArrayList<>()).add(change);
        }
        model.addAttribute("sop", after);
        model.addAttribute("from", other);
        model.addAttribute("versions", versions);
        model.addAttribute("changes", byPlace);
        model.addAttribute("language", DeskLanguage.of(locale));
        return "desk/sops/changes";
    }

    /** The table as it is written, to be taken as the beginning of a draft. */
    @GetMapping("/sops/{sop}/{version}/sop.yaml")
    @Only.Visitors
    ResponseEntity<byte[]> yaml(@PathVariable String sop, @PathVariable String version) {
        Sop found = find(sop, version);
        return file(found.id() + "-" + found.version().replaceAll("[^A-Za-z0-9.-]", "-") + ".yaml", shelf.table(found));
    }

    static ResponseEntity<byte[]> file(String name, String text) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private Sop find(String sop, String version) {
        return shelf.sops().versions().getOrDefault(sop, List.of()).stream()
                .filter(one -> one.version().equals(version))
                .findFirst()
                .orElseThrow(SopPage::missing);
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "sops.missing");
    }
}
