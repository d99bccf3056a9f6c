package id.patuh.desk.browser;

import java.util.List;

/** What people are told who may not, cannot or need not. */
final class RefusalScenes {

    private RefusalScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.at("not-allowed", "teknisi", "/people").refused(403),
                Scene.at("not-allowed-leadership", "pimpinan", "/mail").refused(403),
                Scene.at("missing", "pengelola", "/findings/999999").refused(404),
                Scene.at("unknown-address", "pengelola", "/tidak-ada").refused(404),
                Scene.at("unknown-address-nobody", "", "/tidak-ada"),
                Scene.at("wrong-way", "inspektur", "/findings/selected/entries").refused(404),
                Scene.at("wrong-value", "inspektur", "/findings?sort=warna").refused(400),
                Scene.of("form-too-old", "inspektur", browser -> {
                            browser.go("/account").script("document.querySelector('meta[name=csrf]').content = 'x'");
                            browser.post("/account/language", "language=id");
                        })
                        .refused(403));
    }
}
