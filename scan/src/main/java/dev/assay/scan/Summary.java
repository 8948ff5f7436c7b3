package dev.assay.scan;

import dev.assay.Cost;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Totals over the records of a scan; not thread-safe. */
public final class Summary {

  /** Totals of one kind. */
  public static final class KindTotal {
    private long files;
    private long failed;
    private long partial;
    private long described;
    private long bytes;

    /** Files of the kind. */
    public long files() {
      return files;
    }

    /** Files that ended without facts. */
    public long failed() {
      return failed;
    }

    /** Files whose facts are only a part. */
    public long partial() {
      return partial;
    }

    /** Files whose metadata the gate lets pass. */
    public long described() {
      return described;
    }

    /** Sizes of the files whose size is known, added up. */
    public long bytes() {
      return bytes;
    }
  }

  /** Totals of one finding code. */
  public static final class CodeTotal {
    private final String code;
    private final Severity severity;
    private final String examplePath;
    private final Finding example;
    private long files;

    private CodeTotal(Finding example, String examplePath) {
      this.code = example.code();
      this.severity = example.severity();
      this.example = example;
      this.examplePath = examplePath;
    }

    /** The code. */
    public String code() {
      return code;
    }

    /** The severity of the findings. */
    public Severity severity() {
      return severity;
    }

    /** How many files have it. */
    public long files() {
      return files;
    }

    /** The first one. */
    public Finding example() {
      return example;
    }

    /** The path of the file that has the first one. */
    public String examplePath() {
      return examplePath;
    }
  }

  private record CodeKey(String code, Severity severity) {}

  private final Map<MediaKind, KindTotal> kinds = new EnumMap<>(MediaKind.class);
  private final Map<CodeKey, CodeTotal> codes = new LinkedHashMap<>();
  private long files;
  private long bytes;
  private long bytesRead;
  private long reads;
  private long duplicates;
  private @Nullable Severity worst;

  /** Adds a record. */
  public void add(ScanRecord record) {
    add(
        record.path(),
        record.kind(),
        record.status(),
        record.metadata() != null,
        record.identity().length(),
        record.cost(),
        record.findings());
  }

  /** Adds a record of a file. */
  public void add(StoredRecord record) {
    duplicates += record.duplicateOf() == null ? 0 : 1;
    add(
        record.path(),
        record.kind(),
        record.status(),
        record.json().path("metadata").isObject(),
        record.json().path("fileSize").asLong(),
        record.cost(),
        record.findings());
  }

  private void add(
      String path,
      MediaKind mediaKind,
      ScanRecord.Status status,
      boolean isDescribed,
      long size,
      Cost cost,
      List<Finding> findings) {
    files++;
    KindTotal kind = kinds.computeIfAbsent(mediaKind, any -> new KindTotal());
    kind.files++;
    switch (status) {
      case FAILED -> kind.failed++;
      case PARTIAL -> kind.partial++;
      case COMPLETE -> {}
    }
    if (isDescribed) {
      kind.described++;
    }
    long length = Math.max(0, size);
    kind.bytes += length;
    bytes += length;
    bytesRead += cost.bytesRead();
    reads += cost.reads();
    LinkedHashSet<CodeKey> seen = new LinkedHashSet<>();
    for (Finding finding : findings) {
      CodeKey key = new CodeKey(finding.code(), finding.severity());
      if (seen.add(key)) {
        codes.computeIfAbsent(key, any -> new CodeTotal(finding, path)).files++;
      }
      if (worst == null || finding.severity().compareTo(worst) > 0) {
        worst = finding.severity();
      }
    }
  }

  /** Files that say they have the content of another. */
  public long duplicates() {
    return duplicates;
  }

  /** Files in all. */
  public long files() {
    return files;
  }

  /** Sizes of the files whose size is known, added up. */
  public long bytes() {
    return bytes;
  }

  /** Bytes read to describe them. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Reads made to describe them. */
  public long reads() {
    return reads;
  }

  /** Totals by kind, in the order of the kinds. */
  public Map<MediaKind, KindTotal> kinds() {
    return new EnumMap<>(kinds);
  }

  /** Totals by finding code, the worst first and then the commonest. */
  public List<CodeTotal> codes() {
    List<CodeTotal> sorted = new ArrayList<>(codes.values());
    sorted.sort(
        Comparator.comparing(CodeTotal::severity)
            .thenComparing(CodeTotal::files)
            .reversed()
            .thenComparing(CodeTotal::code));
    return sorted;
  }

  /** Whether any finding is at least as bad as {@code severity}. */
  public boolean hasFindingsAt(Severity severity) {
    return worst != null && worst.compareTo(severity) >= 0;
  }
}
