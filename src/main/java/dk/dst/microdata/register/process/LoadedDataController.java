package dk.dst.microdata.register.process;

import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.NoRight;
import dk.dst.microdata.process.TakenTasks;
import dk.dst.microdata.process.TakenTasks.TakenTask;
import dk.dst.microdata.register.ContentFile;
import dk.dst.microdata.register.LoadedData;
import dk.dst.microdata.register.LoadedList;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The list of data that is loaded into a form: for whoever has taken the task of filling it in. For anybody else, and for
 * a form that takes no list, there is nothing here.
 */
@RestController
@RequestMapping("/camunda/api/microdata/task/{id}/data")
class LoadedDataController {

  private final TakenTasks tasks;
  private final LoadedData data;
  private final Actor actor;
  private final Clock clock;

  LoadedDataController(TakenTasks tasks, LoadedData data, Actor actor, Clock clock) {
    this.tasks = tasks;
    this.data = data;
    this.actor = actor;
    this.clock = clock;
  }

  /** The list that is loaded; 204 where none is. */
  @GetMapping
  ResponseEntity<LoadedList> find(@PathVariable String id) {
    TakenTask task = task(id);
    return data.find(task.form(), task.caseNumber()).map(ResponseEntity::ok)
        .orElse(ResponseEntity.noContent().build());
  }

  @PostMapping
  LoadedList load(@PathVariable String id, @RequestParam MultipartFile file) throws IOException {
    TakenTask task = task(id);
    String name = ContentFile.name(file.getOriginalFilename());
    return data.load(task.form(), task.caseNumber(), name,
        ContentFile.read(name, file.getBytes(), LocalDate.now(clock).getYear()), actor.id());
  }

  @DeleteMapping
  ResponseEntity<Void> remove(@PathVariable String id) {
    TakenTask task = task(id);
    data.remove(task.form(), task.caseNumber(), actor.id());
    return ResponseEntity.noContent().build();
  }

  private TakenTask task(String id) {
    actor.mustBeKnown();
    return tasks.find(id).filter(taken -> data.takes(taken.form()))
        .orElseThrow(() -> NoRight.unknown("Opgaven findes ikke, eller den er ikke din. Intet er ændret."));
  }
}
