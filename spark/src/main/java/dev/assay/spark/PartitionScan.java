package dev.assay.spark;

import dev.assay.objects.Stores;
import dev.assay.scan.Target;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * The scan of one partition: files in, lines of records out, and nothing else, so that a task can
 * be run again, or twice at the same time.
 */
final class PartitionScan implements FlatMapFunction<Iterator<Found>, String> {
  private final ScanOptions options;
  private final @Nullable String base;
  private final Counters counters;

  PartitionScan(ScanOptions options, @Nullable String base, Counters counters) {
    this.options = options;
    this.base = base;
    this.counters = counters;
  }

  @Override
  public Iterator<String> call(Iterator<Found> partition) {
    Engine engine = Engine.of(options);
    List<Target> local = new ArrayList<>();
    List<Target> remote = new ArrayList<>();
    while (partition.hasNext()) {
      Found found = partition.next();
      List<Target> targets = Stores.isLocation(found.location()) ? remote : local;
      targets.add(engine.places().target(found, base));
    }
    RecordLines lines =
        new RecordLines(
            sink -> {
              engine.scanLocal(local, sink);
              engine.scanRemote(remote, sink);
            },
            counters);
    TaskCompletionListener end = context -> lines.close();
    TaskContext.get().addTaskCompletionListener(end);
    return lines;
  }
}
