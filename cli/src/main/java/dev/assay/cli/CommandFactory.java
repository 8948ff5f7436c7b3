package dev.assay.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, handing them the console they print to. */
final class CommandFactory implements IFactory {
  private final Console console;

  CommandFactory(Console console) {
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == ScanCommand.class) {
      return type.cast(new ScanCommand(console));
    }
    if (type == InspectCommand.class) {
      return type.cast(new InspectCommand(console));
    }
    if (type == DicomCommand.class) {
      return type.cast(new DicomCommand(console));
    }
    if (type == FormatsCommand.class) {
      return type.cast(new FormatsCommand(console));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
