package dk.dst.microdata.simulation;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.lawmodel.LawModelAccess;
import dk.dst.microdata.schemes.project.AccessRule;
import dk.dst.microdata.simulation.PeopleAtWork.Waiting;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Samples of what the application itself says of rights, held against what is known past it. */
final class RightsAtWork {

  private static final int SAMPLE = 30;

  /** Access given. @param usable whether it can be used today: authorised, not suspended, certified this year */
  private record Given(int number, String institution, String person, boolean usable) {}

  /** Access to Lovmodellen given. @param usable whether it can be used today, as far as no breach closes it */
  private record GivenThere(String caseNumber, String ministry, String person, boolean usable) {}

  private record Offer(String task, String person) {}

  private final House house;
  private final Invariants invariants;

  RightsAtWork(House house, Invariants invariants) {
    this.house = house;
    this.invariants = invariants;
  }

  void check(List<Waiting> open, LocalDate today) {
    Dice dice = Dice.of("sample", today.toEpochDay());
    for (int i = 0; i < Math.min(SAMPLE, open.size()); i++) {
      holder(dice.one(open));
    }
    offers(open);
    access(today);
    lawModel(today);
  }

  /** The institutions' own tasks are offered to whoever may do them, as soon as there is anybody, and to nobody else. */
  private void offers(List<Waiting> open) {
    Map<String, Set<String>> offered = house.records().sql("""
            select task_id_ as task, user_id_ as person from act_ru_identitylink
            where task_id_ is not null and user_id_ is not null and type_ = 'candidate'""").query(Offer.class).list()
        .stream().collect(Collectors.groupingBy(Offer::task, Collectors.mapping(Offer::person, Collectors.toSet())));
    for (Waiting task : open) {
      if (!task.command().isFse()) {
        Set<String> able = Set.copyOf(house.part(Cases.class).get(task.caseNumber()).whoMay(task.command()));
        Set<String> found = offered.getOrDefault(task.id(), Set.of());
        invariants.checked("every task is offered to whoever may do it", able.equals(found),
            task.key() + " of " + task.caseNumber() + " to " + found + " instead of " + able);
      }
    }
  }

  /** Whoever holds a task may do it. */
  private void holder(Waiting task) {
    if (task.assignee() != null) {
      List<String> able = task.command().isFse()
          ? Stream.concat(Fse.with(CaseRole.REVIEWER).stream(), Fse.with(CaseRole.APPROVER).stream()).toList()
          : house.part(Cases.class).get(task.caseNumber()).whoMay(task.command());
      invariants.checked("whoever holds a task may do it", able.contains(task.assignee()),
          task.assignee() + " holds " + task.key() + " of " + task.caseNumber());
    }
  }

  /** What it says of access to Lovmodellen: it is confirmed, both ministries authorised, the person certified (D25). */
  private void lawModel(LocalDate today) {
    List<GivenThere> given = house.records().sql("""
            select m.case_number, u.institution_id as ministry, u.person_id as person,
                   m.closed_on is null
                     and (coalesce(m.confirmed_on, m.in_force_on) + interval '1 year')::date + 90 > :today
                     and not exists (select 1 from institution i where i.id in (f.institution_id, u.institution_id)
                       and (i.authorised_from > :today or i.suspended_on is not null or i.authorised_until <= :today))
                     and coalesce(s.certified_on + interval '1 year' > :today, false) as usable
            from law_model_user u join law_model m on m.model = u.case_number
            join case_file f on f.case_number = m.case_number
            join association s on s.institution_id = u.institution_id and s.person_id = u.person_id
            where f.state = 'LAW_MODEL_IN_FORCE' and u.access_from is not null and u.access_until is null
              and s.state = 'IN_FORCE' and not exists (
                select 1 from quarantine q where q.institution_id in (f.institution_id, u.institution_id))
            order by md5(u.id::text || :today::text) limit :most""")
        .param("today", today).param("most", SAMPLE).query(GivenThere.class).list();
    for (GivenThere access : given) {
      List<String> whyNot = house.part(LawModelAccess.class).today(access.caseNumber()).stream()
          .filter(line -> line.ministryId().equals(access.ministry()) && line.personId().equals(access.person()))
          .map(LawModelAccess.Line::whyNot).toList();
      invariants.checked("access to Lovmodellen can be used as the conditions say",
          whyNot.equals(List.of("")) == access.usable(),
          access.person() + " in " + access.caseNumber() + ": " + whyNot);
    }
  }

  /** What the application says of access to projects is what the published conditions say (domain 3.3, 4). */
  private void access(LocalDate today) {
    List<Given> given = house.records().sql("""
            select p.number, p.institution_id as institution, x.person_id as person,
                   i.authorised_from <= :today and i.suspended_on is null
                     and (i.authorised_until is null or i.authorised_until > :today)
                     and coalesce(s.certified_on + interval '1 year' > :today, false) as usable
            from project_access x join project p on p.number = x.project_number
            join institution i on i.id = p.institution_id
            join association s on s.institution_id = i.id and s.person_id = x.person_id
            where x.access_until is null and p.closed_on is null 
            order by md5(x.id::text || :today::text) limit :most""")
        .param("today", today).param("most", SAMPLE).query(Given.class).list();
    Institutions institutions = house.part(Institutions.class);
    for (Given access : given) {
      Associate person = institutions.people(access.institution()).stream()
          .filter(somebody -> somebody.id().equals(access.person())).findFirst().orElse(null);
      String whyNot = AccessRule.whyNot(true, institutions.get(access.institution()), null, person, today);
      invariants.checked("access can be used as the conditions say", whyNot.isEmpty() == access.usable(),
          access.person() + " of project " + access.number() + ": " + whyNot);
    }
  }
}
