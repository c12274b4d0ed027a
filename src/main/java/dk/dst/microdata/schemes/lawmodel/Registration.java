package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.register.DataContent;
import java.util.List;

/**
 * What is said of Lovmodellen when its registration is sent, or stands on record.
 *
 * @param signatory user id of whoever is to sign for the ministry, or null
 * @param purposeConfirmed whether the ministry has confirmed what the data are for
 * @param ministries those whose people use it, the responsible one among them
 * @param data registers with years
 * @param legalBasis null where the form is from before it was asked for
 */
public record Registration(String dataController, String signatory, boolean purposeConfirmed, List<Ministry> ministries,
    List<User> users, DataContent data, LegalBasis legalBasis) {

  /**
   * A ministry as it is named.
   *
   * @param institution null where nobody has that number
   */
  public record Ministry(Integer number, Institution institution) {}

  /**
   * A user as they are named.
   *
   * @param ministry number of the ministry they are said to belong to, or null
   * @param named e-mail as it is written, or the name of somebody on record
   * @param person as that ministry knows them; null where it does not
   */
  public record User(Integer ministry, String named, Associate person) {}
}
