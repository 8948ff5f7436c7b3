package dev.assay.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.testdata.http.FaultyHttpServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/**
 * The scan in a cluster of two hosts, each with an executor in a process of its own: a Spark within
 * one process never runs a task twice at the same time, and no cluster does on one host.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only there all of 127.0.0.0/8 are hosts")
final class SpeculationTest {
  private static final String ATTEMPTS = "two attempts at the slow task";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private final List<RpcEnv> cluster = new ArrayList<>();
  private SparkSession spark;

  @BeforeEach
  void start() throws Exception {
    // How Spark's own tests give executors the class path of the test.
    System.setProperty("spark.testing", "true");
    System.setProperty("spark.test.home", folder.toString());
    Files.createDirectories(folder.resolve("jars"));
    Files.createDirectories(folder.resolve("launcher/target/scala-2.13"));
    SparkConf conf =
        new SparkConf(false)
            .set("spark.master.rest.enabled", "false")
            .set("spark.ui.enabled", "false");
    RpcEnv master = Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, conf)._1();
    cluster.add(master);
    String[] masters = {master.address().toSparkURL()};
    for (int i = 1; i <= 2; i++) {
      cluster.add(
          Worker.startRpcEnvAndEndpoint(
              "127.0.0." + i,
              0,
              0,
              1,
              1024,
              masters,
              folder.resolve("worker" + i).toString(),
              Option.apply(i),
              conf,
              Option.empty()));
    }
    spark =
        SparkSession.builder()
            .master(masters[0])
            .appName("test")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.executor.memory", "512m")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .config("spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1")
            .config("spark.sql.adaptive.enabled", false)
            .config("spark.speculation", true)
            .config("spark.speculation.interval", "100ms")
            .config("spark.speculation.minTaskRuntime", "100ms")
            .config("spark.speculation.quantile", 0.5)
            .getOrCreate();
    spark.sparkContext().setLogLevel("OFF");
  }

  @AfterEach
  void stop() {
    if (spark != null) {
      spark.stop();
    }
    for (int i = cluster.size() - 1; i >= 0; i--) {
      cluster.get(i).shutdown();
      cluster.get(i).awaitTermination();
    }
    System.clearProperty("spark.testing");
    System.clearProperty("spark.test.home");
  }

  @Test
  void aTaskThatRunsTwiceAtTheSameTimeIsWrittenOnce() throws Exception {
    byte[] text = "some text\n".getBytes(StandardCharsets.UTF_8);
    List<String> locations = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      locations.add(Files.write(folder.resolve(i + ".txt"), text).toString());
    }
    Queue<SparkListenerTaskStart> speculative = new ConcurrentLinkedQueue<>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskStart(SparkListenerTaskStart start) {
            if (start.taskInfo().speculative()) {
              speculative.add(start);
            }
          }
        };
    spark.sparkContext().addSparkListener(listener);
    Path output = folder.resolve("records");
    CountDownLatch asked = new CountDownLatch(2);
    Records records;
    try (FaultyHttpServer server = FaultyHttpServer.start().put("/slow.txt", text)) {
      // Either attempt gets the file when both have asked for it.
      server.always(
          (request, reply) -> {
            asked.countDown();
            try {
              assertThat(asked.await(1, TimeUnit.MINUTES)).as(ATTEMPTS).isTrue();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      locations.add(server.uri("/slow.txt").toString());
      Dataset<Row> table = spark.createDataset(locations, Encoders.STRING()).toDF("uri");

      records = AssayScan.on(spark).partitionedBy(11).table(table, "uri");
      records.write(output.toString(), "jsonl");
    }

    assertThat(asked.getCount()).as(ATTEMPTS).isZero();
    assertThat(speculative).isNotEmpty();
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(output)) {
      List<Path> parts =
          files.filter(file -> file.getFileName().toString().startsWith("part-")).toList();
      assertThat(parts).hasSize(4);
      for (Path part : parts) {
        for (String line : Files.readAllLines(part)) {
          lines.add(JSON.readTree(line));
        }
      }
    }
    assertThat(lines)
        .allMatch(line -> line.path("status").textValue().equals("complete"))
        .extracting(line -> line.path("uri").textValue())
        .hasSize(41)
        .doesNotHaveDuplicates();
    assertThat(records.counters().files()).isEqualTo(41);
    assertThat(output.resolve("_temporary")).doesNotExist();
  }
}
