package dk.dst.microdata.process;

import dk.dst.microdata.form.Drafts;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.TakenTasks.TakenTask;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tasklist's "Gem": keeps what has been typed on the server instead of in the browser. */
@RestController
class DraftController {

  private static final int LONGEST_DRAFT = 1_000_000;

  private final TakenTasks tasks;
  private final Drafts drafts;
  private final Actor actor;

  DraftController(TakenTasks tasks, Drafts drafts, Actor actor) {
    this.tasks = tasks;
    this.drafts = drafts;
    this.actor = actor;
  }

  /** Only the person who has taken the task may keep a draft of it; for anybody else the task does not exist. */
  @PutMapping("/camunda/api/microdata/task/{id}/draft")
  ResponseEntity<Map<String, String>> save(@PathVariable String id, @RequestBody Map<String, Object> content) {
    if (content.toString().length() > LONGEST_DRAFT) {
      throw new InputRefused("Kladden fylder for meget og er ikke gemt.");
    }
    TakenTask task = tasks.find(id).orElse(null);
    if (task == null) {
      return ResponseEntity.status(actor.isKnown() ? HttpStatus.NOT_FOUND : HttpStatus.UNAUTHORIZED)
          .body(Map.of("message", "Opgaven findes ikke, eller den er ikke din. Kladden er ikke gemt."));
    }
    drafts.save(task.caseNumber(), task.form(), content, actor.id());
    return ResponseEntity.ok(Map.of("message", "Kladden er gemt."));
  }
}
