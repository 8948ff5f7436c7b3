package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.servers.TestStores;
import dev.assay.testdata.Examples;
import dev.assay.testdata.image.JpegFile;
import dev.assay.testdata.image.PngFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, given locations in an object store. */
final class StoreCommandsTest {
  private static TestStores server;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void start() throws Exception {
    server = TestStores.s3();
    server.put("set/a b.png", PngFile.of(40, 30).toBytes());
    server.put("set/more/c.jpg", JpegFile.of(64, 48).toBytes());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args);
  }

  private static List<String> urls(Path payload) throws IOException {
    JsonNode json = new ObjectMapper().readTree(payload.toFile());
    return json.findValuesAsText("objectUrl");
  }

  @Test
  void aScannedStoreNeedsNoUrlPrefix() throws Exception {
    Path upload = folder.resolve("upload.json");
    int code =
        run(
            "scan",
            "s3://pictures/set",
            "--endpoint",
            server.endpoint(),
            "--payload",
            upload.toString());
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(urls(upload))
        .containsExactlyInAnyOrder(
            server.endpoint() + "/pictures/set/a%20b.png",
            server.endpoint() + "/pictures/set/more/c.jpg");
    assertThat(run("verify", upload.toString(), "--endpoint", server.endpoint())).isZero();
  }

  @Test
  void theUrlsOfAPayloadCanHaveTheStoresScheme() throws Exception {
    Path upload = folder.resolve("upload.json");
    Path records = folder.resolve("scan.jsonl");
    int code =
        run(
            "scan",
            "s3://pictures/set/",
            "--endpoint",
            server.endpoint(),
            "--payload",
            upload.toString(),
            "--url-style",
            "s3",
            "-o",
            records.toString());
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(urls(upload))
        .containsExactlyInAnyOrder("s3://pictures/set/a%20b.png", "s3://pictures/set/more/c.jpg");
    assertThat(Files.readString(records))
        .contains("\"uri\":\"s3://pictures/set/a%20b.png\",\"path\":\"a b.png\"");
    assertThat(run("verify", upload.toString(), "--endpoint", server.endpoint())).isZero();

    Path later = folder.resolve("later.json");
    code = run("payload", records.toString(), "--payload", later.toString(), "--url-style", "s3");
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(Files.readString(later)).isEqualTo(Files.readString(upload));

    code =
        run(
            "scan",
            "s3://pictures/set/",
            "--endpoint",
            server.endpoint(),
            "--payload",
            upload.toString(),
            "--url-style",
            "gs");
    assertThat(code).isEqualTo(ExitCode.UNREADABLE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--url-style gs is not a style of");
  }

  @Test
  void verifyFindsWhatDiffersInTheStore() throws Exception {
    Path upload = folder.resolve("upload.json");
    run(
        "scan",
        "s3://pictures/set/",
        "--endpoint",
        server.endpoint(),
        "--payload",
        upload.toString(),
        "--url-style",
        "s3");
    Files.writeString(upload, Files.readString(upload).replace("\"width\":40", "\"width\":41"));
    assertThat(run("verify", upload.toString(), "--endpoint", server.endpoint()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("41").contains("40");
  }

  @Test
  void oneObjectIsInspected() {
    int code =
        run("inspect", "s3://pictures/set/a b.png", "--endpoint", server.endpoint(), "--json");
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"width\":40");
    assertThat(run("inspect", "s3://pictures/nothing", "--endpoint", server.endpoint()))
        .isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void aSeriesIsJudgedInTheStore() throws Exception {
    server.put("series/1.dcm", Examples.files().get("media/dicom/ct/1.dcm"));
    run("dicom", "s3://pictures/series", "--endpoint", server.endpoint(), "--json");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"files\" : 1,");
  }

  @Test
  void aLocationThatCannotBeListedIsAFileThatCannotBeRead() {
    int code = run("scan", "s3://nobodys-bucket/x/", "--endpoint", server.endpoint(), "-o", "-");
    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("nobodys-bucket")
        .contains("\"status\":\"failed\"");
  }

  @Test
  void anEndpointThatIsNoAddressIsAUsageError() {
    assertThat(run("inspect", "s3://a-bucket/b", "--endpoint", "nonsense"))
        .isEqualTo(ExitCode.USAGE);
  }
}
