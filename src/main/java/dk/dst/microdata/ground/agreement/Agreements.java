package dk.dst.microdata.ground.agreement;

import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.agreement.DrawnUp.Signature;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.text.Danish;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is agreed, as the parties have it before them: drawn up once for each case and round, kept as it is, and signed by
 * its digest. Nothing here is ever changed, not even where somebody named in it is erased: it is what was signed.
 */
@Repository
public class Agreements {

  private final JdbcClient jdbc;
  private final AgreementTexts texts;
  private final PdfDocument pdf;
  /** Asked when they are needed: they know the rooms whose cases they are of, and those rooms know this. */
  private final ObjectProvider<Agreement> kinds;
  private final List<Offer> offers;
  private final Clock clock;

  Agreements(JdbcClient jdbc, AgreementTexts texts, PdfDocument pdf, ObjectProvider<Agreement> kinds, List<Offer> offers,
      Clock clock) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.pdf = pdf;
    this.kinds = kinds;
    this.offers = offers;
    this.clock = clock;
  }

  /**
   * Draws it up from what is true now, where FSE is to decide of it. A second run, or the second of two at once, finds it
   * drawn up.
   */
  public void drawUp(Agreement agreement, String caseNumber) {
    if (state(caseNumber) == agreement.drawnUpIn()) {
      write(agreement, caseNumber);
    }
  }

  private void write(Agreement agreement, String caseNumber) {
    if (current(agreement, caseNumber).isPresent()) {
      return;
    }
    offers.forEach(offer -> offer.make(agreement, caseNumber));
    AgreementText text = texts.newest(agreement);
    byte[] document = page(agreement, text, caseNumber, agreement.content(caseNumber));
    jdbc.sql("""
            insert into agreement (case_number, agreement, round, text_version, document, digest, drawn_up_at)
            values (:caseNumber, :agreement, :round, :textVersion, :document, :digest, :drawnUpAt)
            on conflict do nothing""")
        .param("caseNumber", caseNumber).param("agreement", agreement.key()).param("round", agreement.round(caseNumber))
        .param("textVersion", text.version()).param("document", document).param("digest", digest(document))
        .param("drawnUpAt", now()).update();
  }

  /**
   * Those of the kind that were before FSE or the institution when agreements came to be documents. What FSE had approved
   * by then bears the system's signature, not that of whoever approved it and has not seen the document.
   */
  public void catchUp(Agreement agreement) {
    jdbc.sql("select case_number from case_file where state in (?, ?)").param(agreement.drawnUpIn().name())
        .param(agreement.signedIn(Party.INSTITUTION).name()).query(String.class).list().stream()
        .filter(caseNumber -> current(agreement, caseNumber).isEmpty()).forEach(caseNumber -> {
          write(agreement, caseNumber);
          signForFse(agreement, caseNumber, Decisions.SYSTEM);
        });
  }

  /**
   * What a text would become, with examples in its fields. Nothing is kept.
   *
   * @throws InputRefused where the text cannot be used
   */
  public byte[] preview(Agreement agreement, String typed) {
    var text = new AgreementText(agreement.key(), 0, AgreementText.checked(typed, agreement));
    return page(agreement, text, "EKSEMPEL", agreement.example());
  }

  private byte[] page(Agreement agreement, AgreementText text, String caseNumber, Map<String, Value> content) {
    var values = new HashMap<>(content);
    String version = text.version() == 0 ? "forhåndsvisning" : String.valueOf(text.version());
    values.put("sagsnummer", Value.of(caseNumber));
    values.put("dato", Value.of(Danish.day(LocalDate.now(clock))));
    values.put("version", Value.of(version));
    return pdf.of(Sheet.of(agreement.danish() + ", sag " + caseNumber,
        "Sag " + caseNumber + " · aftaletekst, version " + version, text, values));
  }

  /**
   * Whoever decides for FSE signs what they had before them. Nothing happens where they have decided otherwise, or the
   * institution signed before there were documents.
   */
  public void signForFse(Agreement agreement, String caseNumber, String by) {
    if (state(caseNumber) == agreement.signedIn(Party.FSE)) {
      current(agreement, caseNumber).ifPresent(kept -> sign(kept, Party.FSE, by));
    }
  }

  /**
   * The institution signs what it had before it, by a form that names no offer.
   *
   * @param shown digest of the document that whoever signs had before them
   * @throws InputRefused as {@link #signForInstitution(Agreement, String, Seen, String)}
   */
  public void signForInstitution(Agreement agreement, String caseNumber, String shown, String by) {
    signForInstitution(agreement, caseNumber, new Seen(shown, ""), by);
  }

  /**
   * The institution signs what it had before it. Nothing happens where there is nothing to sign any more.
   *
   * @throws InputRefused where another document is kept for this round, or what it offers stands no longer
   */
  public void signForInstitution(Agreement agreement, String caseNumber, Seen seen, String by) {
    if (state(caseNumber) != agreement.signedIn(Party.INSTITUTION)) {
      return;
    }
    DrawnUp kept = current(agreement, caseNumber).orElseThrow();
    if (!kept.digest().equals(seen.digest())) {
      throw InputRefused.field("Aftalens aftryk", "Aftalen i sag " + caseNumber + " er en anden end den, der blev vist."
          + " Intet er underskrevet. Åbn opgaven igen, læs den aftale, der vises nu, og underskriv den.");
    }
    offers.forEach(offer -> offer.accept(agreement, caseNumber, seen.offer()));
    sign(kept, Party.INSTITUTION, by);
  }

  private void sign(DrawnUp kept, Party party, String by) {
    jdbc.sql("""
            insert into agreement_signature (case_number, agreement, round, party, digest, signed_by, signed_at)
            values (:caseNumber, :agreement, :round, :party, :digest, :signedBy, :signedAt) on conflict do nothing""")
        .param("caseNumber", kept.caseNumber()).param("agreement", kept.agreement().key()).param("round", kept.round())
        .param("party", party.name()).param("digest", kept.digest()).param("signedBy", by).param("signedAt", now())
        .update();
  }

  /** What the forms show of what is to be signed now; nothing before it is drawn up. */
  public Map<String, Object> shown(Agreement agreement, String caseNumber) {
    return current(agreement, caseNumber).map(DrawnUp::shown).orElse(Map.of());
  }

  private Optional<DrawnUp> current(Agreement agreement, String caseNumber) {
    int round = agreement.round(caseNumber);
    return of(caseNumber).stream().filter(one -> one.agreement().key().equals(agreement.key()) && one.round() == round)
        .findFirst();
  }

  private CaseState state(String caseNumber) {
    return CaseState.valueOf(jdbc.sql("select state from case_file where case_number = ?").param(caseNumber)
        .query(String.class).single());
  }

  public Optional<DrawnUp> find(String caseNumber, String digest) {
    return of(caseNumber).stream().filter(one -> one.digest().equals(digest)).findFirst();
  }

  /** All of a case, the newest last, in one question. */
  public List<DrawnUp> of(String caseNumber) {
    var found = new LinkedHashMap<String, DrawnUp>();
    jdbc.sql("""
            select a.case_number, a.agreement, a.round, a.text_version, a.digest, a.drawn_up_at, s.party, s.signed_by,
                   s.signed_at
            from agreement a left join agreement_signature s using (case_number, agreement, round)
            where case_number = ? order by a.drawn_up_at, a.agreement, a.round, s.signed_at, s.party""")
        .param(caseNumber).query(this::drawnUp).list()
        .forEach(one -> found.merge(one.digest(), one, DrawnUp::with));
    return List.copyOf(found.values());
  }

  /** With at most one signature: of each there is a row. */
  private DrawnUp drawnUp(ResultSet row, int i) throws SQLException {
    return new DrawnUp(row.getString("case_number"), kind(row.getString("agreement")), row.getInt("round"),
        row.getInt("text_version"), row.getString("digest"), row.getTimestamp("drawn_up_at").toInstant(),
        row.getString("party") == null ? List.of() : List.of(new Signature(Party.valueOf(row.getString("party")),
            row.getString("signed_by"), row.getTimestamp("signed_at").toInstant())));
  }

  private Agreement kind(String key) {
    return kinds.stream().filter(kind -> kind.key().equals(key)).findFirst().orElseThrow();
  }

  /** The document, byte by byte as it was drawn up. */
  public byte[] document(DrawnUp one) {
    return jdbc.sql("select document from agreement where case_number = ? and agreement = ? and round = ?")
        .param(one.caseNumber()).param(one.agreement().key()).param(one.round()).query(byte[].class).single();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static String digest(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
