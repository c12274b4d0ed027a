package dk.dst.microdata.desk.agreement;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.DrawnUp;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Command;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * An agreement as it was drawn up, byte by byte. Until FSE has signed it, it is for FSE alone; from then on for whoever
 * of the institution may see it. To all others it does not exist.
 */
@RestController
record AgreementController(Agreements agreements, CaseRights rights, Actor actor) {

  @GetMapping("/camunda/api/microdata/cases/{caseNumber}/agreements/{digest}")
  ResponseEntity<byte[]> fetch(@PathVariable String caseNumber, @PathVariable String digest) {
    Optional<DrawnUp> drawnUp = agreements.find(caseNumber, digest);
    Case at = rights.requireLook(drawnUp.map(one -> one.agreement().toSee()).orElse(Command.SEE_CASE), caseNumber);
    DrawnUp wanted = drawnUp.filter(one -> one.isFor(at.people().containsKey(actor.id())))
        .orElseThrow(() -> NoRight.unknown("Aftalen findes ikke blandt dine sager."));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
            .filename("Aftale-" + caseNumber + "-" + wanted.round() + ".pdf").build().toString())
        .body(agreements.document(wanted));
  }
}
