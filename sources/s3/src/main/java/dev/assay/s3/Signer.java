package dev.assay.s3;

import dev.assay.http.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests (Signature Version 4) with the credentials of the standard chain. */
final class Signer {
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,80})</Code>");

  private final boolean anonymous;
  private volatile boolean none;

  private Signer(boolean anonymous) {
    this.anonymous = anonymous;
  }

  /** What takes a while to begin with, and only those need who sign. */
  private static final class Begun {
    static final AwsCredentialsProvider CREDENTIALS = DefaultCredentialsProvider.builder().build();
    static final AwsV4HttpSigner ALGORITHM = AwsV4HttpSigner.create();
  }

  /** A signer that does not sign. */
  static Signer anonymous() {
    return new Signer(true);
  }

  /**
   * A signer with the credentials of the environment, the profile files (single sign-on and assumed
   * roles among them), the container or the machine, and one that does not sign where there are
   * none.
   */
  static Signer standard() {
    return new Signer(false);
  }

  /** What requests to a region need. */
  Service in(String region) {
    return new Signed(region);
  }

  private @Nullable AwsCredentialsIdentity identity() throws IOException {
    if (anonymous || none) {
      return null;
    }
    try {
      return Begun.CREDENTIALS.resolveCredentials();
    } catch (SdkException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith("Unable to load credentials from any of the providers")
          && !message.contains("expired")) {
        none = true;
        return null;
      }
      throw new IOException("the AWS credentials cannot be had: " + message, e);
    }
  }

  private final class Signed implements Service {
    private final String region;

    Signed(String region) {
      this.region = region;
    }

    @Override
    public Map<String, String> sign(URI uri, Map<String, String> headers) throws IOException {
      AwsCredentialsIdentity identity = identity();
      if (identity == null) {
        return Map.of();
      }
      SdkHttpRequest request = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(uri).build();
      SignedRequest signed =
          Begun.ALGORITHM.sign(
              parts ->
                  parts
                      .identity(identity)
                      .request(request)
                      .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                      .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                      .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                      .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false));
      Map<String, String> added = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
        if (!header.getKey().equalsIgnoreCase("Host")) { // which the client sets itself
          added.put(header.getKey(), String.join(",", header.getValue()));
        }
      }
      return added;
    }

    @Override
    public @Nullable String reason(int status, HttpHeaders headers, String body) {
      Matcher code = CODE.matcher(body);
      if (!code.find()) {
        return null;
      }
      String named = code.group(1);
      String advice =
          switch (named) {
            case "AccessDenied", "AllAccessDisabled" ->
                none
                    ? "no permission, and no AWS credentials were found"
                    : "no permission: check the policy of the bucket and the credentials";
            case "ExpiredToken", "TokenRefreshRequired" -> "the AWS credentials have expired";
            case "InvalidAccessKeyId", "InvalidToken", "InvalidClientTokenId" ->
                "the AWS credentials are not known there";
            case "SignatureDoesNotMatch" -> "the AWS secret key is not the right one";
            case "RequestTimeTooSkewed" -> "the clock of this machine is wrong";
            case "NoSuchKey" -> "there is no such object";
            case "NoSuchBucket" -> "there is no such bucket";
            case "InvalidObjectState" -> "the object is archived: restore it first";
            default -> null;
          };
      return advice == null ? named : named + ": " + advice;
    }
  }
}
