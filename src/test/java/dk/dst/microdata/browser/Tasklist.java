package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Tasklist as the person in front of it uses it: by what stands on the screen. */
final class Tasklist implements AutoCloseable {

  static final String LAWFUL = "Jeg bekræfter på den dataansvarlige institutions vegne, at behandlingen er lovlig efter"
      + " databeskyttelsesforordningens artikel 6, at retsgrundlaget i sagen er rigtigt, og at oplysningerne hverken nu"
      + " eller senere behandles i andet end statistisk eller videnskabeligt øjemed.";

  private final Person person;
  private final Page page;

  Tasklist(Person person) {
    this.person = person;
    this.page = person.page();
  }

  // --- cases and tasks

  /** Opens the start form of that process; what is filled in from then on goes there. */
  Tasklist startProcess(String process) {
    page.getByText("Start ny sag").click();
    // Camunda puts the cursor there when it has drawn the list; a click before that can be lost
    assertThat(page.locator(".modal-content ul.processes a").first()).isFocused();
    page.locator(".modal-content").getByText(process, new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(form()).isVisible();
    return this;
  }

  /** Ends when the first task of what is started has opened by itself, if the person has one. */
  Tasklist start() {
    button("Start").click();
    assertMessage("Sagen er startet");
    assertThat(page.locator("html[data-opening]")).hasCount(0);
    return this;
  }

  /** The number of the case with that title. */
  String numberOf(String title) {
    return (String) page.evaluate("title => fetch('/camunda/api/microdata/cases')"
        + ".then(answer => answer.json()).then(all => all.lines.find(one => one.title === title).caseNumber)", title);
  }

  /** Starts an application of that title and opens it; answers with its number. */
  String startApplication(String title) {
    startProcess("Ansøg om projektdatabase").fill("Projektdatabasens titel", title).start();
    String caseNumber = numberOf(title);
    openFilter("Mine opgaver").openTask("Udfyld ansøgning", caseNumber);
    return caseNumber;
  }

  Tasklist openFilter(String filter) {
    page.locator(".task-filter").getByText(filter).click();
    assertThat(page.locator(".task-filter.active")).containsText(filter);
    return this;
  }

  /** Opens the task of that name, of that case. */
  Tasklist openTask(String task, String caseNumber) {
    Locator card = card(task, caseNumber);
    card.getByText(task).first().click(); // below it stands the process, which may have the same name
    assertThat(form()).containsText("Sag " + caseNumber);
    return this;
  }

  Locator card(String task, String caseNumber) {
    return page.locator("ol.tasks-list li.task").filter(new Locator.FilterOptions().setHasText(task))
        .filter(new Locator.FilterOptions().setHasText(caseNumber));
  }

  Tasklist claim() {
    Locator claim = page.getByText("Tag opgaven");
    claim.click();
    assertThat(claim).isHidden();
    assertThat(sends()).isEnabled();
    return this;
  }

  /** Presses "Gem", which does nothing where the form has saved itself since it was typed in; then all is saved. */
  Tasklist save() {
    button("Gem").evaluate("press => press.click()");
    assertThat(button("Gem")).isDisabled();
    return this;
  }

  /** Sends the form and expects that it is accepted. */
  Tasklist complete() {
    tryToComplete();
    assertMessage("Opgaven er fuldført");
    return this;
  }

  Tasklist tryToComplete() {
    sends().click();
    return this;
  }

  /** The button that sends the form, which each form names after what it does. */
  Locator sends() {
    return page.locator(".task-card button[ng-click='complete()']");
  }

  void assertMessage(String text) {
    assertThat(page.locator(".notifications").getByText(text).first()).isVisible();
  }

  // --- the form on the screen

  Page page() {
    return page;
  }

  Locator form() {
    return page.locator(".fjs-container:visible");
  }

  Tasklist fill(String label, String text) {
    return fill(form(), label, text);
  }

  Tasklist choose(String label, String option) {
    return choose(form(), label, option);
  }

  /** A row of a repeatable list to fill in: the last where it is empty, else a new one. */
  Locator emptyRow(String list) {
    Locator group = list(list);
    int rows = rows(group).count();
    if (rows == 0 || !rows(group).last().getByRole(AriaRole.TEXTBOX).first().inputValue().isEmpty()) {
      group.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Tilføj række")).click();
      assertThat(rows(group)).hasCount(++rows);
      settle();
    }
    return rows(group).nth(rows - 1);
  }

  /** The part that asks for the legal basis: what is usual is filled in, and this is what a person confirms. */
  Tasklist statesTheLegalBasis(String special) {
    return statesTheLegalBasis(special, "institutionens");
  }

  /** @param whose record of processing it is, as the form says it */
  Tasklist statesTheLegalBasis(String special, String whose) {
    tick("Oplysningerne er tilstrækkelige, relevante og begrænset til, hvad der er nødvendigt i forhold til formålet"
        + " (artikel 5, stk. 1, litra c).");
    pick(special);
    answer("Er formålet alene at udføre statistiske eller videnskabelige undersøgelser", "Ja");
    answer("Skal oplysningerne senere bruges til andet?", "Nej");
    answer("Skal der videregives oplysninger, så det kræver tilladelse", "Nej");
    fill("Post i " + whose + " fortegnelse over behandlinger", "2026-117");
    text("Dagen for posten").fill("15.01.2026");
    text("Dagen for posten").press("Tab");
    return this;
  }

  /** Of several questions with the same answers, the one that begins so. */
  private void answer(String question, String answer) {
    inSight(field(form().locator(".fjs-form-field-radio").filter(new Locator.FilterOptions().setHasText(question)),
        AriaRole.RADIO, answer)).check();
  }

  Tasklist removeRow(String list, int number) {
    int rows = rows(list(list)).count();
    list(list).getByRole(AriaRole.BUTTON,
        new Locator.GetByRoleOptions().setName("Fjern række " + number).setExact(true)).click();
    assertThat(rows(list(list))).hasCount(rows - 1);
    settle();
    return this;
  }

  private Locator list(String label) {
    return form().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(label).setExact(true));
  }

  private static Locator rows(Locator group) {
    return group.locator(".fjs-repeat-row-container");
  }

  Tasklist fill(Locator part, String label, String text) {
    Locator field = field(part, AriaRole.TEXTBOX, label);
    settle();
    field.fill(text);
    field.blur();
    settle();
    assertThat(field).hasValue(text);
    return this;
  }

  /** Chooses the option that begins with these words. */
  Tasklist choose(Locator part, String label, String option) {
    field(part, AriaRole.TEXTBOX, label).click();
    part.locator(".fjs-dropdownlist-item").getByText(Pattern.compile("^" + option + "( |$)")).click();
    return this;
  }

  /** The form is drawn anew after each answer; no person is so fast that it has not been before the next. */
  private void settle() {
    page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
  }

  Tasklist tick(String label) {
    inSight(field(form(), AriaRole.CHECKBOX, label)).check();
    return this;
  }

  Tasklist pick(String answer) {
    return pick(form(), answer);
  }

  Tasklist pick(Locator part, String answer) {
    inSight(field(part, AriaRole.RADIO, answer)).check();
    return this;
  }

  /** Nobody clicks what is half below the edge of the form, where the bar with the buttons begins. */
  private Locator inSight(Locator choice) {
    settle();
    choice.evaluate("choice => choice.scrollIntoView({ block: 'center' })");
    return choice;
  }

  Locator text(String label) {
    return field(form(), AriaRole.TEXTBOX, label);
  }

  private static Locator field(Locator part, AriaRole role, String label) {
    return part.getByRole(role, new Locator.GetByRoleOptions().setName(label).setExact(true));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Tasklist screenshot(String name) {
    person.screenshot(name);
    return this;
  }

  @Override
  public void close() {
    person.close();
  }
}
