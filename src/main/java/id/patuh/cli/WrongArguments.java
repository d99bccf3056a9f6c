package id.patuh.cli;

import id.patuh.sop.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments of a command, in the language that they ask for. */
record WrongArguments(ParameterException fault, List<String> arguments) {

    private static final String LANGUAGE = "--lang";

    /** The language is looked for by hand, as reading may have stopped before it. */
    Language language() {
        Language language = Language.ID;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String value = argument.startsWith(LANGUAGE + "=")
                    ? argument.substring(LANGUAGE.length() + 1)
                    : argument.equals(LANGUAGE) && i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            language = value.equalsIgnoreCase("en") ? Language.EN : value.isEmpty() ? language : Language.ID;
        }
        return language;
    }

    String message() {
        Words words = new Words(language());
        if (fault instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, words);
        }
        if (fault instanceof MissingParameterException missing) {
            return missing(missing, words);
        }
        if (fault instanceof OverwrittenOptionException twice) {
            return words.optionTwice(name(twice.getOverwritten()));
        }
        ArgSpec spec = fault.getArgSpec();
        String value = fault.getValue();
        return spec == null || value == null
                ? String.valueOf(fault.getMessage())
                : words.unfitValue(name(spec), value, expected(spec));
    }

    private static String unmatched(UnmatchedArgumentException fault, Words words) {
        String first =
                fault.getUnmatched().isEmpty() ? "" : fault.getUnmatched().get(0);
        if (fault.isUnknownOption()) {
            return words.unknownOption(first);
        }
        var commands = fault.getCommandLine().getSubcommands().keySet();
        return commands.isEmpty() ? words.tooMuch(first) : words.unknownCommand(first, String.join(", ", commands));
    }

    private String missing(MissingParameterException fault, Words words) {
        List<ArgSpec> without =
                fault.getMissing().stream().filter(this::isNamed).toList();
        if (!without.isEmpty()) {
            ArgSpec option = without.get(0);
            return words.noValue(name(option), option.paramLabel());
        }
        return words.missing(fault.getMissing().stream()
                .map(spec -> spec.isOption() ? name(spec) + " " + spec.paramLabel() : spec.paramLabel())
                .collect(Collectors.joining(", ")));
    }

    /** An option that is there, so that only its value is not. */
    private boolean isNamed(ArgSpec spec) {
        return spec instanceof OptionSpec option
                && Arrays.stream(option.names()).anyMatch(arguments::contains);
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }

    /** What may stand there; null where the label says no more than the name. */
    private static @Nullable String expected(ArgSpec spec) {
        Class<?> type = spec.typeInfo().isMultiValue() ? spec.auxiliaryTypes()[0] : spec.type();
        Object[] constants = type.getEnumConstants();
        if (constants != null) {
            return Arrays.stream(constants)
                    .map(one -> one.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
        return type == boolean.class ? null : spec.paramLabel();
    }
}
