package dk.dst.microdata.desk.catalogue;

import dk.dst.microdata.cases.task.TakenTasks;
import dk.dst.microdata.cases.task.TakenTasks.TakenTask;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.register.LoadedData;
import dk.dst.microdata.facts.register.LoadedRegisters;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The list of a form, corrected register by register: for whoever has taken the task of filling it in. For anybody else,
 * and for a form that takes no list, there is nothing here. What is left out is found to be no register, but not before
 * it is known who asks.
 */
@RestController
@RequestMapping("/camunda/api/microdata/task/{id}/data")
record LoadedRegistersController(TakenTasks tasks, LoadedData data, LoadedRegisters registers, Actor actor) {

  @GetMapping("/registers")
  LoadedRegisters.Registers all(@PathVariable String id) {
    TakenTask task = task(id);
    return registers.all(task.form(), task.caseNumber());
  }

  @GetMapping("/register")
  LoadedRegisters.Written one(@PathVariable String id, @RequestParam(defaultValue = "") String code) {
    TakenTask task = task(id);
    return registers.one(task.form(), task.caseNumber(), code);
  }

  @PutMapping("/register")
  LoadedRegisters.Registers put(@PathVariable String id, @RequestBody LoadedRegisters.Written written) {
    TakenTask task = task(id);
    return registers.put(task.form(), task.caseNumber(), written, actor.id());
  }

  @DeleteMapping("/register")
  LoadedRegisters.Registers remove(@PathVariable String id, @RequestParam(defaultValue = "0") long list,
      @RequestParam(defaultValue = "") String code) {
    TakenTask task = task(id);
    return registers.remove(task.form(), task.caseNumber(), list, code, actor.id());
  }

  private TakenTask task(String id) {
    actor.mustBeKnown();
    return tasks.find(id).filter(taken -> data.takes(taken.form()))
        .orElseThrow(() -> NoRight.unknown("Opgaven findes ikke, eller den er ikke din. Intet er ændret."));
  }
}
