package dev.assay.cli;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, handing them the console they print to. */
final class CommandFactory implements IFactory {
  private static final Map<Class<?>, Function<Console, Object>> COMMANDS =
      Map.of(
          ScanCommand.class, ScanCommand::new,
          InspectCommand.class, InspectCommand::new,
          DicomCommand.class, DicomCommand::new,
          VerifyCommand.class, VerifyCommand::new,
          CompareCommand.class, CompareCommand::new,
          PayloadCommand.class, PayloadCommand::new,
          FormatsCommand.class, FormatsCommand::new);

  private final Console console;

  CommandFactory(Console console) {
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Function<Console, Object> command = COMMANDS.get(type);
    return command == null
        ? CommandLine.defaultFactory().create(type)
        : type.cast(command.apply(console));
  }
}
