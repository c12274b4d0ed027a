package dk.dst.microdata.ground.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All forms, and what each of them shows. */
@Component
public class Forms {

  private final Map<String, FormDefinition> definitions = new HashMap<>();
  private final Map<String, FormView> views;
  private final List<FormPart> parts;

  Forms(ObjectMapper json, List<FormView> views, List<FormPart> parts) throws IOException {
    for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form")) {
      String id = file.getFilename().replace(".form", "");
      definitions.put(id, new FormDefinition(json.readTree(file.getInputStream())));
    }
    this.views = views.stream().collect(Collectors.toMap(FormView::form, Function.identity()));
    this.parts = parts;
  }

  public FormDefinition definition(String form) {
    FormDefinition definition = definitions.get(form);
    if (definition == null) {
      throw new IllegalArgumentException("There is no form " + form);
    }
    return definition;
  }

  /** What the form shows for that case; nothing for a form without a view. */
  public Map<String, Object> view(String form, String caseNumber) {
    var shown = new HashMap<>(ownView(form, caseNumber));
    if (!shown.isEmpty()) {
      parts.stream().filter(part -> part.forms().contains(form)).forEach(part -> shown.putAll(part.show(form, caseNumber)));
    }
    return shown;
  }

  /** The same without what several forms show, which offers no choices. */
  public Map<String, Object> ownView(String form, String caseNumber) {
    FormView view = views.get(form);
    return view == null || caseNumber == null ? Map.of() : view.show(caseNumber);
  }
}
