package dev.assay.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code assay} command: reads media files, says what they are, and proves it. */
@Command(
    name = "assay",
    description = "Reads media files, says what they are, and proves it before they are uploaded.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything passes",
      "1:findings at or above --fail-on",
      "2:wrong command line",
      "3:the input could not be read, or the output not be written",
      "130, 143:interrupted, ended by a signal"
    })
public final class Main {

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Not the platform's character set: file names are Unicode, whatever the locale.
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Runs the command.
   *
   * @param out where results go
   * @param err where progress, errors and usage help go
   * @return the exit code
   */
  static int run(PrintStream out, PrintStream err, String... args) {
    Console console = new Console(out, err);
    InspectCommand plain = InspectCommand.plain(console, args);
    return plain == null ? parsed(console, args) : called(plain, console);
  }

  private static int called(InspectCommand command, Console console) {
    try {
      return command.call();
    } catch (IOException | InterruptedException e) {
      return ended(e, console.err());
    }
  }

  /** Runs the command that the arguments call by the parser of command lines. */
  static int parsed(Console console, String... args) {
    PrintStream out = console.out();
    PrintStream err = console.err();
    CommandLine command = new CommandLine(new Main());
    Commands.add(command, console, args);
    command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.inColour() ? Ansi.ON : Ansi.OFF));
    command.setExecutionExceptionHandler(
        (exception, failed, parsed) -> {
          if (exception instanceof IOException || exception instanceof InterruptedException) {
            return ended(exception, err);
          }
          throw exception;
        });
    command.setParameterExceptionHandler((exception, wrong) -> complain(exception, err));
    if (args.length == 0) {
      command.usage(err);
      return ExitCode.USAGE;
    }
    return command.execute(args);
  }

  /** Says why a command did not come to its end. */
  private static int ended(Exception exception, PrintStream err) {
    if (exception instanceof InterruptedException) {
      err.println("assay: interrupted");
      return ExitCode.INTERRUPTED;
    }
    err.println("assay: " + Console.printable(String.valueOf(exception.getMessage())));
    return ExitCode.UNREADABLE;
  }

  /** Says what is wrong with the arguments; the whole help would carry that off the screen. */
  private static int complain(ParameterException exception, PrintStream err) {
    CommandLine command = exception.getCommandLine();
    err.println("assay: " + Console.printable(String.valueOf(exception.getMessage())));
    PrintWriter suggestions = new PrintWriter(err, true, StandardCharsets.UTF_8);
    UnmatchedArgumentException.printSuggestions(exception, suggestions);
    String name = command.getCommandSpec().qualifiedName();
    err.println("Try '" + name + " --help'.");
    return ExitCode.USAGE;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** The version as the distribution's manifest says it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"assay " + (version == null ? "(not packaged)" : version)};
    }
  }
}
