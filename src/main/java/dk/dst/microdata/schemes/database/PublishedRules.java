package dk.dst.microdata.schemes.database;

import dk.dst.microdata.ground.notice.AdverseLetter.Rule;

/**
 * What Statistics Denmark has published of how long a database may be kept and who manages it, in its own words
 * (S01).
 */
public final class PublishedRules {

  public static final Rule PROPORTION =
      new Rule("„En projektdatabase kan opretholdes så længe den anvendes til konkrete"
      + " underprojekter, men kan nedlægges eller begrænses, hvis den ikke anvendes i et omfang der står i et rimeligt"
      + " forhold til mængden af de data, der er stillet til rådighed i projektdatabasen.“",
      "Mikrodataordninger i Danmarks Statistik, betingelse 4");
  public static final Rule EXTENSION =
      new Rule("„Hvis der er behov for det, kan ordningen efter de 2 år forlænges efter aftale"
      + " med Danmarks Statistik.“", "Mikrodataordninger i Danmarks Statistik, betingelse 4");
  public static final Rule MANAGERS =
      new Rule("„Institutionen pålægges at udpege 1 til 3 erfarne projektdatabasemanager(e),"
      + " der skal fungere som fast kontaktperson til Danmarks Statistik.“",
      "Mikrodataordninger i Danmarks Statistik, betingelse 1");
  public static final Rule AUTHORISED =
      new Rule("Målgruppen er institutioner, der „er autoriserede til mikrodataordninger hos"
      + " Danmarks Statistik“.", "Mikrodataordninger i Danmarks Statistik, målgruppe, punkt 1");

  private PublishedRules() {}
}
