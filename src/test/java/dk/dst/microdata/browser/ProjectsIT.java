package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import dk.dst.microdata.support.TestInstitution;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of projects: somebody gets access and loses it again, and whoever has none of it sees no more than the list. */
class ProjectsIT extends BrowserTest {

  private static final String PROJECT = "790401";

  @Test
  void aContactGivesAccessAndTakesItBack() {
    try (Person dorthe = person("dorthe").logIn("tasklist")) {
      Page page = dorthe.page();
      dorthe.open("/projekter.html");
      assertThat(page.getByText(Pattern.compile("igangværende projekter"))).isVisible();
      page.getByLabel("Søg").fill(PROJECT);
      assertThat(page.getByText("1 igangværende projekt", new Page.GetByTextOptions().setExact(true))).isVisible();
      dorthe.screenshot("50-dorthe-finds-a-project");
      page.getByLabel("Søg").fill("");
      assertThat(page.getByText(Pattern.compile("\\d igangværende projekter"))).isVisible();
      dorthe.screenshot("50-dorthe-sees-the-projects");
      button(page, "Vis projekt " + PROJECT).click();
      assertThat(page.getByText("Ingen har adgang.")).isVisible();
      page.getByLabel("Person, der skal have adgang til projekt " + PROJECT)
          .selectOption(new SelectOption().setLabel("Dan Dyhr"));
      button(page, "Giv adgang").click();
      assertThat(page.locator(".project .done")).hasText("Dan Dyhr har fået adgang til projekt " + PROJECT + ".");
      assertThat(page.locator(".project")).containsText("Gælder");
      assertThat(page.locator("td.number").first()).hasText("1");
      dorthe.screenshot("51-dorthe-has-given-access");
      Locator take = button(page, "Fratag Dan Dyhr adgangen til projekt " + PROJECT);
      take.click();
      dorthe.screenshot("52-dorthe-is-asked-once-more");
      button(page, "Ja, fratag adgangen").click();
      assertThat(page.getByText("Ingen har adgang.")).isVisible();
      dorthe.open("/sager.html#PRO-" + PROJECT);
      assertThat(page.getByText("Sagen venter på en dato; ingen skal gøre noget nu.")).isVisible();
      assertThat(page.getByText("Projekt: aktivt").first()).isVisible();
      assertThat(page.getByText("Ingen har adgang.")).isVisible();
      dorthe.screenshot("53-dorthe-sees-the-case-of-the-project");
      dorthe.open("/sager.html");
      assertThat(page.getByText("Ingen: venter på dato").first()).isVisible();
      page.locator("[name=shown]").selectOption("ended");
      assertThat(page.getByText("Ingen: venter på dato")).hasCount(0);
      page.locator("[name=shown]").selectOption("");
      assertThat(page.getByText("Ingen: venter på dato").first()).isVisible();
      dorthe.screenshot("53-dorthe-sees-whose-turn-it-is");
    }
  }

  @Test
  void fseLooksAndGivesNoAccess() {
    try (Person rikke = person("rikke").logIn("tasklist")) {
      rikke.open("/projekter.html");
      rikke.page().getByLabel("Søg").fill(PROJECT); // other tests' institutions have projects, too, and a page has fifty
      button(rikke.page(), "Vis projekt " + PROJECT).click();
      assertThat(rikke.page().getByText("af projektdatabasen i sag")).isVisible();
      assertThat(button(rikke.page(), "Giv adgang")).hasCount(0);
      assertThat(rikke.page().getByText(Pattern.compile("Afsluttede projekter"))).isVisible();
      rikke.screenshot("54-rikke-looks-at-a-project");
    }
  }

  /** One key from everywhere leads to where anything is found; where somebody types, "/" is what they type. */
  @Test
  void anythingIsFoundFromEverywhere() {
    try (Person dorthe = person("dorthe").logIn("tasklist")) {
      Page page = dorthe.page();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sager")).first().waitFor();
      page.keyboard().press("Control+k");
      page.waitForURL("**/find.html");
      Locator field = page.getByLabel("Søg i alt");
      assertThat(field).isFocused();
      page.keyboard().type("PRO-" + PROJECT);
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sager (1)"))).isVisible();
      assertThat(page.locator("mark").first()).hasText("PRO-" + PROJECT);
      then(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      dorthe.screenshot("57-dorthe-finds-anything");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.waitForURL("**/sager.html#PRO-" + PROJECT);
      page.getByRole(AriaRole.HEADING).first().waitFor();
      page.keyboard().press("/");
      page.waitForURL("**/find.html");
      field.fill("");
      page.keyboard().type("a/b");
      assertThat(field).hasValue("a/b");
      page.keyboard().type(" findesikke");
      assertThat(page.locator("#message")).hasText("Intet af det, du må se, svarer til det.");
    }
  }

  /** More of a long list comes when it is wanted, and what is searched for and not there is said. */
  @Test
  void aLongListGoesOnWhereItEnded() {
    TestInstitution institution = world.qualified();
    world.part(JdbcClient.class).sql("""
            insert into case_file (case_number, kind, institution_id, opened_by, title, state, opened_at)
            select 'IND-1999-' || :institution || n, 'PROPOSAL', :institution, :applicant,
              case n when 61 then 'Anden' else 'Ældre' end || ' sag nr. ' || n, 'PROPOSAL_IN_FORCE',
              timestamptz '1999-01-01' + n * interval '1 day' from generate_series(1, 61) n""")
        .param("institution", institution.id()).param("applicant", institution.applicant()).update();
    try (Person manager = person(institution.manager()).logIn("tasklist")) {
      Page page = manager.page();
      manager.open("/sager.html");
      page.getByLabel("Søg").fill("ældre sag");
      // All of them are one more. What is added to that list goes when the answer to the search comes.
      assertThat(page.getByText("60 sager")).isVisible();
      assertThat(page.locator("#list tbody tr")).hasCount(50);
      button(page, "Vis flere").scrollIntoViewIfNeeded();
      manager.screenshot("55-manager-may-see-more-cases");
      button(page, "Vis flere").click();
      assertThat(page.locator("#list tbody tr")).hasCount(60);
      assertThat(button(page, "Vis flere")).isHidden();
      page.getByLabel("Søg").fill("findes ikke");
      assertThat(page.getByText("Ingen af dine sager svarer til det.")).isVisible();
      manager.screenshot("56-manager-finds-nothing");
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
