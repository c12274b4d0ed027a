package dk.dst.microdata.ground.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A document drawn up for a case, without its bytes.
 *
 * @param round which time the case came this far, e.g. the number of its submission
 * @param digest SHA-256 of the bytes, in hexadecimal: what the parties sign
 */
public record DrawnUp(String caseNumber, Agreement agreement, int round, int textVersion, String digest, Instant at,
    List<Signature> signatures) {

  /** Whoever binds themselves by signing. */
  public enum Party {
    FSE("FSE"),
    INSTITUTION("Institutionen");

    private final String danish;

    Party(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  public record Signature(Party party, String signedBy, Instant signedAt) {}

  /** With the signatures of the other, too, which is the same document. */
  DrawnUp with(DrawnUp other) {
    return new DrawnUp(caseNumber, agreement, round, textVersion, digest, at,
        Stream.concat(signatures.stream(), other.signatures.stream()).toList());
  }

  /** Whether those of the institution may see it: until FSE has offered or signed it, it is FSE's own preparation. */
  public boolean isFor(boolean institution) {
    return !institution || agreement.isToldByState() && agreement.drawnUpIn() == agreement.signedIn(Party.INSTITUTION)
        || signatures.stream().anyMatch(signature -> signature.party() == Party.FSE);
  }

  /** Where those who may see it fetch it. */
  public String address() {
    return "/camunda/api/microdata/cases/" + caseNumber + "/agreements/" + digest;
  }

  /** What a form says of it to whoever approves or signs it. */
  public Map<String, Object> shown() {
    return Map.of("agreementTitle", agreement.danish(), "agreementAddress", address(), "textVersion", textVersion,
        "digest", digest);
  }
}
