package dk.dst.microdata.desk.personaldata;

import jakarta.validation.constraints.NotNull;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long our own tables keep what is of a person and belongs to no case. Our own assumption, not published.
 *
 * @param drafts what was typed and never sent, after it was last saved, of cases that have ended
 * @param absences after the last day away
 * @param attempts at the certification, after their day
 */
@Validated
@ConfigurationProperties("microdata.retention")
public record RetentionTerms(@NotNull Period drafts, @NotNull Period absences, @NotNull Period attempts) {}
