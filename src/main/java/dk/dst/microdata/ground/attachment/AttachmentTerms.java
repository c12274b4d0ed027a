package dk.dst.microdata.ground.attachment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What documents may be, where they are kept and who looks at them. Our own, not published.
 *
 * @param largest of one document
 * @param storage where those are kept that come from now on
 * @param s3 a storage that speaks S3; may be null, and may be named as long as older documents lie there
 * @param scanner for viruses, "icap://host:1344/service"; null where there is none
 * @param scannerTimeout how long one document may take there
 */
@Validated
@ConfigurationProperties("microdata.attachments")
public record AttachmentTerms(@NotNull DataSize largest, @NotNull Storage.Kind storage, @Valid S3 s3, URI scanner,
    @NotNull Duration scannerTimeout) {

  /**
   * A storage that speaks S3.
   *
   * @param endpoint its address, e.g. "https://s3.example.org"
   * @param region as it calls itself; most that are not Amazon's do not care
   */
  public record S3(@NotNull URI endpoint, @NotNull String region, @NotNull String bucket, @NotNull String accessKey,
      @NotNull String secretKey) {

    @Override
    public String toString() {
      return "S3[" + endpoint + "/" + bucket + "]"; // without what nobody may read in a log
    }
  }

  @AssertTrue(message = "S3 needs MICRODATA_ATTACHMENTS_S3_ENDPOINT, _REGION, _BUCKET, _ACCESSKEY and _SECRETKEY")
  boolean isStorageNamed() {
    return storage != Storage.Kind.S3 || s3 != null;
  }

  @AssertTrue(message = "a scanner is named as icap://host:1344/service")
  boolean isScannerAnAddress() {
    return scanner == null || "icap".equals(scanner.getScheme()) && scanner.getHost() != null;
  }
}
