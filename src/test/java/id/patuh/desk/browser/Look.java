package id.patuh.desk.browser;

/** A language and a theme. */
enum Look {
    INDONESIAN("id", "light"),
    ENGLISH("en", "dark");

    private final String language;
    private final String theme;

    Look(String language, String theme) {
        this.language = language;
        this.theme = theme;
    }

    Browser on(Browser browser) {
        return browser.cookie("lang", language).cookie("theme", theme);
    }

    @Override
    public String toString() {
        return language + "-" + theme;
    }
}
