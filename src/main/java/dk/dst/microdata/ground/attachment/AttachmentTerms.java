package dk.dst.microdata.ground.attachment;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What documents may be, and where they are kept. Our own, not published.
 *
 * @param largest of one document
 * @param storage where those are kept that come from now on
 */
@Validated
@ConfigurationProperties("microdata.attachments")
public record AttachmentTerms(@NotNull DataSize largest, @NotNull Storage.Kind storage) {}
