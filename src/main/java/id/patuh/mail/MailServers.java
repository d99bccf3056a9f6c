package id.patuh.mail;

import org.jspecify.annotations.Nullable;

/**
 * The mail servers in use.
 *
 * @param imap null: no mail comes in
 * @param smtp null: no mail goes out
 * @param demo null: these are the office's own
 */
public record MailServers(
        MailSettings.@Nullable Imap imap,
        MailSettings.@Nullable Smtp smtp,
        @Nullable DemoMail demo) implements AutoCloseable {

    static MailServers of(MailSettings settings, id.patuh.sop.Sops sops) {
        if (!settings.startsDemo()) {
            return new MailServers(settings.imap(), settings.smtp(), null);
        }
        DemoMail demo = DemoMail.start(settings.demo(), sops);
        return new MailServers(demo.imap(), demo.smtp(), demo);
    }

    /** The service's own address in small letters; null: it sends nothing. */
    @Nullable
    String ours() {
        return smtp == null ? null : MailHead.address(smtp.from());
    }

    @Override
    public void close() {
        if (demo != null) {
            demo.close();
        }
    }
}
