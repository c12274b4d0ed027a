package dk.dst.microdata.ground.attachment;

import dk.dst.microdata.ground.attachment.VirusScanner.Verdict;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes documents in: into the draft of a form whose field asks for one. Whatever breaks on the way, nothing is left of a
 * document that is not there whole. No connection is held while a file comes in or is sent somewhere.
 */
@Component
public class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int MOST_IN_DRAFT = 20;
  /** What was tried, as the audit calls it. */
  private static final String INFECTED = "attachment_infected";

  private final Attachments attachments;
  private final Storages storages;
  private final AttachmentTerms terms;
  private final Forms forms;
  private final Drafts drafts;
  private final Optional<VirusScanner> scanner;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Intake(Attachments attachments, Storages storages, AttachmentTerms terms, Forms forms, Drafts drafts,
      Optional<VirusScanner> scanner, Audit audit, TransactionTemplate transaction, Clock clock) {
    this.scanner = scanner;
    this.audit = audit;
    this.attachments = attachments;
    this.storages = storages;
    this.terms = terms;
    this.forms = forms;
    this.drafts = drafts;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The largest document that is taken, in bytes. */
  public long largest() {
    return terms.largest().toBytes();
  }

  /** Whether documents are looked at for viruses, as people are told. */
  public String scanning() {
    return scanner.isPresent() ? "Filen scannes for virus." : "Filer scannes ikke for virus her.";
  }

  /** A field of the form that asks for a document, by what it is called there. */
  public Optional<String> label(String form, String field) {
    return Optional.ofNullable(forms.definition(form).attachments().get(field));
  }

  /** Which field of which case's form, and who. */
  public record Place(String caseNumber, String form, String field, String by) {}

  /**
   * Takes a document in.
   *
   * @param name as the person's computer calls it
   * @throws InputRefused where it is empty, too large, of another type than those allowed, infected or not scanned, or
   *     breaks off
   */
  public Attachment take(Place place, String name, InputStream content) throws IOException {
    String label = label(place.form(), place.field())
        .orElseThrow(() -> new InputRefused("Formularen har ikke et felt til det dokument. Intet er vedlagt."));
    drafts.begin(place.caseNumber(), place.form(), place.by());
    if (attachments.inDraft(place.caseNumber(), place.form(), place.field()).stream()
        .filter(one -> one.version() == null).count() >= MOST_IN_DRAFT) {
      throw new InputRefused("Der er vedlagt " + MOST_IN_DRAFT + " filer i kladden, siden den sidst blev sendt; der er ikke"
          + " plads til flere. Intet er vedlagt.");
    }
    try (Arrival arrival = Arrival.of(content, terms.largest())) {
      FileType type = FileTypes.of(arrival.file());
      scanner.ifPresent(asked -> mustBeClean(asked.scan(arrival), place, arrival));
      var one = new Attachment(UUID.randomUUID(), place.caseNumber(), place.field(), label, null,
          FileName.of(name, type), type, arrival.size(), arrival.digest(), storages.current(), scanner.isPresent(), place.by(),
          clock.instant(), null, null);
      keep(one, place.form(), arrival);
      return one;
    }
  }

  /** What was not scanned is not taken either: nobody would notice that it never is. */
  private void mustBeClean(Verdict verdict, Place place, Arrival arrival) {
    switch (verdict.outcome()) {
      case CLEAN -> { }
      case INFECTED -> {
        audit.refused(place.by(), INFECTED, place.caseNumber(),
            Map.of("field", place.field(), "digest", arrival.digest(), "threat", verdict.detail()));
        LOG.warn("A document for {} was refused by the scanner: {}", place.caseNumber(), verdict.detail());
        throw new InputRefused("Virusscanneren har fundet noget skadeligt i filen (" + verdict.detail() + "). Intet er"
            + " vedlagt eller gemt. Tal med jeres it-afdeling, før du bruger filen igen.");
      }
      case NOT_REACHED -> {
        LOG.error("The scanner for viruses does not answer, so no documents are taken, now for {}: {}",
            place.caseNumber(), verdict.detail());
        throw new InputRefused("Filen kan ikke scannes for virus lige nu, og så kan den ikke vedlægges. Intet er vedlagt."
            + " Prøv igen om lidt, og kontakt Forskningsservice, hvis det varer ved.");
      }
    }
  }

  private void keep(Attachment one, String form, Arrival arrival) {
    try {
      storages.keep(one.id(), arrival);
    } catch (IOException e) {
      LOG.error("A document of {} could not be kept in {}", one.caseNumber(), one.storage(), e);
      throw new InputRefused("Dokumentet kan ikke gemmes lige nu. Intet er vedlagt. Prøv igen om lidt.");
    }
    boolean added = false;
    try {
      added = Boolean.TRUE.equals(transaction.execute(status -> {
        boolean both = storages.become(one.id()) && attachments.add(one, form);
        if (!both) {
          status.setRollbackOnly();
        }
        return both;
      }));
    } finally {
      if (!added) {
        storages.drop(one.id());
      }
    }
    if (!added) {
      throw new InputRefused("Formularen er sendt eller fjernet imens. Intet er vedlagt. Åbn opgaven igen.");
    }
  }
}
