package id.patuh.cli;

import java.util.ListResourceBundle;

/** What picocli says of its own in the help, in both languages as everything else there is. */
final class HelpWords extends ListResourceBundle {

    @Override
    protected Object[][] getContents() {
        return new Object[][] {
            {"mixinStandardHelpOptions.help", "Tampilkan bantuan ini. | Show this help."},
            {"mixinStandardHelpOptions.version", "Tampilkan versi program. | Show the program's version."},
            {"patuh.help.usage.header", "Menampilkan bantuan sebuah perintah. | Shows the help of a command."},
            {
                "patuh.help.usage.description",
                "%nTanpa COMMAND: bantuan seluruh program. | Without COMMAND: the help of the whole program.%n"
            },
            {"helpCommand.command", "Perintah yang ditanyakan. | The command asked about."},
            {"helpCommand.help", "Tampilkan bantuan ini. | Show this help."}
        };
    }
}
