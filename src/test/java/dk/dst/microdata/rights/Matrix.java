package dk.dst.microdata.rights;

import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the documentation with every cell of the table, as Danes read it. */
final class Matrix {

  private Matrix() {}

  static String page() {
    var page = new StringBuilder("""
        # Rettigheder: hvem må hvad i hvilken tilstand

        Siden er lavet af `Command` og `InstitutionCommand` i `ground/rights`, som serveren afgør alle rettigheder efter, og \
        som prøverne gennemløber celle for celle. Ret den ikke i hånden.

        - **●** må.
        - **○** må, så længe ingen i institutionen har en af de roller, der er mærket ●. Så står ingen opgave tilbage uden nogen.
        - Ingen markering: afvises, og forsøget står i revisionssporet.

        En person har alle de roller, vedkommende er udpeget til, lagt sammen. Tre regler tager noget fra igen:

        - Fire øjne: hvor det står under tabellen, kan den, der har taget det første skridt, ikke også tage det andet.
        - En medarbejder i FSE har ingen af FSE's roller i en sag fra en institution, vedkommende selv er tilknyttet.
        - Den, der har erklæret sig inhabil i en sag, har ingen af FSE's roller i den.

        Andre institutioners folk og systemets administrator har ingen rolle i en sag: den findes ikke for dem.
        """);
    for (CaseState state : CaseState.values()) {
      page.append("\n## Sagen er: ").append(state.danish()).append("\n\n");
      table(page, List.of(Command.values()).stream().filter(command -> command.states().contains(state)).toList(),
          Command::danish, Command::roles, Command::reserve);
      fourEyes(page, state);
    }
    page.append("\n## Institutionen og dens personer\n\nUanset autorisationens tilstand.\n\n");
    table(page, List.of(InstitutionCommand.values()), InstitutionCommand::danish, InstitutionCommand::roles,
        InstitutionCommand::reserve);
    return page.append("\nSin egen tilknytning kan enhver afslutte, og sit eget fravær kan enhver registrere.\n")
        .toString();
  }

  private static void fourEyes(StringBuilder page, CaseState state) {
    List<Command> second = Stream.of(Command.values())
        .filter(command -> command.states().contains(state) && command.fourEyes().isPresent()).toList();
    if (!second.isEmpty()) {
      page.append("\nFire øjne:\n\n");
      second.forEach(command -> page.append("- *%s*: ikke den, der %s.\n".formatted(command.danish(),
          command.fourEyes().orElseThrow().danish().replaceAll(",$", ""))));
    }
  }

  private static <T> void table(StringBuilder page, List<T> commands, Function<T, String> text,
      Function<T, Set<CaseRole>> roles, Function<T, Set<CaseRole>> reserve) {
    var columns = EnumSet.allOf(CaseRole.class);
    columns.removeIf(role -> commands.stream().noneMatch(command -> roles.apply(command).contains(role)
        || reserve.apply(command).contains(role)));
    page.append("| |").append(columns.stream().map(role -> " " + role.danish() + " |").collect(Collectors.joining()))
        .append("\n|---|").append(":-:|".repeat(columns.size())).append('\n');
    for (T command : commands) {
      page.append("| ").append(text.apply(command)).append(" |");
      columns.forEach(role -> page.append(roles.apply(command).contains(role) ? " ● |"
          : reserve.apply(command).contains(role) ? " ○ |" : "  |"));
      page.append('\n');
    }
  }
}
