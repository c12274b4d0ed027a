package dk.dst.microdata.schemes.authority;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institution.Kind;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasis.Ground;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialData;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.schemes.authority.AuthorityFinding.Outcome;
import dk.dst.microdata.schemes.authority.AuthorityScheme.AuthorityKind;
import dk.dst.microdata.schemes.authority.AuthorityScheme.Content;
import dk.dst.microdata.schemes.authority.AuthorityScheme.SecurityDocument;
import dk.dst.microdata.support.LegalBasisSamples;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The conditions of the authority scheme that turn on documents and on the law, at their edges. */
class AuthorityPolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  private static final Map<String, Register> CATALOGUE = Map.of(
      "BEF", new Register("BEF", "Befolkningen", "Population", "Befolkning", "Danmarks Statistik", null, null),
      "LMDB", new Register("LMDB", "Lægemidler", "Medicine", "Lægemidler", "Sundhedsdatastyrelsen", null, null));

  private LocalDate documentDay = TODAY;
  private boolean hasFile = true;
  private LegalBasis legalBasis = LegalBasisSamples.GOOD;
  private List<String> registers = List.of("BEF");

  private List<AuthorityFinding> findings() {
    var institution = new Institution("inst", "Strandby Kommune", 901, TODAY.minusYears(3), null, null, false, null, null,
        Kind.PUBLIC, "", null, null, null, null);
    var content = new Content(AuthorityKind.MUNICIPALITY, "Skoler.", "Folkeskoleloven § 2", "Børn og unge.",
        Set.of("Befolkning"), "Et hold.", new SecurityDocument("Politik", "3", documentDay), null, null, List.of(),
        "karen", "ulla", List.of("karen"), null, null);
    return new AuthorityPolicy(content, new AuthorityPolicy.Facts(institution, true, hasFile, registers, CATALOGUE,
        legalBasis, TODAY)).findings();
  }

  private AuthorityFinding finding(AuthorityCondition condition) {
    return findings().stream().filter(finding -> finding.condition() == condition).findFirst().orElseThrow();
  }

  private void ground(Ground ground) {
    LegalBasis good = LegalBasisSamples.GOOD;
    legalBasis = new LegalBasis(good.controller(), List.of(), ground, SpecialData.NONE, null, good.specialBasis(), null,
        true, true, false, false, null, good.recordNumber(), good.recordedOn(), good.processors());
  }

  @Test
  void whatMeetsEveryConditionLacksNothing() {
    assertThat(findings()).extracting(AuthorityFinding::condition).containsExactly(AuthorityCondition.values());
    assertThat(findings()).noneMatch(AuthorityFinding::isLacking);
  }

  @Test
  void theDocumentIsAttachedAndOfNoDayToCome() {
    assertThat(finding(AuthorityCondition.SECURITY_DOCUMENT).evidence())
        .isEqualTo("„Politik“, version 3 af 1. marts 2027.");
    hasFile = false;
    assertThat(finding(AuthorityCondition.SECURITY_DOCUMENT)).isEqualTo(new AuthorityFinding(
        AuthorityCondition.SECURITY_DOCUMENT, Outcome.NOT_MET, "Dokumentet er ikke vedlagt."));
    hasFile = true;
    documentDay = TODAY.plusDays(1);
    assertThat(finding(AuthorityCondition.SECURITY_DOCUMENT).isLacking()).isTrue();
  }

  @Test
  void anApplicationFromBeforeTheLegalBasisWasAskedForIsNotAskedForIt() {
    legalBasis = null;
    assertThat(findings()).extracting(AuthorityFinding::condition).allMatch(condition -> condition.demand() == null);
  }

  @Test
  void theGroundOfAnAuthorityIsItsTask() {
    assertThat(finding(AuthorityCondition.LEGAL_GROUND).evidence())
        .endsWith("Myndighedsopgaven: Folkeskoleloven § 2.").contains("litra e");
  }

  @ParameterizedTest
  @EnumSource(names = "LEGITIMATE_INTERESTS", mode = Mode.EXCLUDE)
  void anyOtherGroundCanBeStated(Ground ground) {
    ground(ground);
    assertThat(finding(AuthorityCondition.LEGAL_GROUND).outcome()).isEqualTo(Outcome.MET);
  }

  @Test
  void legitimateInterestsAreNoGroundForAnAuthority() {
    ground(Ground.LEGITIMATE_INTERESTS);
    assertThat(finding(AuthorityCondition.LEGAL_GROUND)).satisfies(finding -> {
      assertThat(finding.isLacking()).isTrue();
      assertThat(finding.evidence()).contains("gælder ikke for behandling, som offentlige myndigheder foretager");
    });
  }

  @Test
  void healthDataAmongTheRegistersHaveToBeStated() {
    registers = List.of("BEF", "LMDB");
    assertThat(finding(AuthorityCondition.LEGAL_SPECIAL_DATA).outcome()).isEqualTo(Outcome.NOT_MET);
  }
}
