package dk.dst.microdata.desk.project;

import dk.dst.microdata.cases.gate.Uploads;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.register.ChosenColumns;
import dk.dst.microdata.facts.register.ContentFile;
import dk.dst.microdata.facts.register.ListFiles;
import dk.dst.microdata.facts.register.LoadedList;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.ProjectData;
import dk.dst.microdata.schemes.project.Projects.Wanted;
import dk.dst.microdata.schemes.project.Projects;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Projects and their data: those of one's own institutions; for FSE all. */
@RestController
@RequestMapping("/camunda/api/microdata/projects")
record ProjectDataController(ProjectData data, Projects projects, ListFiles files, Uploads uploads, Actor actor) {

  /**
   * A page of them.
   *
   * @param running those that live today, or those that do not
   * @param q part of a title or of an institution's name, or a number
   * @param silent only those of which nobody has said what their data are
   * @param after the number after which the page begins
   */
  @GetMapping
  ListPage<ProjectData.Line> list(@RequestParam(defaultValue = "true") boolean running,
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "false") boolean silent,
      @RequestParam(defaultValue = "0") int after) {
    actor.mustBeKnown();
    return data.page(new Wanted(actor.institutions(), running, q, silent), after, actor.id(),
        actor.isIn(Groups.REVIEWERS));
  }

  /** Says what the project's data are; a project of another institution does not exist for those who may not see it. */
  @PostMapping("/{number}/data")
  LoadedList say(@PathVariable int number, @RequestParam MultipartFile file,
      @RequestParam(required = false) String period, @RequestParam(required = false) ChosenColumns columns)
      throws IOException {
    actor.mustBeKnown();
    Project project = projects.find(number, actor.institutions()).orElseThrow(() ->
        NoRight.unknown("Projekt " + number + " er ikke et af din institutions projekter. Intet er indlæst."));
    if (!actor.isIn(Groups.REVIEWERS)
        && !data.maySay(project, projects.institution(number), actor.id())) {
      throw NoRight.forbidden();
    }
    if (projects.hasProposal(number)) {
      throw new InputRefused("Projekt " + number + " har en godkendt indstilling, som siger, hvad dets data er. Start"
          + " „Genindstil projekt“ for at ændre dem. Intet er indlæst.");
    }
    String name = ContentFile.name(file.getOriginalFilename());
    byte[] bytes = file.getBytes();
    return uploads.read(() -> data.say(number, name, files.content(name, bytes, period, columns),
        actor.id()));
  }
}
