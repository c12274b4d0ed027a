package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.facts.register.ContentFile.ReadColumn;
import dk.dst.microdata.ground.text.Danish;
import java.time.Instant;
import java.util.List;

/**
 * Who said of something what its data are, and when. A list never changes: a correction is another list.
 *
 * @param source name of the file, or how else it came to be
 * @param rows register-variable rows
 * @param problems rows that could not be read, with number and reason
 * @param remarks rows that were read with a remark
 * @param notes what was noticed of the file as a whole
 * @param columns how its columns were understood; none where it came from elsewhere than a file
 */
public record ContentList(long id, String source, String statedBy, Instant statedAt, int registers, int rows,
    List<Problem> problems, List<Problem> remarks, List<String> notes, List<ReadColumn> columns) {

  /** "fil.xlsx: 90 registre, 5.157 rækker". */
  public String describe() {
    return source + ": " + Danish.count(registers, "register", "registre") + ", "
        + Danish.count(rows, "række", "rækker");
  }
}
