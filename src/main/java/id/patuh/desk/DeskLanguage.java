package id.patuh.desk;

import id.patuh.lint.Complaint;
import id.patuh.sop.Language;
import java.util.List;
import java.util.Locale;

/** In which of the two languages a page speaks. */
public final class DeskLanguage {

    private DeskLanguage() {}

    /** English where the request's language is English, else Indonesian. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("en") ? Language.EN : Language.ID;
    }

    /** What is wrong with files, in that language. */
    public static List<String> texts(List<Complaint> complaints, Locale locale) {
        return complaints.stream()
                .map(of(locale) == Language.ID ? Complaint::inIndonesian : Complaint::inEnglish)
                .toList();
    }
}
