package dk.dst.microdata.ground.attachment;

import dk.dst.microdata.ground.attachment.AttachmentTerms.S3;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Files in a storage that speaks S3, whoever makes it. What comes back is held against the digest we keep ourselves, so
 * none of the checksums is asked for that only some of them know.
 */
@Component
@ConditionalOnProperty("microdata.attachments.s3.bucket")
class S3Storage implements Storage {

  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration SILENT = Duration.ofSeconds(30);

  private final S3Client client;
  private final String bucket;

  @Autowired
  S3Storage(AttachmentTerms terms) {
    this(terms.s3());
  }

  S3Storage(S3 named) {
    bucket = named.bucket();
    client = S3Client.builder().endpointOverride(named.endpoint()).region(Region.of(named.region()))
        .forcePathStyle(true)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(named.accessKey(),
            named.secretKey())))
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClient(UrlConnectionHttpClient.builder().connectionTimeout(CONNECTING).socketTimeout(SILENT).build())
        .build();
  }

  @Override
  public Kind kind() {
    return Kind.S3;
  }

  @Override
  public void keep(UUID id, Path file) throws IOException {
    try {
      client.putObject(put -> put.bucket(bucket).key(key(id)), RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }

  @Override
  public InputStream open(UUID id) throws IOException {
    try {
      return client.getObject(get -> get.bucket(bucket).key(key(id)));
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void remove(UUID id) throws IOException {
    try {
      client.deleteObject(delete -> delete.bucket(bucket).key(key(id)));
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }

  private static String key(UUID id) {
    return "attachments/" + id;
  }
}
