package dk.dst.microdata.desk.catalogue;

import dk.dst.microdata.cases.gate.Uploads;
import dk.dst.microdata.cases.task.TakenTasks;
import dk.dst.microdata.cases.task.TakenTasks.TakenTask;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.register.ChosenColumns;
import dk.dst.microdata.facts.register.ContentFile;
import dk.dst.microdata.facts.register.ListFiles;
import dk.dst.microdata.facts.register.LoadedData;
import dk.dst.microdata.facts.register.LoadedList;
import java.io.IOException;
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
record LoadedDataController(TakenTasks tasks, LoadedData data, ListFiles files, Uploads uploads, Actor actor) {

  /** The list that is loaded; 204 where none is. */
  @GetMapping
  ResponseEntity<LoadedList> find(@PathVariable String id) {
    TakenTask task = task(id);
    return data.find(task.form(), task.caseNumber()).map(ResponseEntity::ok)
        .orElse(ResponseEntity.noContent().build());
  }

  @PostMapping
  LoadedList load(@PathVariable String id, @RequestParam MultipartFile file,
      @RequestParam(required = false) String period, @RequestParam(required = false) ChosenColumns columns)
      throws IOException {
    TakenTask task = task(id);
    String name = ContentFile.name(file.getOriginalFilename());
    byte[] bytes = file.getBytes();
    return uploads.read(() -> data.load(task.form(), task.caseNumber(), name,
        files.content(name, bytes, period, columns), actor.id()));
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
