package dev.assay.archive;

import dev.assay.read.Limits;
import dev.assay.source.ByteArraySource;
import dev.assay.source.ByteSource;
import dev.assay.testdata.ByteSourceContract;
import dev.assay.testdata.archive.TarFile;
import dev.assay.testdata.archive.ZipFile;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/** Entries of archives keep the contract of sources. */
class ArchiveContractTest {

  abstract static class Entry extends ByteSourceContract {
    abstract String name();

    abstract byte[] archive(byte[] content);

    @Override
    protected ByteSource open(byte[] content) throws IOException {
      byte[] bytes = archive(content);
      // Passing entries hold for as long as their archive is open, which is left to the collector.
      Archive archive =
          Archive.open(name(), () -> ByteArraySource.of(bytes, name()), Limits.local());
      ArchiveEntry first = Objects.requireNonNull(archive).next();
      return Objects.requireNonNull(first).opener().open();
    }
  }

  @Nested
  class OfTar extends Entry {
    @Override
    String name() {
      return "a.tar";
    }

    @Override
    byte[] archive(byte[] content) {
      return TarFile.empty().file("entry", content).file("next", new byte[700]).bytes();
    }
  }

  @Nested
  class OfTarInGzip extends Entry {
    @Override
    String name() {
      return "a.tgz";
    }

    @Override
    byte[] archive(byte[] content) {
      return TarFile.empty().file("entry", content).file("next", new byte[700]).gzipped();
    }
  }

  @Nested
  class StoredInZip extends Entry {
    @Override
    String name() {
      return "a.zip";
    }

    @Override
    byte[] archive(byte[] content) {
      return ZipFile.empty().stored("entry", content).stored("next", new byte[700]).bytes();
    }
  }

  @Nested
  class DeflatedInZip extends Entry {
    @Override
    String name() {
      return "a.zip";
    }

    @Override
    byte[] archive(byte[] content) {
      return ZipFile.empty().deflated("entry", content).stored("next", new byte[700]).bytes();
    }
  }
}
