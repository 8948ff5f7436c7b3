package dev.assay.testdata;

import dev.assay.source.ByteArraySource;
import dev.assay.source.ByteSource;
import dev.assay.source.FileSource;
import dev.assay.source.StreamSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every source of the core keeps the contract. */
class SourcesContractTest {

  @Nested
  class ByteArrays extends ByteSourceContract {
    @Override
    protected ByteSource open(byte[] content) {
      return ByteArraySource.of(content, "array");
    }
  }

  @Nested
  class RegularFiles extends ByteSourceContract {
    @TempDir Path folder;

    @Override
    protected ByteSource open(byte[] content) throws IOException {
      return FileSource.open(Files.write(folder.resolve("content"), content));
    }
  }

  @Nested
  class Scripted extends ByteSourceContract {
    @Override
    protected ByteSource open(byte[] content) {
      return ScriptedSource.of(content, "scripted");
    }
  }

  @Nested
  class ScriptedWithoutLength extends ByteSourceContract {
    @Override
    protected ByteSource open(byte[] content) {
      return ScriptedSource.of(content, "scripted").hidingLength();
    }

    @Override
    protected boolean reportsLength() {
      return false;
    }
  }

  abstract static class Streams extends ByteSourceContract {
    @Override
    protected boolean reportsLength() {
      return false;
    }

    @Override
    protected int pieceBytes() {
      return 16 * 1024;
    }
  }

  @Nested
  class StreamsInMemory extends Streams {
    @Override
    protected ByteSource open(byte[] content) {
      return StreamSource.of(new ByteArrayInputStream(content), "stream");
    }
  }

  @Nested
  class StreamsThatSpill extends Streams {
    @Override
    protected ByteSource open(byte[] content) {
      return StreamSource.of(new ByteArrayInputStream(content), "stream", 1000, Long.MAX_VALUE);
    }
  }

  @Nested
  class StreamsChoppedToSingleBytes extends Streams {
    @Override
    protected ByteSource open(byte[] content) {
      return StreamSource.of(chopped(content), "stream", 20_000, 1 << 20);
    }

    @Override
    protected int pieceBytes() {
      return 4096;
    }
  }

  private static InputStream chopped(byte[] content) {
    return new ByteArrayInputStream(content) {
      @Override
      public int read(byte[] into, int offset, int n) {
        return super.read(into, offset, Math.min(n, 1));
      }
    };
  }
}
