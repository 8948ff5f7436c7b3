package dev.assay.cli;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, handing them the console they print to. */
final class CommandFactory implements IFactory {
  private static final Map<Class<?>, Function<Console, Object>> COMMANDS =
      Map.ofEntries(
          Map.entry(ScanCommand.class, ScanCommand::new),
          Map.entry(InspectCommand.class, InspectCommand::new),
          Map.entry(DicomCommand.class, DicomCommand::new),
          Map.entry(VerifyCommand.class, VerifyCommand::new),
          Map.entry(CompareCommand.class, CompareCommand::new),
          Map.entry(PayloadCommand.class, PayloadCommand::new),
          Map.entry(RecordsCommand.class, RecordsCommand::new),
          Map.entry(FormatsCommand.class, FormatsCommand::new),
          Map.entry(CompletionCommand.class, CompletionCommand::new),
          Map.entry(ManCommand.class, ManCommand::new));

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
