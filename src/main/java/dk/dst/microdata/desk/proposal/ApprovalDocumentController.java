package dk.dst.microdata.desk.proposal;

import dk.dst.microdata.cases.task.TakenTasks;
import dk.dst.microdata.cases.task.TakenTasks.TakenTask;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.register.ContentFile;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.proposal.ApprovalDocuments;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The Health Data Authority's approval as a document: loaded by whoever has taken the task of recording it, fetched by
 * those who may see the proposal. To all others there is nothing here.
 */
@RestController
record ApprovalDocumentController(TakenTasks tasks, ApprovalDocuments documents, CaseRights rights, Actor actor) {

  /** The name of the document that the next approval refers to; empty where none is loaded. */
  @GetMapping("/camunda/api/microdata/task/{id}/document")
  Map<String, String> find(@PathVariable String id) {
    return Map.of("name", documents.unused(caseNumber(id)).map(ApprovalDocuments.Document::name).orElse(""));
  }

  @PostMapping("/camunda/api/microdata/task/{id}/document")
  Map<String, String> load(@PathVariable String id, @RequestParam MultipartFile file) throws IOException {
    documents.add(caseNumber(id), ContentFile.name(file.getOriginalFilename()), file.getBytes(), actor.id());
    return find(id);
  }

  @GetMapping("/camunda/api/microdata/cases/{caseNumber}/approvals/{digest}")
  ResponseEntity<byte[]> fetch(@PathVariable String caseNumber, @PathVariable String digest) {
    rights.requireLook(Command.SEE_PROPOSAL, caseNumber);
    byte[] document = documents.find(caseNumber, digest)
        .orElseThrow(() -> NoRight.unknown("Godkendelsen findes ikke blandt dine sager."));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
            .filename("Godkendelse-" + caseNumber + ".pdf").build().toString())
        .body(document);
  }

  private String caseNumber(String task) {
    actor.mustBeKnown();
    return tasks.find(task).filter(taken -> taken.form().equals("record-health-approval")).map(TakenTask::caseNumber)
        .orElseThrow(() -> NoRight.unknown("Opgaven findes ikke, eller den er ikke din. Intet er ændret."));
  }
}
