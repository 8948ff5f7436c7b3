package dev.assay.http;

import dev.assay.source.ByteSource;
import dev.assay.testdata.ByteSourceContract;
import dev.assay.testdata.http.Fault;
import dev.assay.testdata.http.FaultyHttpServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** Sources over HTTP keep the contract of sources, whatever kind of server answers. */
class HttpContractTest {

  abstract static class Served extends ByteSourceContract {
    private final HttpStore store =
        new HttpStore(HttpOptions.standard().withAttempts(5, Duration.ofMillis(1)));
    private FaultyHttpServer server;

    abstract Fault fault();

    @BeforeEach
    void start() throws IOException {
      server = FaultyHttpServer.start().always(fault());
    }

    @AfterEach
    void stop() throws IOException {
      server.close();
    }

    @Override
    protected ByteSource open(byte[] content) throws IOException {
      return store.open(server.put("/object", content).uri("/object"));
    }

    @Override
    protected boolean reportsLength() {
      return false;
    }
  }

  @Nested
  class WithRanges extends Served {
    @Override
    Fault fault() {
      return Fault.none();
    }
  }

  @Nested
  class WithRangesShorterThanAskedFor extends Served {
    @Override
    Fault fault() {
      return Fault.rangeCutTo(1000);
    }
  }

  @Nested
  class WithConnectionsThatBreak extends Served {
    @Override
    Fault fault() {
      return (request, reply) -> reply.droppedAfter(1500);
    }
  }

  @Nested
  class WithoutRanges extends Served {
    @Override
    Fault fault() {
      return Fault.rangesIgnored();
    }
  }

  @Nested
  class WithoutRangesAndLengths extends Served {
    @Override
    Fault fault() {
      return Fault.rangesIgnoredInChunks();
    }
  }
}
