package dk.dst.microdata.desk.personaldata;

/**
 * Why something is kept of a person. Our reading of the law, for the data protection officer to confirm; the articles
 * are those of the General Data Protection Regulation.
 */
public enum Ground {
  PUBLIC_TASK("Myndighedsopgave (art. 6, stk. 1, litra e): at vide, hvem sagens parter er, og at kunne skrive til dem"),
  CASE_RECORD("Retlig forpligtelse (art. 6, stk. 1, litra c): journal- og notatpligt (offentlighedslovens §§ 13 og 15)."
      + " Sletning kan ikke kræves (art. 17, stk. 3, litra b)"),
  IMPARTIALITY("Retlig forpligtelse (art. 6, stk. 1, litra c): habilitet (forvaltningslovens §§ 3-6)."
      + " Sletning kan ikke kræves (art. 17, stk. 3, litra b)"),
  ACCOUNTABILITY("Ansvarlighed og sikkerhed (art. 5, stk. 2, og art. 32): at kunne vise, hvem der har set og gjort"
      + " hvad"),
  WORK("Myndighedsopgave (art. 6, stk. 1, litra e): at arbejdet når den, der skal gøre det"),
  ACCESS("Sikkerhed (art. 32): at kun den rette kan logge ind, og kun til det, vedkommende må");

  private final String danish;

  Ground(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }
}
