package dk.dst.microdata.project.process;

import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.AccessRights;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.NoRight;
import dk.dst.microdata.project.Project;
import dk.dst.microdata.project.ProjectData;
import dk.dst.microdata.project.Projects;
import dk.dst.microdata.register.ContentFile;
import dk.dst.microdata.register.LoadedList;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
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
class ProjectDataController {

  private final ProjectData data;
  private final Projects projects;
  private final Actor actor;
  private final Clock clock;

  ProjectDataController(ProjectData data, Projects projects, Actor actor, Clock clock) {
    this.data = data;
    this.projects = projects;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping
  List<ProjectData.Line> list() {
    actor.mustBeKnown();
    return data.of(actor.institutions(), actor.id(), actor.isIn(AccessRights.REVIEWERS));
  }

  /** Says what the project's data are; a project of another institution does not exist for those who may not see it. */
  @PostMapping("/{number}/data")
  LoadedList say(@PathVariable int number, @RequestParam MultipartFile file) throws IOException {
    actor.mustBeKnown();
    Project project = projects.find(number, actor.institutions()).orElseThrow(() ->
        NoRight.unknown("Projekt " + number + " er ikke et af din institutions projekter. Intet er indlæst."));
    if (!actor.isIn(AccessRights.REVIEWERS)
        && !data.maySay(project, projects.institution(number), actor.id())) {
      throw NoRight.forbidden();
    }
    if (projects.withProposal(projects.institution(number)).contains(number)) {
      throw new InputRefused("Projekt " + number + " har en godkendt indstilling, som siger, hvad dets data er. Start"
          + " „Genindstil projekt“ for at ændre dem. Intet er indlæst.");
    }
    String name = ContentFile.name(file.getOriginalFilename());
    return data.say(number, name, ContentFile.read(name, file.getBytes(), LocalDate.now(clock).getYear()), actor.id());
  }
}
