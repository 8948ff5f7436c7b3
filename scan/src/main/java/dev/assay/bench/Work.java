package dev.assay.bench;

import dev.assay.scan.Target;
import java.io.IOException;

/** What is done with each file; each thread has its own. */
@FunctionalInterface
interface Work {

  /** Does it. */
  void on(Target target) throws IOException;
}
