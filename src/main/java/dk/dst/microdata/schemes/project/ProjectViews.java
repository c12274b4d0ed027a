package dk.dst.microdata.schemes.project;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.project.ProjectOperation.Running;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the forms of a project in operation show. */
@Component
class ProjectViews {

  private final ProjectOperation projects;
  private final ProjectDetails details;
  private final ProjectAccess access;
  private final Institutions institutions;

  ProjectViews(ProjectOperation projects, ProjectDetails details, ProjectAccess access, Institutions institutions) {
    this.projects = projects;
    this.details = details;
    this.access = access;
    this.institutions = institutions;
  }

  private Map<String, Object> project(String caseNumber) {
    Running project = projects.get(caseNumber);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("projectNumber", project.number());
    shown.put("projectTitle", project.title());
    shown.put("institutionName", institutions.name(project.institutionId()));
    shown.put("startsOn", Danish.day(project.startsOn()));
    shown.put("endsOn", Danish.day(project.endsOn()));
    shown.put("activeOn", Danish.day(project.activeOn()));
    shown.put("users", Danish.count(access.of(project.number()).size(), "bruger", "brugere"));
    shown.put("content", otherwise(details.content(project.contentList()), "Ikke oplyst"));
    shown.put("fromDatabase", otherwise(details.content(project.databaseList()), "Intet, eller ikke opgjort for sig"));
    shown.put("closedOn", Danish.day(project.closedOn()));
    shown.put("cause", project.closeCause() == null ? "" : project.closeCause().danish());
    shown.put("givenInstruction", project.instruction() == null ? "Ingen instruks." : project.instruction());
    return shown;
  }

  private static String otherwise(String text, String where) {
    return text.isEmpty() ? where : text;
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView answerProjectEnd(ProjectViews views) {
      return FormView.of("answer-project-end", views::project);
    }

    @Bean
    FormView confirmProjectActivity(ProjectViews views) {
      return FormView.of("confirm-project-activity", views::project);
    }

    @Bean
    FormView instructProjectDeletion(ProjectViews views) {
      return FormView.of("instruct-project-deletion", views::project);
    }

    @Bean
    FormView confirmProjectDeletion(ProjectViews views) {
      return FormView.of("confirm-project-deletion", views::project);
    }

    @Bean
    FormView instructAuthorityDeletion(ProjectViews views) {
      return FormView.of("instruct-authority-deletion", views::project);
    }

    @Bean
    FormView confirmAuthorityDeletion(ProjectViews views) {
      return FormView.of("confirm-authority-deletion", views::project);
    }
  }
}
