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
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page, in the macros of man(7). */
final class ManPage {
  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  /** The page of a command and its commands. */
  static String of(CommandSpec root) {
    ManPage man = new ManPage();
    String name = root.name();
    String description = String.join(" ", root.usageMessage().description());
    man.macro(".TH " + name.toUpperCase(Locale.ROOT) + " 1");
    man.section("NAME");
    man.text(name + " - " + description.replaceFirst("\\.$", ""));
    man.section("SYNOPSIS");
    man.macro(".B " + escaped(name));
    man.text("COMMAND [OPTIONS] ...");
    man.section("DESCRIPTION");
    man.text(description);
    man.arguments(root);
    man.section("COMMANDS");
    for (CommandLine command : root.subcommands().values()) {
      man.command(command);
    }
    man.section("EXIT STATUS");
    for (Map.Entry<String, String> code : root.usageMessage().exitCodeList().entrySet()) {
      man.item(code.getKey(), code.getValue());
    }
    return man.page.toString();
  }

  private void command(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    macro(".SS " + escaped(spec.qualifiedName()));
    UsageMessageSpec usage = spec.usageMessage();
    text(String.join(" ", usage.description()));
    arguments(spec);
  }

  private void arguments(CommandSpec spec) {
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      item("\\fI" + escaped(parameter.paramLabel()) + "\\fR", description(parameter));
    }
    for (OptionSpec option : spec.options()) {
      if (option.hidden()) {
        continue;
      }
      List<String> names = new ArrayList<>();
      for (String name : option.names()) {
        names.add("\\fB" + escaped(name) + "\\fR");
      }
      String value =
          option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR";
      item(String.join(", ", names) + value, description(option));
    }
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void section(String name) {
    macro(".SH " + name);
  }

  /** A paragraph with what it is about before it. */
  private void item(String escapedTerm, String description) {
    macro(".TP");
    macro(escapedTerm);
    text(description);
  }

  private void macro(String line) {
    page.append(line).append('\n');
  }

  private void text(String text) {
    String escaped = escaped(text);
    // A dot or an apostrophe at the beginning would make it a macro.
    boolean isMacro = escaped.startsWith(".") || escaped.startsWith("'");
    macro(isMacro ? "\\&" + escaped : escaped);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("%%", "%");
  }
}
