package dev.assay.cli;

import dev.assay.encord.gate.Gate;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that hold what was said of objects against the objects. */
final class CheckOptions {

  @Mixin private ObjectOptions objectOptions = new ObjectOptions();

  @Option(names = "--json", description = "For programs: the differences as JSON.")
  private boolean json;

  @Mixin private GateOptions gateOptions = new GateOptions();

  /** What says which metadata an object has. */
  Gate gate() throws IOException {
    return gateOptions.gate();
  }

  /** The objects that were spoken of. */
  StoredObjects objects() {
    return objectOptions.objects();
  }

  /** Prints what was found. */
  void print(CheckedClaims results, Console console) throws IOException {
    if (json) {
      results.printJson(console);
    } else {
      results.print(console);
    }
  }
}
