package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.task.TakenTasks.TakenTask;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.ground.form.Drafts.Draft;
import dk.dst.microdata.ground.form.Drafts.Writing;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasklist's "Gem": keeps what has been typed on the server instead of in the browser. */
@RestController
record DraftController(TakenTasks tasks, Drafts drafts, Institutions institutions, Clock clock, Actor actor) {

  private static final int LONGEST_DRAFT = 1_000_000;

  record Kept(String message, int version) {}

  /** What stands against keeping a draft: the version somebody has saved since, and where. */
  record Newer(String message, int version, Map<String, Object> content, String savedBy, String savedAt,
      UUID savedIn) {}

  /**
   * Only the person who has taken the task may keep a draft of it; for anybody else the task does not exist.
   *
   * @param base the version that the person has before them, 0 where there was none: 409 where there is a newer one
   * @param window the window in which it is typed
   * @param save the how manieth save of that window it is
   */
  @PutMapping("/camunda/api/microdata/task/{id}/draft")
  ResponseEntity<?> save(@PathVariable String id, @RequestBody Map<String, Object> content,
      @RequestParam(defaultValue = "0") int base, @RequestParam(required = false) UUID window,
      @RequestParam(defaultValue = "0") int save) {
    if (content.toString().length() > LONGEST_DRAFT) {
      throw new InputRefused("Kladden fylder for meget og er ikke gemt.");
    }
    TakenTask task = tasks.find(id).orElse(null);
    if (task == null) {
      return ResponseEntity.status(actor.isKnown() ? HttpStatus.NOT_FOUND : HttpStatus.UNAUTHORIZED)
          .body(Map.of("message", "Opgaven findes ikke, eller den er ikke din. Kladden er ikke gemt."));
    }
    var kept = drafts.save(task.caseNumber(), task.form(), content, base, actor.id(), new Writing(window, save));
    return kept.<ResponseEntity<?>>map(version -> ResponseEntity.ok(new Kept("Kladden er gemt.", version)))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT).body(newer(task)));
  }

  private Newer newer(TakenTask task) {
    Draft draft = drafts.latest(task.caseNumber(), task.form())
        .orElseThrow(() -> new InputRefused("Kladden er sendt eller fjernet imens og er ikke gemt."
            + " Åbn opgaven igen."));
    return new Newer("Kladden er ændret et andet sted og er ikke gemt.", draft.version(), draft.content(),
        institutions.personName(draft.savedBy()), Danish.moment(draft.savedAt().atZone(clock.getZone())),
        draft.savedIn());
  }
}
