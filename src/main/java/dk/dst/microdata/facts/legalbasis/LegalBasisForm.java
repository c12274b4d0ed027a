package dk.dst.microdata.facts.legalbasis;

import static dk.dst.microdata.facts.legalbasis.SpecialRegisters.TOPICS_OF_ARTICLE_10;
import static dk.dst.microdata.facts.legalbasis.SpecialRegisters.TOPICS_OF_ARTICLE_9;

import dk.dst.microdata.facts.legalbasis.LegalBasis.Ground;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialData;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.Choice;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The part of a form that asks for the legal basis: what it shows, and what its answers mean. */
public final class LegalBasisForm {

  /** A field that only forms with this part have. */
  public static final String FIELD = "lawfulGround";

  /** The usual answer to who is processor for what (N7); the institution corrects it. FSE's judgement. */
  private static final String USUAL_PROCESSORS = "Danmarks Statistik er databehandler for institutionen, når data"
      + " opbevares og behandles på Danmarks Statistiks forskermaskiner.";
  private static final String YES = "yes";
  private static final String NO = "no";

  private LegalBasisForm() {}

  /**
   * Adds what the form shows: what was said last, and where nothing was said what is usual.
   *
   * @param known what was said last, of this case or of the one it changes
   * @param institution name of the institution whose case it is
   */
  public static void show(Map<String, Object> shown, Optional<LegalBasis> known, String institution) {
    shown.put("asksLegalBasis", true);
    shown.put("groundChoices", choices(Ground.values(), Ground::danish));
    shown.put("specialDataChoices", choices(SpecialData.values(), SpecialData::danish));
    shown.put("specialBasisChoices", choices(SpecialBasis.values(), SpecialBasis::danish));
    shown.put("specialTopics", "Registre om " + String.join(" og ", new TreeSet<>(TOPICS_OF_ARTICLE_9))
        + " peger på artikel 9, og registre om " + String.join(" og ", new TreeSet<>(TOPICS_OF_ARTICLE_10))
        + " på artikel 10. Det er FSE’s skøn: bekræft det, eller svar noget andet og begrund det.");
    LegalBasis basis = known.orElseGet(() -> usual(institution));
    shown.put("controller", basis.controller());
    shown.put(FIELD, name(basis.ground()));
    shown.put("specialData", name(basis.specialData()));
    shown.put("specialReason", basis.specialReason());
    shown.put("specialBasis", name(basis.specialBasis()));
    shown.put("otherBasis", basis.otherBasis());
    shown.put("necessary", basis.necessary());
    shown.put("solelyStatistics", answer(basis.solelyStatistics()));
    shown.put("otherUse", answer(basis.otherUse()));
    shown.put("disclosure", answer(basis.disclosure()));
    shown.put("permission", basis.permission());
    shown.put("recordNumber", basis.recordNumber());
    shown.put("recordedOn", basis.recordedOn() == null ? null : basis.recordedOn().toString());
    shown.put("processors", basis.processors());
  }

  private static LegalBasis usual(String institution) {
    return new LegalBasis(institution, List.of(), Ground.PUBLIC_TASK, null, null, SpecialBasis.SECTION_10, null, false,
        null, null, null, null, null, null, USUAL_PROCESSORS);
  }

  /** What the answers say, also of a draft, which may hold anything. */
  public static LegalBasis read(Answers answers) {
    return new LegalBasis(answers.text("controller"),
        List.copyOf(new LinkedHashSet<>(answers.chosen("jointControllers"))),
        one(Ground.values(), answers.text(FIELD)), one(SpecialData.values(), answers.text("specialData")),
        answers.text("specialReason"), one(SpecialBasis.values(), answers.text("specialBasis")),
        answers.text("otherBasis"), answers.ticked("necessary"), answer(answers.text("solelyStatistics")),
        answer(answers.text("otherUse")), answer(answers.text("disclosure")), answers.text("permission"),
        answers.text("recordNumber"), day(answers.text("recordedOn")), answers.text("processors"));
  }

  private static <E extends Enum<E>> List<Choice> choices(E[] all, Function<E, String> danish) {
    return Arrays.stream(all).map(one -> new Choice(one.name(), danish.apply(one))).toList();
  }

  private static <E extends Enum<E>> E one(E[] all, String name) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  private static String name(Enum<?> one) {
    return one == null ? null : one.name();
  }

  private static Boolean answer(String given) {
    return YES.equals(given) ? Boolean.TRUE : NO.equals(given) ? Boolean.FALSE : null;
  }

  private static String answer(Boolean yes) {
    return yes == null ? null : yes ? YES : NO;
  }

  private static LocalDate day(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null; // a draft; what is sent has been checked
    }
  }
}
