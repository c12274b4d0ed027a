package dk.dst.microdata.desk.find;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.desk.casefile.CaseFiles;
import dk.dst.microdata.desk.find.Candidates.Looker;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.Command;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Of what holds the words, what whoever is acting may see: nothing else is shown, counted or quoted. */
@Component
record Finder(Candidates candidates, Institutions institutions, CaseRights rights, Actor actor) {

  static final int SHOWN = 10;
  /** Enough where one may see nearly all of it, and what is looked at where one may not. */
  private static final int FIRST_LOOK = 2 * SHOWN;
  private static final int SECOND_LOOK = 1_000;

  /** What shows what was applied for or proposed, in whatever state it is. */
  private static final Set<Command> CONTENT = EnumSet.of(Command.SEE_DRAFT, Command.SEE_APPLICATION,
      Command.SEE_CONTENT, Command.SEE_PROPOSAL_DRAFT, Command.SEE_PROPOSAL);

  /** Of each kind what is found, and one more than is shown where there is more. */
  Map<Kind, List<Candidate>> find(Typed typed) {
    var looker = new Looker(actor.institutions(), institutions.of(actor.id()).stream().map(Institution::id).toList(),
        actor.isFse());
    var kinds = EnumSet.allOf(Kind.class);
    if (!actor.isIn(Groups.OWNERS)) {
      kinds.remove(Kind.NOTE); // theirs alone, as the page of stopped steps is
    }
    var found = new EnumMap<Kind, List<Candidate>>(Kind.class);
    look(kinds, typed, looker, FIRST_LOOK, found);
    look(kinds, typed, looker, SECOND_LOOK, found);
    return found;
  }

  /** Leaves those kinds of which there may be more than was looked at. */
  private void look(Set<Kind> kinds, Typed typed, Looker looker, int most, Map<Kind, List<Candidate>> found) {
    var all = new EnumMap<Kind, List<Candidate>>(Kind.class);
    kinds.forEach(kind -> all.put(kind, candidates.of(kind, typed, looker, most)));
    BiPredicate<String, Command> may = rights.among(all.values().stream().flatMap(List::stream)
        .map(Candidate::caseNumber).filter(Objects::nonNull).collect(Collectors.toSet()));
    all.forEach((kind, some) -> {
      List<Candidate> seen = some.stream().filter(one -> isShown(one, looker, may)).limit(SHOWN + 1).toList();
      found.put(kind, seen);
      if (some.size() < most || seen.size() > SHOWN) {
        kinds.remove(kind);
      }
    });
  }

  private static boolean isShown(Candidate one, Looker looker, BiPredicate<String, Command> may) {
    String caseNumber = one.caseNumber();
    return switch (one.kind()) {
      case INSTITUTION, PERSON, REGISTER, NOTE -> true; // asked for those institutions and people only
      case CASE -> may.test(caseNumber, Command.SEE_CASE) || may.test(caseNumber, Command.SEE_BREACH);
      case CONTENT -> CONTENT.stream().anyMatch(command -> may.test(caseNumber, command));
      case DECISION -> maySeeStory(caseNumber, may) && CaseFiles.isShown(Step.valueOf(one.step()), one.outcome(),
          looker.isFse() && !one.isOwn(), may.test(caseNumber, Command.SEE_USAGE));
      case LETTER -> maySeeStory(caseNumber, may);
      case DOCUMENT -> may.test(caseNumber, Command.SEE_DOCUMENTS) || may.test(caseNumber, Command.SEE_BREACH);
    };
  }

  private static boolean maySeeStory(String caseNumber, BiPredicate<String, Command> may) {
    return may.test(caseNumber, Command.SEE_STORY) || may.test(caseNumber, Command.SEE_BREACH);
  }
}
