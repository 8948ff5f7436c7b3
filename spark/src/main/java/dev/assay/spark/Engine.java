package dev.assay.spark;

import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.format.Depth;
import dev.assay.read.Limits;
import dev.assay.scan.ArchiveWalk;
import dev.assay.scan.Scan;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.Target;
import dev.assay.scan.Walk;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Readers, gate and connections, one set of them in each executor; thread-safe. */
final class Engine {
  private static final Map<ScanOptions, Engine> ENGINES = new ConcurrentHashMap<>();

  private final Places places;
  private final Assay local;
  private final Assay remote;
  private final Gate gate;
  private final int concurrency;

  private Engine(ScanOptions options) {
    Depth depth = options.depth();
    places = Places.of(options);
    local = depth == null ? Assay.standard() : Assay.standard().at(depth);
    remote =
        depth == null || depth == Depth.HEADER
            ? Assay.remote()
            : Assay.remote().within(Limits.remoteWalk()).at(depth);
    gate = Gate.with(options.policy());
    concurrency = options.concurrency();
  }

  /** The engine of this process for those options. */
  static Engine of(ScanOptions options) {
    return ENGINES.computeIfAbsent(options, Engine::new);
  }

  Places places() {
    return places;
  }

  /** Scans files of this machine, one after another: there is a task for each processor. */
  void scanLocal(List<Target> targets, Scan.Taker<ScanRecord> taker)
      throws IOException, InterruptedException {
    run(new Scan(local, gate, 1), Limits.local(), targets, taker);
  }

  /** Scans files in stores, many at once: they are waited for more than worked on. */
  void scanRemote(List<Target> targets, Scan.Taker<ScanRecord> taker)
      throws IOException, InterruptedException {
    run(new Scan(remote, gate, concurrency), Limits.remote(), targets, taker);
  }

  private static void run(
      Scan scan, Limits archives, List<Target> targets, Scan.Taker<ScanRecord> taker)
      throws IOException, InterruptedException {
    if (targets.isEmpty()) {
      return;
    }
    Walk walk =
        visitor -> {
          boolean goesOn = true;
          for (int i = 0; i < targets.size() && goesOn; i++) {
            goesOn = visitor.visit(targets.get(i));
          }
        };
    scan.run(ArchiveWalk.over(walk, archives), taker);
  }
}
