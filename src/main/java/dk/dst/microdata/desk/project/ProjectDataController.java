package dk.dst.microdata.desk.project;

import dk.dst.microdata.cases.gate.Uploads;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.register.ChosenColumns;
import dk.dst.microdata.facts.register.ContentFile;
import dk.dst.microdata.facts.register.ListFiles;
import dk.dst.microdata.facts.register.LoadedList;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.ProjectData;
import dk.dst.microdata.schemes.project.Projects;
import java.io.IOException;
import java.util.List;
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

  @GetMapping
  List<ProjectData.Line> list() {
    actor.mustBeKnown();
    return data.of(actor.institutions(), actor.id(), actor.isIn(Groups.REVIEWERS));
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
    if (projects.withProposal(projects.institution(number)).contains(number)) {
      throw new InputRefused("Projekt " + number + " har en godkendt indstilling, som siger, hvad dets data er. Start"
          + " „Genindstil projekt“ for at ændre dem. Intet er indlæst.");
    }
    String name = ContentFile.name(file.getOriginalFilename());
    byte[] bytes = file.getBytes();
    return uploads.read(() -> data.say(number, name, files.content(name, bytes, period, columns),
        actor.id()));
  }
}
