package dk.dst.microdata.desk.personaldata;

import static dk.dst.microdata.desk.personaldata.Ground.ACCESS;
import static dk.dst.microdata.desk.personaldata.Ground.ACCOUNTABILITY;
import static dk.dst.microdata.desk.personaldata.Ground.CASE_RECORD;
import static dk.dst.microdata.desk.personaldata.Ground.IMPARTIALITY;
import static dk.dst.microdata.desk.personaldata.Ground.PUBLIC_TASK;
import static dk.dst.microdata.desk.personaldata.Ground.WORK;

import java.util.List;

/**
 * Every place where something is kept of a person: the one table. The export, the page, the documentation and the tests
 * are all made from it, and a test refuses a new column that is in neither of its lists.
 *
 * <p>The engine's tables are named here beside ours, because the list is worth nothing unless it is whole. They are
 * only read; what is changed in the engine is changed through its own interface.
 */
public final class Places {

  private static final String ID_STAYS = "Bruger-id bliver stående, uden navn";
  private static final String TEXT_STAYS = "Teksten bliver stående som en del af sagen";
  private static final String FREE_TEXT = "Teksten bliver stående. Nævner den et navn, vurderes det i hånden";
  private static final String ACCOUNT_GOES = "Slettes med brugerkontoen";
  private static final String REFUSED_BEFORE = "Er tom: sletning afvises, før opgaven er lagt tilbage";

  /** The case of a row of the engine's history: the instance's business key. */
  private static final String CASE_OF_HISTORY = " left join act_hi_procinst p on p.proc_inst_id_ = h.proc_inst_id_ ";

  public static final List<Place> ALL = List.of(
      Place.of("person", "id, name, email",
          "Bruger-id, navn og e-mail, og den dag, personen blev slettet", PUBLIC_TASK, Kept.UNTIL_ERASED,
          "Navnet bliver „Slettet person“, og e-mailen tømmes. Bruger-id bliver stående, fordi sagerne henviser til"
              + " det, og må ikke gives til en anden", """
          select id as "bruger-id", name as "navn", email as "e-mail", erased_on as "slettet"
          from person where id = :person"""),
      Place.of("association", "person_id, position",
          "Tilknytning til en institution: stilling, ansættelse, certificering og datoer", PUBLIC_TASK,
          Kept.UNTIL_ERASED, "Stilling og certificering tømmes. Rækken bliver stående og viser, at der var en"
              + " tilknytning", """
          select i.name as "institution", a.state as "status", a.employed as "ansat", a.position as "stilling",
                 a.certified_since as "certificeret siden", a.certified_on as "senest certificeret",
                 a.ended_on as "afsluttet"
          from association a join institution i on i.id = a.institution_id where a.person_id = :person
          order by i.name"""),
      Place.of("association", "requested_by, agreed_by",
          "Hvem der har bedt om og godkendt en tilknytning", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select i.name as "institution", coalesce(a.requested_by = :person, false) as "har bedt om den",
                 coalesce(a.agreed_by = :person, false) as "har godkendt den"
          from association a join institution i on i.id = a.institution_id
          where :person in (a.requested_by, a.agreed_by) order by i.name"""),
      Place.of("association_role", "person_id, role",
          "Roller i institutionen", PUBLIC_TASK, Kept.UNTIL_ERASED, "Slettes", """
          select i.name as "institution", r.role as "rolle"
          from association_role r join institution i on i.id = r.institution_id where r.person_id = :person
          order by i.name, r.role"""),
      Place.of("certification_attempt", "person_id",
          "Forsøg på certificeringen: dag, nummer og om det blev bestået. Hvert forsøg har sine spørgsmål og de svar, der"
              + " er givet", ACCOUNTABILITY, Kept.ATTEMPT, "Slettes, med svarene", """
          select a.day as "dag", a.number as "forsøg", a.submitted_at as "afleveret", a.passed as "bestået",
                 (select json_agg(json_build_object('spørgsmål', q.question, 'svar', case when s.given = 0
                    then q.right_answer else q.wrong_answers[s.given] end, 'rigtigt', s.given = 0) order by s.position)
                  from certification_asked s
                  join certification_question q on q.number = s.question and q.version = s.version
                  where s.attempt_id = a.id and a.submitted_at is not null) as "svar"
          from certification_attempt a where a.person_id = :person order by a.id"""),
      Place.of("certification_question", "written_by",
          "Hvem i FSE der har skrevet en version af et spørgsmål til certificeringen", CASE_RECORD, Kept.WITH_AUDIT,
          ID_STAYS, """
          select number as "spørgsmål", version as "version", written_at as "skrevet" from certification_question
          where written_by = :person order by number, version"""),
      Place.of("certificate_reminder", "person_id",
          "At personen har fået besked om, at et certifikat udløber", WORK, Kept.ATTEMPT, "Slettes", """
          select i.name as "institution", r.last_day as "sidste dag", r.days_before as "dage før", r.told_on as "besked den"
          from certificate_reminder r join institution i on i.id = r.institution_id where r.person_id = :person
          order by r.last_day, r.days_before desc"""),
      Place.of("institution", "lapse_reason, suspension_reason, business_exemption",
          "Begrundelser for, at en autorisation er bortfaldet eller suspenderet, og for dispensation: fri tekst om"
              + " institutionen", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, null),
      Place.of("suspension", "suspended_by, concluded_by, reason, conclusion",
          "Hvem der har suspenderet en autorisation og afgjort suspensionen, med begrundelser", CASE_RECORD,
          Kept.WITH_CASE, ID_STAYS + ". " + FREE_TEXT, """
          select i.name as "institution", s.number as "nr.", s.suspended_on as "suspenderet",
                 s.concluded_on as "afgjort", case when s.suspended_by = :person then s.reason end as "begrundelse",
                 case when s.concluded_by = :person then s.conclusion end as "afgørelsens begrundelse"
          from suspension s join institution i on i.id = s.institution_id
          where :person in (s.suspended_by, s.concluded_by) order by 1, 2"""),
      Place.of("project", "contact",
          "Kontaktperson for et projekt", PUBLIC_TASK, Kept.UNTIL_ERASED,
          "Tømmes: projektet har ingen kontaktperson, før institutionen oplyser en ny", """
          select number as "projekt", title as "titel", ends_on as "slutdato"
          from project where contact = :person order by number"""),
      Place.of("project", "case_owner",
          "Projektansvarlig i FSE", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select number as "projekt", title as "titel" from project where case_owner = :person order by number"""),
      Place.of("project", "instruction",
          "Den dataansvarliges instruks om sletning af et projekts data: fri tekst", CASE_RECORD, Kept.WITH_CASE,
          FREE_TEXT, """
          select p.number as "projekt", p.instruction as "instruks"
          from project p join decision d on d.case_number = p.case_number and d.step = 'PROJECT_DELETION_INSTRUCTION'
          where d.decided_by = :person and p.instruction is not null order by 1"""),
      Place.of("project_access", "person_id",
          "Hvem der har og har haft adgang til et projekt, fra og til", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select a.project_number as "projekt", p.title as "titel", a.access_from as "adgang fra",
                 a.access_until as "adgang til"
          from project_access a join project p on p.number = a.project_number where a.person_id = :person
          order by a.id"""),
      Place.of("project_access", "given_by",
          "Hvem der har givet adgang til et projekt", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select project_number as "projekt", access_from as "adgang fra" from project_access
          where given_by = :person order by id"""),
      Place.of("absence", "person_id, substitute_id, registered_by",
          "Fravær: hvem der er væk, hvem der får arbejdet imens, og hvem der har registreret det", WORK, Kept.ABSENCE,
          "Personens fravær slettes, og det, hvor personen er stedfortræder. Hvem der har registreret andres fravær,"
              + " bliver stående, til det slettes", """
          select case when person_id = :person then 'fraværende' when substitute_id = :person then 'stedfortræder'
                      else 'har registreret en andens fravær' end as "som",
                 case when :person in (person_id, substitute_id) then from_day end as "fra og med",
                 case when :person in (person_id, substitute_id) then until_day end as "til og med"
          from absence where :person in (person_id, substitute_id, registered_by) order by from_day, id"""),

      Place.of("case_file", "opened_by, title",
          "Hvem der har åbnet en sag, og dens titel", CASE_RECORD, Kept.WITH_CASE, ID_STAYS + ". " + FREE_TEXT, """
          select case_number as "sag", title as "titel", opened_at as "åbnet" from case_file
          where opened_by = :person order by case_number"""),
      Place.of("case_file", "contact, signatory, case_owner, concerned",
          "Kontaktperson, underskriver, FSE-ansvarlig og den, en sag om et brud drejer sig om", CASE_RECORD,
          Kept.WITH_CASE, ID_STAYS + ". Et projekts kontaktperson tømmes", """
          select case_number as "sag",
                 concat_ws(', ', case when contact = :person then 'kontaktperson' end,
                   case when signatory = :person then 'underskriver' end,
                   case when case_owner = :person then 'FSE-ansvarlig' end,
                   case when concerned = :person then 'den, sagen drejer sig om' end) as "som"
          from case_file where :person in (contact, signatory, case_owner, concerned) order by case_number"""),
      Place.of("breach", "person_id",
          "Hvem et indberettet brud på reglerne drejer sig om, hvordan det er vurderet, og hvad der er afgjort",
          CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", happened_on as "dato", description as "beskrivelse", explanation as "redegørelse",
                 grade as "grad", measure as "sanktion", months as "måneder", decided_on as "afgjort"
          from breach where person_id = :person order by case_number"""),
      Place.of("breach", "description, explanation, evidence",
          "Et indberettet brud: beskrivelse, redegørelse og det, sanktionsmatricen siger om det og om tidligere brud",
          CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, null),
      Place.of("quarantine", "person_id",
          "Hvem der er eller har været i karantæne, fra og til", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", from_day as "fra", until_day as "åben igen fra" from quarantine
          where person_id = :person order by id"""),
      Place.of("authorisation", "head_id, head_name, head_email, head_position",
          "Lederen, som en ansøgning om autorisation nævner: bruger-id, navn, e-mail og stilling", CASE_RECORD,
          Kept.WITH_CASE, "Navnet bliver „Slettet person“, e-mailen tømmes. Bruger-id og stilling bliver stående", """
          select case_number as "sag", head_name as "navn", head_email as "e-mail", head_position as "stilling"
          from authorisation where head_id = :person order by case_number"""),
      Place.of("authorisation", "environment, competence, data_security, ownership",
          "Det, en ansøgning om autorisation siger i fri tekst", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, """
          select a.case_number as "sag", a.environment as "miljø", a.competence as "kompetence",
                 a.data_security as "datasikkerhed", a.ownership as "ejerforhold"
          from authorisation a join case_file f using (case_number) where f.opened_by = :person order by 1"""),
      Place.of("authorisation_person", "person_id, name, email, position, experience",
          "De erfarne medarbejdere, som en ansøgning om autorisation nævner", CASE_RECORD, Kept.WITH_CASE,
          "Navnet bliver „Slettet person“, e-mailen tømmes. Bruger-id, stilling og erfaring bliver stående som en del"
              + " af grundlaget for afgørelsen", """
          select case_number as "sag", name as "navn", email as "e-mail", position as "stilling",
                 experience as "erfaring"
          from authorisation_person where person_id = :person order by case_number"""),
      Place.of("application", "applicant, title, purpose, environment, planned_subprojects, other_sources,"
              + " content_reason",
          "Ansøgeren og det, ansøgningen siger i fri tekst", CASE_RECORD, Kept.WITH_CASE,
          ID_STAYS + ". " + FREE_TEXT, """
          select case_number as "sag", title as "titel", created_at as "oprettet", submitted_at as "senest sendt",
                 purpose as "formål", environment as "miljø", planned_subprojects as "planlagte underprojekter",
                 other_sources as "andre kilder", content_reason as "begrundelse for indlæst liste"
          from application where applicant = :person order by case_number"""),
      Place.of("application", "signatory",
          "Hvem der skal underskrive for institutionen", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", title as "titel" from application where signatory = :person
          order by case_number"""),
      Place.of("legal_basis", "stated_by, controller, special_reason, other_basis, permission, record_number,"
              + " processors",
          "Hvem der har oplyst en sags retsgrundlag, og hvad det siger i fri tekst", CASE_RECORD, Kept.WITH_CASE,
          ID_STAYS + ". " + FREE_TEXT, """
          select case_number as "sag", version as "indsendelse nr.", stated_at as "oplyst",
                 controller as "dataansvarlig", special_reason as "begrundelse om artikel 9 og 10",
                 other_basis as "andet grundlag", permission as "tilladelse", record_number as "post i fortegnelsen",
                 processors as "databehandlere"
          from legal_basis where stated_by = :person order by 1, 2"""),
      Place.of("joint_controller", "answered_by",
          "Hvem der har svaret for en fælles dataansvarlig institution", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", answered_at as "besvaret", confirmed as "bekræftet" from joint_controller
          where answered_by = :person order by 1, 2"""),
      Place.of("application_register", "reason",
          "Ansøgerens begrundelse for hvert register: fri tekst", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, """
          select r.case_number as "sag", r.register_code as "register", r.reason as "begrundelse"
          from application_register r join application a on a.case_number = r.case_number
          where a.applicant = :person order by r.case_number, r.ordinal"""),
      Place.of("application_manager", "person_id, experience",
          "Foreslåede projektdatabasemanagere og deres erfaring", CASE_RECORD, Kept.WITH_CASE,
          ID_STAYS + ". Erfaringen bliver stående som en del af grundlaget for afgørelsen", """
          select case_number as "sag", experience as "erfaring" from application_manager where person_id = :person
          order by case_number"""),
      Place.of("eligibility_check", "checked_by",
          "Hvem der har ladet en ansøgning kontrollere, før den blev sendt", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", checked_at as "kontrolleret" from eligibility_check
          where checked_by = :person order by id"""),
      Place.of("eligibility_check", "facts",
          "Kontrollens grundlag, som det var den dag: managernes navn, ansættelse, certificering og erfaring,"
              + " projekternes kontaktpersoner og ansøgningens tekster", CASE_RECORD, Kept.WITH_CASE,
          "Navnet bliver „Slettet person“; tal, datoer og bruger-id bliver stående, så kontrollen kan efterprøves", """
          select c.case_number as "sag", c.checked_at as "kontrolleret", 'manager' as "som", m ->> 'name' as "navn",
                 m -> 'employed' as "ansat", m -> 'administrator' as "administrator",
                 m ->> 'certifiedSince' as "certificeret siden", m ->> 'experience' as "erfaring",
                 null::text as "projekt"
          from eligibility_check c, jsonb_array_elements(c.facts -> 'managers') m where m ->> 'id' = :person
          union all
          select c.case_number, c.checked_at, 'kontaktperson', null, null, null, null, null, p ->> 'number'
          from eligibility_check c, jsonb_array_elements(c.facts -> 'projects') p where p ->> 'contact' = :person
          order by 2, 1, 3, 9"""),
      Place.of("eligibility_check", "evidence",
          "Kontrollens tal. Ved hvert projekt står, hvem der har oplyst dets data, og hvornår", CASE_RECORD,
          Kept.WITH_CASE, "Navnet bliver „Slettet person“", """
          select c.case_number as "sag", c.checked_at as "kontrolleret", p ->> 'number' as "projekt",
                 p ->> 'origin' as "oplyst"
          from person n, eligibility_check c, jsonb_array_elements(c.evidence -> 'projects') p
          where n.id = :person and n.erased_on is null and position(', ' || n.name || ', ' in p ->> 'origin') > 0
            and exists (select 1 from content_list l where l.stated_by = :person)
          order by c.id, 3"""),
      Place.of("finding", "evidence",
          "Kontrollens udsagn. De om managere nævner dem ved navn (de samme oplysninger som i kontrollens grundlag;"
              + " udleveres derfra)", CASE_RECORD, Kept.WITH_CASE, "Navnet bliver „Slettet person“", null),
      Place.of("decision", "decided_by, reason",
          "Hvert valg i en sag: hvem, hvornår og hvorfor", CASE_RECORD, Kept.WITH_CASE,
          ID_STAYS + ", så det stadig kan findes, hvem der har afgjort sagen. " + FREE_TEXT, """
          select case_number as "sag", step as "trin", round as "omgang", outcome as "udfald", reason as "begrundelse",
                 decided_at as "hvornår"
          from decision where decided_by = :person order by decided_at, case_number"""),
      Place.of("term_change", "decided_by, reason",
          "Hvem der har ændret et vilkår, og hvorfor", CASE_RECORD, Kept.WITH_AUDIT, ID_STAYS + ". " + FREE_TEXT, """
          select scheme_term as "vilkår", value as "værdi", applies_from as "gælder fra", reason as "begrundelse",
                 decided_at as "hvornår"
          from term_change where decided_by = :person order by decided_at"""),
      Place.of("service_figures", "decided_by, reason",
          "Hvem der har vist eller skjult sagsbehandlingstider for offentligheden, og hvorfor", CASE_RECORD,
          Kept.WITH_AUDIT, ID_STAYS + ". " + FREE_TEXT, """
          select shown as "vises", reason as "begrundelse", decided_at as "hvornår"
          from service_figures where decided_by = :person order by decided_at"""),
      Place.of("price", "decided_by, source, reason",
          "Hvem der har ændret en pris, efter hvilken kilde, og hvorfor", CASE_RECORD, Kept.WITH_AUDIT,
          ID_STAYS + ". " + FREE_TEXT, """
          select item as "hvad", audience as "for", value as "pris", applies_from as "gælder fra", source as "kilde",
                 reason as "begrundelse", decided_at as "hvornår"
          from price where decided_by = :person order by decided_at"""),
      Place.of("cost_registration", "recorded_by, remark",
          "Hvem der har registreret arbejde, lagerplads eller en server, og bemærkningen", CASE_RECORD, Kept.WITH_CASE,
          ID_STAYS + ". " + FREE_TEXT, """
          select case_number as "sag", project_number as "projekt", on_day as "dag", quantity as "mængde",
                 remark as "bemærkning", recorded_at as "hvornår"
          from cost_registration where recorded_by = :person order by recorded_at"""),
      Place.of("charge", "description",
          "Hvad en udgift er for: indeholder bemærkningen fra registreringen", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT,
          null),
      Place.of("billing_address", "stated_by, order_reference, street",
          "Hvem der har oplyst, hvor regninger sendes hen; adressen og ordrereferencen kan nævne en person", CASE_RECORD,
          Kept.WITH_CASE, ID_STAYS + ". " + FREE_TEXT, """
          select institution_id as "institution", street as "adresse", order_reference as "ordrereference",
                 stated_at as "hvornår"
          from billing_address where stated_by = :person order by stated_at"""),
      Place.of("bill", "checked_by, approved_by, exported_by, reason",
          "Hvem der har kontrolleret, godkendt og sendt en regning, og hvorfor en er krediteret", CASE_RECORD,
          Kept.WITH_CASE, ID_STAYS + ". " + FREE_TEXT, """
          select id as "regning", coalesce(checked_by = :person, false) as "kontrolleret",
                 coalesce(approved_by = :person, false) as "godkendt", coalesce(exported_by = :person, false) as "sendt"
          from bill where :person in (checked_by, approved_by, exported_by) order by id"""),
      Place.of("bill_objection", "made_by, answered_by, objection, answer",
          "Hvem der har gjort indsigelse mod en regning og svaret på den, og hvad de skrev", CASE_RECORD, Kept.WITH_CASE,
          ID_STAYS + ". " + FREE_TEXT, """
          select bill as "regning", case when made_by = :person then objection end as "indsigelse",
                 case when answered_by = :person then answer end as "svar", made_at as "hvornår"
          from bill_objection where :person in (made_by, answered_by) order by id"""),
      Place.of("agreement_text", "written_by, reason",
          "Hvem der har skrevet en version af en aftaletekst, og hvorfor", CASE_RECORD, Kept.WITH_AUDIT, ID_STAYS + ". "
              + FREE_TEXT, """
          select agreement as "aftale", version as "version", reason as "begrundelse", written_at as "hvornår"
          from agreement_text where written_by = :person order by written_at"""),
      Place.of("agreement", "document",
          "Aftalen, som begge parter underskriver: det, ansøgningen siger, med navnene på dem, den nævner"
              + " (dokumentet nævner flere personer og hentes fra sagen)", CASE_RECORD, Kept.WITH_CASE,
          "Dokumentet bliver stående uændret: det er det, der er underskrevet", """
          select g.case_number as "sag", g.agreement as "aftale", g.round as "omgang", g.digest as "aftryk",
                 g.drawn_up_at as "stillet op"
          from agreement g join case_file f using (case_number)
          where :person in (f.opened_by, f.contact, f.signatory) or exists (
            select 1 from application_manager n where n.case_number = g.case_number and n.person_id = :person
            union select 1 from authorisation n where n.case_number = g.case_number and n.head_id = :person
            union select 1 from proposal_user n where n.case_number = g.case_number and n.person_id = :person
            union select 1 from authorisation_person n where n.case_number = g.case_number and n.person_id = :person)
          order by g.case_number, g.round"""),
      Place.of("agreement_signature", "signed_by",
          "Hvem der har underskrevet en aftale, hvornår, og hvilket dokument", CASE_RECORD, Kept.WITH_CASE,
          ID_STAYS + ", så det stadig kan findes, hvem der har underskrevet", """
          select case_number as "sag", agreement as "aftale", round as "omgang", party as "for", digest as "aftryk",
                 signed_at as "hvornår"
          from agreement_signature where signed_by = :person order by signed_at"""),
      Place.of("disqualification", "person_id, reason",
          "Ansatte i FSE, der har erklæret sig inhabile, med begrundelse", IMPARTIALITY, Kept.WITH_CASE,
          ID_STAYS + ". Begrundelsen bliver stående: den viser, at sagen er behandlet af habile", """
          select case_number as "sag", reason as "begrundelse", declared_at as "hvornår"
          from disqualification where person_id = :person order by declared_at"""),
      Place.of("project_database", "case_owner",
          "FSE-ansvarlig for databasen", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", established_on as "oprettet", ends_on as "ophør"
          from project_database where case_owner = :person order by case_number"""),
      Place.of("project_database", "purpose",
          "Databasens formål: teksten fra ansøgningen (udleveres derfra)", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT,
          null),
      Place.of("database_manager", "person_id",
          "Managere og deres adgang, fra og til", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", access_from as "adgang fra", access_until as "adgang til"
          from database_manager where person_id = :person order by case_number"""),
      Place.of("extension", "subprojects",
          "Kommende underprojekter, som institutionen nævner, når den ønsker forlængelse: fri tekst", CASE_RECORD,
          Kept.WITH_CASE, FREE_TEXT, """
          select e.case_number as "sag", e.term_ends_on as "ophør", e.subprojects as "kommende underprojekter"
          from extension e join decision d on d.case_number = e.case_number and d.round = e.number
            and d.step = 'EXTENSION_REQUEST'
          where d.decided_by = :person and e.subprojects is not null order by 1, 2"""),
      Place.of("shutdown", "instruction",
          "Den dataansvarliges instruks om sletning: fri tekst", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, """
          select s.case_number as "sag", s.instruction as "instruks"
          from shutdown s join decision d on d.case_number = s.case_number and d.step = 'DELETION_INSTRUCTION'
          where d.decided_by = :person and s.instruction is not null order by 1"""),
      Place.of("manager_change", "coming, leaving, requested_by, experience",
          "Ændringer af managere: hvem, hvem der bad om det, og erfaring som fri tekst", CASE_RECORD, Kept.WITH_CASE,
          ID_STAYS, """
          select case_number as "sag", coming as "ny manager", leaving as "fratrådt", experience as "erfaring"
          from manager_change where :person in (coming, leaving, requested_by) order by case_number, number"""),
      Place.of("shutdown", "account_reference",
          "Henvisning til slutregningen", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, null),
      Place.of("proposal", "title, purpose, description, relevance, population, external_data, publication,"
              + " legal_basis, content_reason",
          "Det, en projektindstilling siger i fri tekst", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, """
          select p.case_number as "sag", p.title as "titel", p.purpose as "formål", p.description as "beskrivelse",
                 p.relevance as "samfundsrelevans", p.population as "population", p.external_data as "eksterne data",
                 p.publication as "offentliggørelse", p.legal_basis as "behandlingsgrundlag",
                 p.content_reason as "begrundelse for indlæst liste"
          from proposal p join case_file f using (case_number) where f.opened_by = :person order by 1"""),
      Place.of("proposal", "contact, signatory",
          "Kontaktperson og underskriver for en projektindstilling", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", title as "titel",
                 contact is not distinct from :person as "som kontaktperson",
                 signatory is not distinct from :person as "som underskriver"
          from proposal where :person in (contact, signatory) order by case_number"""),
      Place.of("proposal", "case_owner",
          "Projektansvarlig i FSE for en projektindstilling", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", title as "titel" from proposal where case_owner = :person
          order by case_number"""),
      Place.of("proposal_register", "reason",
          "Indstillingens begrundelse for hvert register: fri tekst", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, """
          select r.case_number as "sag", r.register_code as "register", r.reason as "begrundelse"
          from proposal_register r join case_file f using (case_number) where f.opened_by = :person
          order by r.case_number, r.ordinal"""),
      Place.of("proposal_source", "name, variables",
          "Øvrige data i en indstilling, deres navn og variable: fri tekst", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, """
          select s.case_number as "sag", s.name as "data", s.variables as "variable"
          from proposal_source s join case_file f using (case_number) where f.opened_by = :person
          order by s.case_number, s.ordinal"""),
      Place.of("proposal_user", "person_id",
          "Hvem en indstilling vil give adgang til projektet", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select u.case_number as "sag", p.title as "titel" from proposal_user u join proposal p using (case_number)
          where u.person_id = :person order by 1"""),
      Place.of("proposal_remark", "reason",
          "FSE’s begrundelser for at sende en indstilling retur, felt for felt: fri tekst", CASE_RECORD,
          Kept.WITH_CASE, FREE_TEXT, """
          select r.case_number as "sag", r.submission as "indsendelse", r.field as "felt", r.reason as "begrundelse"
          from proposal_remark r join decision d on d.case_number = r.case_number and d.round = r.submission
            and d.step = 'PROPOSAL_REVIEW'
          where d.decided_by = :person order by r.case_number, r.submission, r.ordinal"""),
      Place.of("proposal_finding", "evidence",
          "Kontrollens udsagn om en indstilling. De nævner dem, der ikke længere er tilknyttet, ved bruger-id",
          CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", submission as "indsendelse", 'ikke længere tilknyttet' as "som"
          from proposal_finding
          where rule = 'PEOPLE' and :person = any (string_to_array(substring(evidence from ': (.*)[.] '), ', '))
          order by case_number, submission"""),
      Place.of("delivery", "concluded_by, register_code, remark",
          "Hvem der har leveret hvilke data til et projekt, eller har meldt, at de ikke kan leveres, med bemærkning",
          CASE_RECORD, Kept.WITH_CASE, ID_STAYS + ". " + FREE_TEXT, """
          select case_number as "sag", register_code as "data", concluded_on as "hvornår", delivered as "leveret",
                 remark as "bemærkning"
          from delivery where concluded_by = :person order by case_number, register_code, source"""),
      Place.of("health_approval", "recorded_by, reference",
          "Hvem der har registreret Sundhedsdatastyrelsens godkendelse, og dens journalnummer", CASE_RECORD,
          Kept.WITH_CASE, ID_STAYS + ". " + FREE_TEXT, """
          select case_number as "sag", reference as "journalnummer", approved_on as "godkendt"
          from health_approval where recorded_by = :person order by case_number"""),
      Place.of("approval_document", "uploaded_by, name, document",
          "Sundhedsdatastyrelsens godkendelser som dokumenter, og hvem der har indlæst dem. De kan nævne personer",
          CASE_RECORD, Kept.WITH_CASE, ID_STAYS + ". " + FREE_TEXT, """
          select case_number as "sag", name as "dokument", digest as "aftryk", uploaded_at as "hvornår"
          from approval_document where uploaded_by = :person order by uploaded_at"""),
      Place.of("attachment", "uploaded_by, name",
          "Hvem der har vedlagt hvilke dokumenter i en sag", CASE_RECORD, Kept.WITH_CASE,
          ID_STAYS + ". Filens navn bliver til dens type. Det, der ikke er sendt, slettes med kladden", """
          select case_number as "sag", label as "felt", version as "version", name as "dokument", size as "bytes",
                 digest as "aftryk", uploaded_at as "hvornår", sent_at as "sendt"
          from attachment where uploaded_by = :person order by uploaded_at"""),
      Place.of("attachment_part", "content",
          "Dokumenterne selv, hvor de gemmes i databasen. De kan nævne personer. Gemmes de i et S3-lager, gælder det"
              + " samme der. De udleveres med data om den, der har vedlagt dem", CASE_RECORD, Kept.WITH_CASE,
          "Det, der er sendt, bliver stående som en del af sagen. Nævner det en person, vurderes det i hånden", null),
      Place.of("subscription", "signatory",
          "Hvem der skal underskrive kontrakten om årsabonnement for institutionen", CASE_RECORD, Kept.WITH_CASE,
          ID_STAYS, """
          select case_number as "sag", year as "år" from subscription where signatory = :person
          order by case_number"""),
      Place.of("subscription", "offer",
          "FSE’s tilbud på årsabonnement: fri tekst", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, """
          select s.case_number as "sag", s.year as "år", s.offer as "tilbud"
          from subscription s join decision d on d.case_number = s.case_number and d.step = 'SUBSCRIPTION_OFFER'
          where d.decided_by = :person and s.offer is not null order by 1"""),
      Place.of("authority_scheme", "contact, signatory, case_owner",
          "Hvem der er kontaktperson, underskriver og FSE-ansvarlig for en myndighedsordning", CASE_RECORD,
          Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", coalesce(contact = :person, false) as "kontaktperson",
                 coalesce(signatory = :person, false) as "underskriver",
                 coalesce(case_owner = :person, false) as "FSE-ansvarlig"
          from authority_scheme where :person in (contact, signatory, case_owner) order by case_number"""),
      Place.of("authority_scheme", "obligation, obligation_reference, remit, environment, security_title,"
          + " security_version, content_reason, billing_reference",
          "Ansøgninger om Myndighedsordningen: fri tekst om myndigheden", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, """
          select a.case_number as "sag", a.obligation as "myndighedsopgave", a.obligation_reference as "hjemmel",
                 a.remit as "ressortområde", a.environment as "analysemiljø", a.security_title as "dokument",
                 a.security_version as "version", a.content_reason as "begrundelse", a.billing_reference as "reference"
          from authority_scheme a join decision d on d.case_number = a.case_number and d.round = a.submission
            and d.step = 'AUTHORITY_SUBMISSION'
          where d.decided_by = :person order by a.case_number"""),
      Place.of("authority_register", "reason",
          "Begrundelser for registre i en myndighedsordning: fri tekst", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, """
          select r.case_number as "sag", r.register_code as "register", r.reason as "begrundelse"
          from authority_register r join authority_scheme a on a.case_number = r.case_number
          join decision d on d.case_number = a.case_number and d.round = a.submission
            and d.step = 'AUTHORITY_SUBMISSION'
          where d.decided_by = :person order by r.case_number, r.ordinal"""),
      Place.of("authority_user", "person_id",
          "Hvem der skulle have adgang, da en myndighedsordning blev aftalt", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag" from authority_user where person_id = :person order by case_number"""),
      Place.of("authority_finding", "evidence",
          "Kontrollens udsagn om en myndighedsordning: om institutionen og dens dokument, med titlen på det",
          CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, null),
      Place.of("authority_analysis", "registered_by, title, purpose",
          "Hvem der har registreret en analyse efter Myndighedsordningen, og dens titel og formål", CASE_RECORD,
          Kept.WITH_CASE, ID_STAYS + ". " + FREE_TEXT, """
          select case_number as "sag", number as "nr.", title as "titel", purpose as "formål",
                 registered_on as "registreret"
          from authority_analysis where registered_by = :person order by case_number, number"""),
      Place.of("authority_analysis_user", "person_id",
          "Hvem der arbejder på en analyse efter Myndighedsordningen", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select u.case_number as "sag", u.number as "nr.", a.title as "titel"
          from authority_analysis_user u join authority_analysis a using (case_number, number)
          where u.person_id = :person order by 1, 2"""),
      Place.of("law_model", "signatory, case_owner",
          "Underskriver og FSE-ansvarlig for Lovmodellen", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", signatory is not distinct from :person as "som underskriver",
                 case_owner is not distinct from :person as "som FSE-ansvarlig"
          from law_model where :person in (signatory, case_owner) order by case_number"""),
      Place.of("law_model", "data_controller, instruction",
          "Dataansvarlig for Lovmodellen, og dennes instruks om sletning: fri tekst", CASE_RECORD, Kept.WITH_CASE,
          FREE_TEXT, """
          select m.case_number as "sag", m.data_controller as "dataansvarlig", m.instruction as "instruks"
          from law_model m join decision d on d.case_number = m.case_number
            and d.step in ('LAW_MODEL_SUBMISSION', 'LAW_MODEL_DELETION_INSTRUCTION')
          where d.decided_by = :person group by m.case_number order by 1"""),
      Place.of("law_model_user", "person_id",
          "Hvem der har og har haft adgang til Lovmodellen, fra og til", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", access_from as "adgang fra", access_until as "adgang til"
          from law_model_user where person_id = :person order by id"""),
      Place.of("law_model_user", "given_by",
          "Hvem der har givet adgang til Lovmodellen", CASE_RECORD, Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", access_from as "adgang fra" from law_model_user
          where given_by = :person order by id"""),
      Place.of("law_model_finding", "evidence",
          "Det, der er fundet ved kontrollen af Lovmodellens registrering; kan nævne personer", CASE_RECORD,
          Kept.WITH_CASE, FREE_TEXT, null),
      Place.of("notice", "person_id, title, body",
          "Beskeder til personen om en sag, og hvornår de er sendt", CASE_RECORD, Kept.WITH_CASE,
          "Bliver stående: de er sagens dokumenter og beviset for, at parten er underrettet. De nævner, hvem der har"
              + " afgjort sagen. Det, der ikke er sendt, sendes ikke", """
          select case_number as "sag", title as "titel", body as "besked", written_at as "skrevet", sent_at as "sendt"
          from notice where person_id = :person order by id"""),
      Place.of("adverse_letter", "content",
          "Brevet om en afgørelse, der går en imod: begrundelser, høringssvar og navnet på den, der har afgjort",
              CASE_RECORD,
          Kept.WITH_CASE, "Bliver stående: det er afgørelsen, som parten har fået den", null),
      Place.of("turn", "begun_by",
          "Hvem der gjorde det, en opgave kom af, så den, der selv har gjort det, ikke får besked", CASE_RECORD,
          Kept.WITH_CASE, ID_STAYS, """
          select case_number as "sag", began_on as "den" from turn where begun_by = :person order by began_on,
              task_id"""),
      Place.of("task_news", "person_id",
          "At personen har fået eller skal have besked om en ny opgave", WORK, Kept.WITH_CASE, "Slettes", """
          select t.case_number as "sag", n.told_at as "besked den" from task_news n join turn t using (task_id)
          where n.person_id = :person order by n.created_at, n.task_id"""),
      Place.of("task_news_choice", "person_id",
          "Hvor tit personen vil have besked om nye opgaver", WORK, Kept.UNTIL_ERASED, "Slettes", """
          select choice as "valg", chosen_at as "valgt" from task_news_choice where person_id = :person"""),
      Place.of("last_visit", "person_id",
          "Hvornår personen sidst åbnede Min side", WORK, Kept.UNTIL_ERASED, "Slettes", """
          select seen_at as "sidst" from last_visit where person_id = :person"""),
      Place.of("form_draft", "saved_by",
          "Hvem der sidst har gemt en kladde, og det, vedkommende har skrevet", WORK, Kept.DRAFT,
          "Kladden slettes", """
          select case_number as "sag", form as "formular", saved_at as "gemt",
                 content - array['managers', 'signatory', 'contact', 'users'] as "kladde"
          from form_draft where saved_by = :person order by case_number, form"""),
      Place.of("form_draft", "content",
          "Kladder, hvor andre nævner personen som manager, underskriver, kontaktperson eller bruger", WORK, Kept.DRAFT,
          "Nævnelsen forsvinder med kladden; den kan ikke sendes med en person, der ikke er tilknyttet", """
          select case_number as "sag", form as "formular", saved_at as "gemt",
                 content ->> 'signatory' is not distinct from :person as "som underskriver",
                 coalesce(content -> 'managers' @> jsonb_build_array(jsonb_build_object('manager', :person::text)),
                          false) as "som manager",
                 content ->> 'contact' is not distinct from :person as "som kontaktperson",
                 coalesce(content -> 'users' @> jsonb_build_array(:person::text), false) as "som bruger"
          from form_draft
          where :person in (content ->> 'signatory', content ->> 'contact')
             or content -> 'managers' @> jsonb_build_array(jsonb_build_object('manager', :person::text))
             or content -> 'users' @> jsonb_build_array(:person::text)
          order by case_number, form"""),
      Place.of("content_list", "stated_by, source, reading",
          "Hvem der har oplyst et projekts eller en ansøgnings data, filens navn, og hvad der blev bemærket ved"
              + " læsningen", CASE_RECORD, Kept.WITH_CASE, ID_STAYS + ". Filens navn bliver stående", """
          select source as "fil", stated_at as "indlæst", registers as "registre", rows as "rækker"
          from content_list where stated_by = :person order by id"""),
      Place.of("register_reason", "reason",
          "Begrundelsen for et register i en liste: fri tekst", CASE_RECORD, Kept.WITH_CASE, FREE_TEXT, """
          select l.source as "liste", r.register_code as "register", r.reason as "begrundelse"
          from register_reason r join content_list l on l.id = r.list_id where l.stated_by = :person order by l.id, 2"""),
      Place.of("catalogue_version", "imported_by, source",
          "Hvem der har indlæst en version af registeroversigten, og filens navn", CASE_RECORD, Kept.WITH_CATALOGUE,
          ID_STAYS, """
          select version as "version", imported_at as "indlæst", source as "fil"
          from catalogue_version where imported_by = :person order by version"""),
      Place.of("audit_entry", "actor",
          "Hvem der har set, gjort eller forsøgt hvad", ACCOUNTABILITY, Kept.WITH_AUDIT, ID_STAYS, """
          select at as "hvornår", kind as "art", subject as "hvad", institution_id as "institution",
                 case_number as "sag"
          from audit_entry where actor = :person order by id"""),
      Place.of("audit_entry", "person_id, before, after",
          "Hvad der er ændret om personen eller slået op, før og efter: roller, tilknytning, certificering",
          ACCOUNTABILITY, Kept.WITH_AUDIT,
          ID_STAYS + ". Navn, e-mail, stilling, fraværsdage og grunde til inhabilitet har aldrig stået der", """
          select at as "hvornår", kind as "art", subject as "hvad", institution_id as "institution",
                 case_number as "sag", before - 'substitute_id' as "før", after - 'substitute_id' as "efter"
          from audit_entry where person_id = :person order by id"""),

      Place.of("login_session", "principal_name",
          "Hvem der er logget ind", ACCESS, Kept.SESSION, ACCOUNT_GOES, """
          select to_timestamp(creation_time / 1000) as "logget ind", to_timestamp(last_access_time / 1000) as "senest"
          from login_session where principal_name = :person order by 1"""),
      Place.of("login_session_attributes", "attribute_bytes",
          "Hvad en session husker: bruger-id, og ved login hos en udbyder, hvad den har oplyst", ACCESS, Kept.SESSION,
          ACCOUNT_GOES, null),
      Place.of("login_network", "person_id, network",
          "Hvorfra personen har logget ind: et aftryk af netadressen, som den ikke kan læses af", ACCESS, Kept.LOGIN,
          ACCOUNT_GOES, """
          select last_used as "senest" from login_network where person_id = :person order by 1"""),
      Place.of("password_link", "person_id",
          "At personens lokale konto endnu ikke har en adgangskode, og hvornår linket til at vælge den er sendt (linkets"
              + " aftryk udleveres ikke)", ACCESS, Kept.UNTIL_ERASED, ACCOUNT_GOES, """
          select asked as "breve", asked_at as "senest", expires_at as "linket udløber"
          from password_link where person_id = :person"""),
      Place.of("act_id_user", "id_, first_, last_, email_, pwd_, salt_, picture_id_",
          "Brugerkonto: navn, e-mail og adgangskodens aftryk (udleveres ikke)", ACCESS, Kept.UNTIL_ERASED,
          "Slettes", """
          select id_ as "bruger-id", first_ as "fornavn", last_ as "efternavn", email_ as "e-mail",
                 attempts_ as "mislykkede forsøg på at logge ind", lock_exp_time_ as "spærret til"
          from act_id_user where id_ = :person"""),
      Place.of("act_id_info", "user_id_, key_, value_, password_",
          "Brugerens egne indstillinger i webapplikationerne", ACCESS, Kept.UNTIL_ERASED, ACCOUNT_GOES, """
          select key_ as "indstilling", value_ as "værdi" from act_id_info where user_id_ = :person order by key_"""),
      Place.of("act_id_membership", "user_id_",
          "Grupper, som kontoen er medlem af", ACCESS, Kept.UNTIL_ERASED, ACCOUNT_GOES, """
          select coalesce(g.name_, m.group_id_) as "gruppe" from act_id_membership m
          left join act_id_group g on g.id_ = m.group_id_ where m.user_id_ = :person order by 1"""),
      Place.of("act_id_tenant_member", "user_id_",
          "Institutioner, som kontoen hører til", ACCESS, Kept.UNTIL_ERASED, ACCOUNT_GOES, """
          select coalesce(t.name_, m.tenant_id_) as "institution" from act_id_tenant_member m
          left join act_id_tenant t on t.id_ = m.tenant_id_ where m.user_id_ = :person order by 1"""),
      Place.of("act_ru_authorization", "user_id_",
          "Adgang, som kontoen selv har, fx til opgaver, den kan tage", ACCESS, Kept.UNTIL_ERASED, ACCOUNT_GOES, """
          select resource_type_ as "art", resource_id_ as "til" from act_ru_authorization
          where user_id_ = :person order by 1, 2"""),
      Place.of("act_ru_filter", "owner_",
          "Egne lister i Opgaver", ACCESS, Kept.UNTIL_ERASED, ACCOUNT_GOES, """
          select name_ as "liste" from act_ru_filter where owner_ = :person order by 1"""),
      Place.of("act_ru_task", "assignee_, owner_",
          "Åbne opgaver, som personen har taget", WORK, Kept.WHILE_RUNNING, REFUSED_BEFORE, """
          select p.business_key_ as "sag", h.name_ as "opgave", h.create_time_ as "oprettet", h.due_date_ as "frist"
          from act_ru_task h""" + CASE_OF_HISTORY + "where :person in (h.assignee_, h.owner_) order by 1, 2"),
      Place.of("act_ru_identitylink", "user_id_",
          "Åbne opgaver, som personen kan tage", WORK, Kept.WHILE_RUNNING, "Slettes", """
          select p.business_key_ as "sag", h.name_ as "opgave", l.type_ as "som"
          from act_ru_identitylink l join act_ru_task h on h.id_ = l.task_id_""" + CASE_OF_HISTORY
              + "where l.user_id_ = :person order by 1, 2"),
      Place.of("act_hi_procinst", "start_user_id_",
          "Hvem der har startet en sag", WORK, Kept.ENGINE_HISTORY, ID_STAYS, """
          select business_key_ as "sag", proc_def_key_ as "proces", start_time_ as "begyndt", end_time_ as "slut"
          from act_hi_procinst where start_user_id_ = :person order by start_time_"""),
      Place.of("act_hi_actinst", "assignee_",
          "Hvem der har udført et trin", WORK, Kept.ENGINE_HISTORY, ID_STAYS, """
          select p.business_key_ as "sag", h.act_name_ as "trin", h.start_time_ as "begyndt", h.end_time_ as "slut"
          from act_hi_actinst h""" + CASE_OF_HISTORY + "where h.assignee_ = :person order by 3"),
      Place.of("act_hi_taskinst", "assignee_, owner_",
          "Hvem der har haft en opgave", WORK, Kept.ENGINE_HISTORY, ID_STAYS, """
          select p.business_key_ as "sag", h.name_ as "opgave", h.start_time_ as "begyndt", h.end_time_ as "slut"
          from act_hi_taskinst h""" + CASE_OF_HISTORY + "where :person in (h.assignee_, h.owner_) order by 3"),
      Place.of("act_hi_identitylink", "user_id_, assigner_id_",
          "Hvem der har kunnet tage en opgave, har fået den, og har givet den", WORK, Kept.ENGINE_HISTORY, ID_STAYS, """
          select t.case_number as "sag", t.name as "opgave", l.timestamp_ as "hvornår", l.type_ as "som",
                 l.operation_type_ as "ændring", coalesce(l.assigner_id_ = :person, false) as "givet af personen"
          from act_hi_identitylink l left join lateral (select p.business_key_ as case_number, h.name_ as name
            from act_hi_taskinst h""" + CASE_OF_HISTORY + """
          where h.id_ = l.task_id_) t on true
          where :person in (l.user_id_, l.assigner_id_) order by 3"""),
      Place.of("act_hi_op_log", "user_id_",
          "Hvad personen har gjort i webapplikationerne", ACCOUNTABILITY, Kept.ENGINE_LOG, ID_STAYS, """
          select p.business_key_ as "sag", h.timestamp_ as "hvornår", h.entity_type_ as "ved",
                 h.operation_type_ as "hvad", h.property_ as "egenskab"
          from act_hi_op_log h""" + CASE_OF_HISTORY + "where h.user_id_ = :person order by 2"),
      Place.of("act_hi_op_log", "org_value_, new_value_, annotation_",
          "Hvem noget er gjort ved i webapplikationerne, fx fået en opgave; en procesejers bemærkning", ACCOUNTABILITY,
          Kept.ENGINE_LOG, ID_STAYS, """
          select p.business_key_ as "sag", h.timestamp_ as "hvornår", h.entity_type_ as "ved",
                 h.operation_type_ as "hvad", h.property_ as "egenskab"
          from act_hi_op_log h""" + CASE_OF_HISTORY + "where :person in (h.org_value_, h.new_value_) order by 2"),
      Place.of("act_hi_comment", "user_id_, message_, full_msg_",
          "Kommentarer til opgaver", WORK, Kept.ENGINE_HISTORY, ID_STAYS + ". " + TEXT_STAYS, """
          select p.business_key_ as "sag", h.time_ as "hvornår",
                 coalesce(convert_from(h.full_msg_, 'UTF8'), h.message_) as "kommentar"
          from act_hi_comment h""" + CASE_OF_HISTORY + "where h.user_id_ = :person order by 2"),
      Place.of("act_hi_attachment", "user_id_, name_, description_, url_, content_id_",
          "Vedhæftninger til opgaver", WORK, Kept.ENGINE_HISTORY, ID_STAYS + ". " + TEXT_STAYS, """
          select p.business_key_ as "sag", h.create_time_ as "hvornår", h.name_ as "navn",
                 h.description_ as "beskrivelse", h.url_ as "adresse"
          from act_hi_attachment h""" + CASE_OF_HISTORY + "where h.user_id_ = :person order by 2"),
      Place.of("failure_note", "written_by, text",
          "Procesejeres bemærkninger til årsager, der standser trin", CASE_RECORD, Kept.WITH_AUDIT,
          ID_STAYS + ". " + FREE_TEXT, """
          select written_at as "skrevet", text as "bemærkning" from failure_note where written_by = :person
          order by id"""),
      Place.of("failure_retry", "asked_by, reason",
          "Hvem der har fået standsede trin prøvet igen, og hvorfor", CASE_RECORD, Kept.WITH_AUDIT,
          ID_STAYS + ". " + FREE_TEXT, """
          select asked_at as "hvornår", reason as "begrundelse" from failure_retry where asked_by = :person
          order by id"""),
      Place.of("model_pause", "paused_by, reason",
          "Hvem der har sat en model på pause, og hvorfor", CASE_RECORD, Kept.WHILE_RUNNING, "Går, når modellen sættes i"
              + " gang igen", """
          select model as "model", paused_at as "hvornår", reason as "begrundelse" from model_pause
          where paused_by = :person order by model"""),
      Place.of("act_ru_incident", "annotation_",
          "Procesejeres bemærkninger til fejl: fri tekst", WORK, Kept.WHILE_RUNNING, FREE_TEXT, null),
      Place.of("act_hi_incident", "annotation_",
          "Procesejeres bemærkninger til fejl: fri tekst", WORK, Kept.ENGINE_HISTORY, FREE_TEXT, null),
      Place.of("act_ru_batch", "create_user_id_",
          "Hvem der har startet en samlet handling", WORK, Kept.WHILE_RUNNING, ID_STAYS, """
          select type_ as "handling" from act_ru_batch where create_user_id_ = :person"""),
      Place.of("act_hi_batch", "create_user_id_",
          "Hvem der har startet en samlet handling", WORK, Kept.ENGINE_LOG, ID_STAYS, """
          select type_ as "handling", start_time_ as "begyndt", end_time_ as "slut"
          from act_hi_batch where create_user_id_ = :person order by 2"""));

  /** Columns of our tables that could hold a text but hold nothing of a person. */
  public static final List<String> NO_PERSON = List.of(
      "institution.id", "institution.name", "institution.kind", "institution.mail_domains",
      "institution.authorisation_case",
      "suspension.institution_id", "suspension.outcome",
      "case_file.case_number", "case_file.kind", "case_file.institution_id", "case_file.state",
      "case_file.database_case", "case_number.kind",
      "authorisation.case_number", "authorisation.kind", "authorisation.cvr", "authorisation.country",
      "authorisation.mail_domains", "authorisation_person.case_number",
      "association.institution_id", "association.state", "association_role.institution_id",
      "absence.institution_id",
      "project.institution_id", "project.title", "project.database_case", "project_standing.database_case",
      "project.case_number", "project.proposal", "project.close_cause",
      "application.case_number", "application.institution_id", "application.ending", "application.undertakings",
      "application_register.case_number", "application_register.register_code",
      "application_manager.case_number",
      "legal_basis.case_number", "legal_basis.lawful_ground", "legal_basis.special_data", "legal_basis.special_basis",
      "joint_controller.case_number", "joint_controller.institution_id",
      "eligibility_check.case_number", "eligibility_check.terms", "eligibility_check.digest",
      "finding.condition", "finding.outcome", "finding.threshold", "finding.figure", "finding.basis",
      "decision.case_number", "decision.step", "decision.outcome",
      "disqualification.case_number",
      "project_database.case_number", "project_database.institution_id",
      "database_register.case_number", "database_register.register_code",
      "database_manager.case_number",
      "usage_review.case_number", "usage_review.advice",
      "usage_review_register.case_number", "usage_review_register.register_code",
      "extension.case_number", "shutdown.case_number", "shutdown.cause", "usage_review.kind",
      "usage_review_register.choice", "manager_change.case_number", "manager_gap.case_number", "affected_subproject.case_number", "affected_subproject.registers",
      "proposal.case_number", "proposal.scheme", "proposal.database_case", "proposal.base", "proposal.base_database",
      "proposal.platform", "proposal.packages", "proposal.approved_digest",
      "proposal_register.case_number", "proposal_register.register_code",
      "proposal_source.case_number", "proposal_source.owner", // an authority
      "proposal_user.case_number", "proposal_remark.case_number", "proposal_remark.field",
      "proposal_finding.case_number", "proposal_finding.rule", "proposal_finding.outcome",
      "delivery.case_number", "delivery.source", "delivery.content", "health_approval.case_number",
      "approval_document.case_number", "approval_document.digest",
      "attachment.case_number", "attachment.field", "attachment.label", "attachment.type", "attachment.digest",
      "attachment.storage", "attachment.draft_form", "attachment_leftover.storage",
      "sanction_rule.scheme", "sanction_rule.whom", "sanction_rule.grade", "sanction_rule.consequence",
      "sanction_rule.source", "breach.case_number", "breach.whom", "breach.scheme", "breach.files", "breach.grade",
      "breach.measure", "quarantine.case_number", "quarantine.whom", "quarantine.basis", "quarantine.institution_id",
      "subscription.case_number", "subscription.database_case", "subscription.authority_case",
      "subscription_register.case_number", "subscription_register.register_code",
      "authority_scheme.case_number", "authority_scheme.authority_kind", "authority_scheme.topics",
      "authority_scheme.ean", // of an institution
      "authority_register.case_number", "authority_register.register_code", "authority_user.case_number",
      "authority_finding.case_number", "authority_finding.condition", "authority_finding.outcome",
      "authority_analysis.case_number", "authority_analysis_user.case_number",
      "law_model.case_number", "law_model.model", "law_model.taken_over_from", "law_model.close_cause",
      "law_model_year.case_number", "law_model_year.state",
      "law_model_ministry.case_number", "law_model_ministry.institution_id",
      "law_model_user.case_number", "law_model_user.institution_id",
      "law_model_finding.case_number", "law_model_finding.rule", "law_model_finding.outcome",
      "notice.case_number", "notice.kind", "notice.about", "notice.problem",
      "digital_letter.case_number", "digital_letter.kind", "digital_letter.about", "digital_letter.cvr",
          "digital_letter.problem",
      "adverse_letter.case_number", "adverse_letter.kind", "adverse_letter.about", "adverse_letter.outcome",
      "task_news.task_id", "task_news_choice.choice",
      "turn.task_id", "turn.case_number", "turn.instance", "turn.command",
      "form_draft.case_number", "form_draft.form",
      "login_session.primary_id", "login_session.session_id",
      "login_session_attributes.session_primary_id", "login_session_attributes.attribute_name",
      "password_link.case_number", "password_link.digest", // a print of a number of chance
      "login_failure.key", // a print of a name or an address
      "model_migration.process", "model_migration.refused",
      "model_migration_left.case_number", "model_migration_left.reason",
      "failure_cause.model", "failure_cause.step", "failure_cause.exception", "failure_cause.kind",
      "failure_cause.message", // without what is of one case
      "failure_cause.model_name", "failure_cause.step_name", "failure_cause.told_case",
      "failed_step.job_id", "failed_step.case_number", "failed_step.failure", "failure_retry_job.job_id",
      "failure_retry_job.instance", "failure_retry_job.outcome", "model_pause.model", "stopped_case.case_number",
      "term_change.scheme_term", "term_change.value", "price.item", "price.audience", "price.basis",
      "certification_question.question", "certification_question.right_answer", "certification_question.source",
      "certification_question.wrong_answers", "certification_question.reason", "certification_asked.answers",
      "certificate_reminder.institution_id",
      "cost_registration.kind", "cost_registration.institution_id", "cost_registration.case_number",
      "bill.institution_id", "bill.kind", "bill.database_case", "bill.state", "bill.ledger_number",
      "billing_address.institution_id", "billing_address.cvr", "billing_address.ean", "billing_address.postcode",
      "billing_address.city",
      "charge.event", "charge.kind", "charge.institution_id", "charge.case_number", "charge.database_case", "charge.unit",
      "charge.source", "estimate.case_number", "estimate.missing", "estimate.notes", "estimate_line.case_number",
      "estimate_line.what", "estimate_line.unit", "estimate_line.source", "estimate_line.uncertain",
      "agreement_text.agreement", "agreement_text.body", // without anything of a case
      "agreement.case_number", "agreement.agreement", "agreement.digest",
      "agreement_signature.case_number", "agreement_signature.agreement", "agreement_signature.party",
      "agreement_signature.digest",
      "register.code",
      "catalogue_version.digest",
      "catalogue_register.code", "catalogue_register.name_da", "catalogue_register.name_en",
      "catalogue_register.topic", "catalogue_register.owner", // whose register it is: an institution
      "catalogue_variable.register_code", "catalogue_variable.name", "catalogue_variable.label",
      "content_row.register_code", "content_row.variable", "content_row.label", "content_row.stated",
      "content_row.preordered", "register_reason.register_code",
      "audit_entry.kind", "audit_entry.subject", "audit_entry.institution_id", "audit_entry.case_number",
      "flyway_schema_history.version", "flyway_schema_history.description", "flyway_schema_history.type",
      "flyway_schema_history.script", "flyway_schema_history.installed_by"); // a role of the database

  /** The engine's columns whose names sound like a person, and that hold none here. */
  public static final List<String> NO_PERSON_IN_ENGINE = List.of(
      "act_hi_caseinst.create_user_id_", "act_hi_decinst.user_id_", // there are neither CMMN cases nor decision tables
      "act_ru_task.description_", "act_hi_taskinst.description_", // from the models, where there is one
      "act_ru_task_meter_log.assignee_hash_", // task-metrics-enabled: false
      "act_ru_job.lock_owner_", "act_ru_ext_task.worker_id_", "act_hi_ext_task_log.worker_id_", // machines
      "act_ru_meter_log.reporter_",
      "act_ru_job.exception_msg_", "act_hi_job_log.job_exception_msg_", "act_ru_incident.incident_msg_", // what failed
      "act_hi_incident.incident_msg_", "act_ru_ext_task.error_msg_", "act_hi_ext_task_log.error_msg_");

  private Places() {}
}
