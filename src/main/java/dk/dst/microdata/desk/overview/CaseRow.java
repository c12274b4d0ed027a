package dk.dst.microdata.desk.overview;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.ground.rights.CaseKind;
import java.util.Arrays;

/** How a question finds the cases that are wanted, with the scheme and the institution's name of each. */
final class CaseRow {

  /** Of which scheme a case is: what its kind says, else what it is about. */
  static final String SCHEME = "case" + Arrays.stream(CaseKind.values()).filter(kind -> kind.scheme() != null)
      .map(kind -> " when f.kind = '" + kind + "' then '" + kind.scheme() + "'").collect(joining()) + """
       when f.kind = 'PROPOSAL' then case when pr.scheme in ('RESEARCHER', 'AUTHORITY') then pr.scheme else 'DATABASE' end
      when f.kind = 'BREACH' then br.scheme when f.database_case is not null then 'DATABASE'
      when f.kind = 'PROJECT' then 'RESEARCHER' else 'AUTHORITY' end""";

  private static final String JOINED = """
      join institution i on i.id = f.institution_id
      left join proposal pr on pr.case_number = f.case_number and f.kind = 'PROPOSAL'
      left join breach br on br.case_number = f.case_number and f.kind = 'BREACH'\s""";

  static final String FROM = " case_file f " + JOINED;
  /** The same of what lies beside the cases and is called so there. */
  static final String OF_TURN = of("t");
  static final String OF_DECISION = of("d");
  static final String OF_NOTICE = of("n");

  /** With the parameters of {@link Wanted#narrow}. */
  static final String IS_WANTED =
      " (:institution = '' or f.institution_id = :institution) and (:scheme = '' or :scheme = "
      + SCHEME + ") ";

  private CaseRow() {}

  private static String of(String table) {
    return " case_file f on f.case_number = " + table + ".case_number " + JOINED;
  }
}
