package dk.dst.microdata.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A storage that speaks S3, as a process on this machine: s3proxy, with its files in a folder. It checks signatures. */
public final class S3Server implements AutoCloseable {

  public static final String BUCKET = "dokumenter";
  public static final String ACCESS_KEY = "noeglen";
  public static final String SECRET_KEY = "hemmelig";
  public static final String REGION = "eu-north-1";
  private static final Path JAR = Path.of("target", "s3proxy.jar");

  private final Path folder;
  private final int port;
  private Process process;

  public S3Server(Path folder) throws IOException {
    this.folder = folder;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Starts it on the files that it has; again after {@link #close}. */
  public void start() throws IOException {
    Files.createDirectories(folder.resolve("files"));
    Path settings = Files.writeString(folder.resolve("s3proxy.properties"), """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.identity=unused
        jclouds.credential=unused
        jclouds.filesystem.basedir=%s
        """.formatted(address(), ACCESS_KEY, SECRET_KEY, folder.resolve("files")));
    process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-jar",
        JAR.toString(), "--properties", settings.toString()).redirectErrorStream(true)
        .redirectOutput(folder.resolve("s3proxy.log").toFile()).start();
    Patience.await("s3proxy at " + address()).until(this::hasBucket);
  }

  private boolean hasBucket() {
    if (!process.isAlive()) {
      throw new IllegalStateException("s3proxy has ended; see " + folder.resolve("s3proxy.log") + ": " + log());
    }
    try (S3Client client = client()) {
      if (client.listBuckets().buckets().stream().noneMatch(bucket -> bucket.name().equals(BUCKET))) {
        client.createBucket(create -> create.bucket(BUCKET));
      }
      return true;
    } catch (SdkException notYet) {
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("s3proxy.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many objects there are. */
  public int objects() {
    try (S3Client client = client()) {
      return client.listObjectsV2(list -> list.bucket(BUCKET)).contents().size();
    }
  }

  private S3Client client() {
    return S3Client.builder().endpointOverride(address()).region(Region.of(REGION)).forcePathStyle(true)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
        .httpClient(UrlConnectionHttpClient.create()).build();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    Patience.ended(process);
  }
}
