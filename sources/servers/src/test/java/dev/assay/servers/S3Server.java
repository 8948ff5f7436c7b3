package dev.assay.servers;

import dev.assay.http.HttpStore;
import dev.assay.s3.S3Provider;
import dev.assay.source.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** S3Proxy in this process, which checks the signatures of requests. */
final class S3Server implements ObjectServer {
  static final String BUCKET = "pictures";
  private static final String KEY_ID = "AKIDEXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG";

  private final S3Proxy reading;
  private final S3Proxy writing;
  private final Relay relay;
  private final HttpClient client = HttpClient.newHttpClient();

  S3Server() throws Exception {
    BlobStore objects = new TransientNio2BlobStore();
    writing =
        S3Proxy.builder()
            .blobStore(objects)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, "", "")
            .build();
    reading =
        S3Proxy.builder()
            .blobStore(objects)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, SECRET)
            .build();
    writing.start();
    reading.start();
    relay = new Relay(reading.getPort());
    System.setProperty("aws.accessKeyId", KEY_ID);
    System.setProperty("aws.secretAccessKey", SECRET);
    write("", new byte[0]);
  }

  @Override
  public Relay relay() {
    return relay;
  }

  @Override
  public Store store(HttpStore http) {
    return new S3Provider().store(http, relay.address(), false, name -> null);
  }

  @Override
  public Store deniedStore(HttpStore http) {
    return new S3Provider().store(http, relay.address(), true, name -> null);
  }

  @Override
  public String location(String key) {
    return "s3://" + BUCKET + "/" + key;
  }

  @Override
  public void put(String key, byte[] content) throws IOException, InterruptedException {
    write("/" + Keys.encoded(key), content);
  }

  private void write(String path, byte[] content) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + writing.getPort() + "/" + BUCKET + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).PUT(HttpRequest.BodyPublishers.ofByteArray(content)).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(uri + " " + answer.statusCode() + " " + answer.body());
    }
  }

  @Override
  public String pageMark() {
    return "list-type=2";
  }

  @Override
  public int pageSize() {
    return 1000;
  }

  @Override
  public void close() throws IOException {
    relay.close();
    try {
      reading.stop();
      writing.stop();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
