package id.patuh.desk.browser;

/**
 * A page as somebody sees it.
 *
 * @param name in small letters, for reports and pictures
 * @param login who looks; empty: somebody who is not signed in
 * @param status what the page comes with
 */
record Scene(String name, String login, int status, Way way) {

    /** How to get to the page, as often as one likes. */
    interface Way {
        void go(Browser browser) throws Exception;
    }

    static Scene at(String name, String login, String path) {
        return of(name, login, browser -> browser.go(path));
    }

    static Scene of(String name, String login, Way way) {
        return new Scene(name, login, 200, way);
    }

    /** The same page, which is expected to say that something is wrong. */
    Scene refused(int with) {
        return new Scene(name, login, with, way);
    }
}
