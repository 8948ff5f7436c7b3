package dev.assay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The completion script for fish, which picocli has none for: a line for each thing to complete.
 */
final class FishCompletion {
  private final String name;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(String name) {
    this.name = name;
  }

  /** The script for a command and its commands. */
  static String of(CommandLine root) {
    FishCompletion fish = new FishCompletion(root.getCommandName());
    fish.add(root.getCommandSpec(), "__fish_use_subcommand");
    for (Map.Entry<String, CommandLine> command : root.getSubcommands().entrySet()) {
      CommandSpec spec = command.getValue().getCommandSpec();
      fish.line("__fish_use_subcommand", "-f -a " + command.getKey(), firstSentence(spec));
    }
    for (Map.Entry<String, CommandLine> command : root.getSubcommands().entrySet()) {
      CommandSpec spec = command.getValue().getCommandSpec();
      fish.add(spec, "__fish_seen_subcommand_from " + command.getKey());
    }
    return String.join("\n", fish.lines) + "\n";
  }

  private static String firstSentence(CommandSpec spec) {
    return firstSentence(String.join(" ", spec.usageMessage().description()));
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    String sentence = end < 0 ? text : text.substring(0, end);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private void add(CommandSpec spec, String condition) {
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        line(condition, words(option), firstSentence(String.join(" ", option.description())));
      }
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      List<String> choices = choices(parameter);
      if (!choices.isEmpty()) {
        line(condition, "-f -a " + quoted(String.join(" ", choices)), parameter.description()[0]);
      }
    }
  }

  private static String words(OptionSpec option) {
    StringBuilder words = new StringBuilder();
    for (String one : option.names()) {
      words.append(one.startsWith("--") ? "-l " : one.length() == 2 ? "-s " : "-o ");
      words.append(one.replaceFirst("^--?", "")).append(' ');
    }
    List<String> choices = choices(option);
    if (!choices.isEmpty()) {
      words.append("-x -a ").append(quoted(String.join(" ", choices)));
    } else if (option.arity().max() > 0) {
      words.append("-r");
    }
    return words.toString().trim();
  }

  /** The values there are, when there are only a few. */
  private static List<String> choices(ArgSpec argument) {
    List<String> choices = new ArrayList<>();
    if (argument.arity().max() == 0) {
      return choices;
    }
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(one -> choices.add(one.toLowerCase(Locale.ROOT)));
    } else if (argument.paramLabel().matches("[a-z+-]+(\\|[a-z+-]+)*")) {
      choices.addAll(List.of(argument.paramLabel().split("\\|", -1)));
    }
    return choices;
  }

  private void line(String condition, String words, String description) {
    lines.add(
        String.join(
            " ", "complete -c", name, "-n", quoted(condition), words, "-d", quoted(description)));
  }

  /** Text as fish takes it literally. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
