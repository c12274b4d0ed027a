package dk.dst.microdata.desk.web;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is mended of Tasklist and of the form renderer in it (form-js 1.8.7). Where form-js lets others extend it, a
 * module of its own kind does so (scripts/microdata-form.js, which says the same of each of its parts); what stands here
 * lets that module in, or has no such way. "Not reported" was looked for among the issues and changes of bpmn-io/form-js and
 * camunda/camunda-bpm-platform in November 2026.
 */
final class TasklistRepairs {

  private static final String NOT_REPORTED = "not reported";
  private static final String OURS = "no fault, our choice";
  private static final String NO_TRANSLATION = "https://github.com/bpmn-io/form-js/issues/1055;"
      + " a way to translate was merged in August 2026 (https://github.com/bpmn-io/form-js/pull/1549)";

  static final List<Repair> TASKLIST = List.of(
      new Repair("Escape, even to close a calendar, and a click beside it closed the start form with all that was typed",
          "declined: https://github.com/camunda/camunda-bpm-platform/pull/1418", 2, exactly("backdrop:!0,keyboard:!0"),
          "backdrop:\"static\",keyboard:!1"),
      new Repair("A form was read back from the browser, where it had been kept in clear. Here our own keeping begins",
          NOT_REPORTED, 1, Pattern.compile("(\\[\"camAPI\",\"\\$translate\",\"Notifications\",\"unfixDate\","
              + "function\\(\\w+,\\w+,(?<notifications>\\w+),\\w+\\)\\{.{0,120}?link:function\\((?<scope>\\w+),\\w+,\\w+,"
              + "(?<controller>\\w+)\\)\\{.{0,200}?(?<task>\\w+)=\\k<controller>\\.getParams\\(\\)\\.taskId,\\w+=)"
              + "JSON\\.parse\\(localStorage\\.getItem\\(\"camunda-form:\"\\.concat\\(\\k<task>\\)\\)\\|\\|\"\\{}\"\\)"),
          "$1(window.microdata.open(${controller},${task},${scope},${notifications}),{})"),
      new Repair("Gem, and a session that had run out, kept the form in the browser in clear", NOT_REPORTED, 1,
          Pattern.compile("var (\\w+)=\\w+\\(\\)\\.data;localStorage\\.setItem\\(\"camunda-form:\"\\.concat\\(\\w+\\),"
              + "JSON\\.stringify\\(\\1\\)\\),\\w+\\.notifyFormDirty\\(!1\\)"), "return"),
      new Repair("What was typed in the last 300 ms was lost when the form was drawn anew meanwhile, and the field"
          + " reported as empty. Here our module comes into the renderer",
          "in part: https://github.com/camunda/camunda/issues/35032, form-js 1.16.0 (on Enter)", 1,
          Pattern.compile("new (\\w+)\\(\\{container:(\\w+)\\[0]}\\)"),
          "new $1({container:$2[0],debounce:!1,additionalModules:window.microdata.formModules})"),
      new Repair("What was typed after the last Gem was lost with the session or the machine", NOT_REPORTED, 1,
          Pattern.compile("\\.importSchema\\((\\w+),(\\w+)\\(\\2\\(\\{},(\\w+)\\),\\w+\\)\\);case (\\d+):"
              + "(\\w+)\\.notifyFormInitialized\\(\\),(\\w+)\\.on\\(\"submit\""),
          ".importSchema($1,$5.microdata.shown($1,$3));case $4:$5.notifyFormInitialized(),$5.microdata.opened($6),"
              + "$6.on(\"submit\""),
      new Repair("A form that comes back from another tab was read before what had been typed in it was kept",
          NOT_REPORTED, 1,
          Pattern.compile("if\\((\\w+)\\)return (\\w+)\\.formVariables\\(\\{id:\\1,deserializeValues:!1}\\)\\.then\\("),
          "if($1)return window.microdata.saveOpenForm().then((function(){"
              + "return $2.formVariables({id:$1,deserializeValues:!1})})).then("),
      new Repair("The newest first; the most urgent is what people look for", OURS, 1,
          Pattern.compile("\\[0]\\.sortOrder=(\\w+)\\[0]\\.sortOrder\\|\\|\"desc\",\\1\\[0]\\.sortBy=\\1\\[0]\\.sortBy"
              + "\\|\\|\"created\""),
          "[0].sortOrder=$1[0].sortOrder||\"asc\",$1[0].sortBy=$1[0].sortBy||\"dueDate\""),
      new Repair("Offered what nobody may do here (a task without a case, comments) or what stays empty for everybody"
          + " (the task's log)", OURS, 1, exactly("attr(\"cam-exclude-plugins\")||\"\""),
          "attr(\"cam-exclude-plugins\")||\"tasklist.navbar.action:create-task-action,"
              + "tasklist.task.action:task-action-comment,tasklist.task.detail:task-detail-history,"
              + "tasklist.task.detail:task-detail-description\""),
      new Repair("A due date as \"om 2 måneder\", and counted by the browser's clock, which in the demo is another", OURS,
          2, exactly("am-time-ago=\"task.due\">{{ task.due }}"), ">{{ task.due | camDate:\\\\'short\\\\' }}"),
      new Repair("The same for the day the task was created", OURS, 1,
          exactly("am-time-ago=\"task.created\">{{ task.created }}"), ">{{ task.created | camDate:\\\\'short\\\\' }}"),
      new Repair("A tip over the name of who has the task said \"task.assignee\", in these letters", NOT_REPORTED, 1,
          exactly("uib-tooltip=\"task.assignee\""), ""),
      new Repair("What to do stood behind a tab of its own; now it stands below the name of the task", OURS, 1,
          exactly("<div cam-tasklist-task-meta\\n             task-data=\"taskData\""),
          "<p class=\"microdata-description\" ng-if=\"task.description\">{{ task.description }}</p>"
              + "<div cam-tasklist-task-meta\\\\n             task-data=\"taskData\""));

  static final List<Repair> RENDERER = List.of(
      new Repair("Whatever one typed, a match inside another name came first: IND and Enter chose BFL", NOT_REPORTED, 1,
          Pattern.compile("\\b(\\w+)\\.filter\\(\\((\\w+)=>\\2\\.label&&\\2\\.value&&\\2\\.label\\.toLowerCase\\(\\)"
              + "\\.includes\\((\\w+)\\.toLowerCase\\(\\)\\)\\)\\)"), "window.microdata.matching($1,$3)"),
      new Repair("The same where several are chosen", NOT_REPORTED, 1,
          Pattern.compile("\\b(\\w+)\\.filter\\(\\((\\w+)=>\\2\\.label\\.toLowerCase\\(\\)\\.includes\\((\\w+)\\.toLowerCase"
              + "\\(\\)\\)&&(!\\w+\\(\\2\\.value,\\w+\\))\\)\\)"), "window.microdata.matching($1,$3).filter(($2=>$4))"),
      new Repair("A place in the list of choices that an arrow or the mouse had marked stayed marked when typing made it"
          + " another list, and Enter chose what happened to stand there", NOT_REPORTED, 1,
          Pattern.compile("(initialFocusIndex:(\\w+)=0}.{0,600}?)((\\w+)\\.useEffect)(\\(\\(\\(\\)=>\\{0!==(\\w+)&&\\(\\6&&"
              + "(\\w+)\\.length\\?\\6>=\\7\\.length&&(\\w+)\\(\\7\\.length-1\\):\\8\\(0\\)\\)}\\),\\[\\6,\\7\\.length]\\))"),
          "$1$3((()=>$8($2)),[$7]),$3$5"),
      danish("Field is required.", 1, "Feltet skal udfyldes."),
      danishWith("Field must have minimum length of ", "Skriv mindst $1 tegn."),
      danishWith("Field must have maximum length of ", "Skriv højst $1 tegn."),
      danishWith("Field must have minimum value of ", "Tallet skal være mindst $1."),
      danishWith("Field must have maximum value of ", "Tallet må højst være $1."),
      danishWith("Field must match pattern ", "Det, der står i feltet, har ikke den rigtige form."),
      danish("Field must be a valid email.", 1, "Skriv en gyldig e-mailadresse."),
      danish("Field must be a valid  international phone number. (e.g. +4930664040900)", 1,
          "Skriv et telefonnummer med landekode, for eksempel +4533445566."),
      danish("Add new", 1, "Tilføj række"),
      new Repair("Remove list item", NO_TRANSLATION, 1, exactly("`Remove list item $"), "`Fjern række \\$"),
      danish("Search", 2, "Søg"),
      new Repair("Select", NO_TRANSLATION, 1, exactly("||\"Select\""), "||\"Vælg\""),
      danish("No results", 2, "Ingen resultater"),
      danish("All values selected", 1, "Alt er valgt"),
      danish("Remove tag", 1, "Fjern"),
      danish("Skip to search", 1, "Gå til søgefeltet"),
      danish("Nothing to show.", 2, "Ingen rækker"),
      new Repair("Click to sort by", NO_TRANSLATION, 2,
          Pattern.compile("`Click to sort by (\\$\\{\\w+}) (?:a|de)scending`"), "`Sortér efter $1`"),
      danish("Click to remove sorting", 1, "Fjern sorteringen"));

  private TasklistRepairs() {}

  private static Pattern exactly(String text) {
    return Pattern.compile(Pattern.quote(text));
  }

  /** A text of the renderer, between quotation marks. */
  private static Repair danish(String english, int times, String danish) {
    return new Repair(english, NO_TRANSLATION, times, exactly('"' + english + '"'), '"' + danish + '"');
  }

  /** A text that ends in a value. */
  private static Repair danishWith(String english, String danish) {
    return new Repair(english, NO_TRANSLATION, 1,
        Pattern.compile('`' + Pattern.quote(english) + "(\\$\\{[\\w.]+})\\.`"), '`' + danish + '`');
  }
}
