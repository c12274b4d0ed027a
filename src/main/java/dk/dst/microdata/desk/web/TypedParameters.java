package dk.dst.microdata.desk.web;

import dk.dst.microdata.ground.form.TypedText;
import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** What people search for, and what else stands in an address, is read by the same rule as what they type elsewhere. */
@ControllerAdvice
class TypedParameters {

  @InitBinder
  void read(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new PropertyEditorSupport() {
      @Override
      public void setAsText(String text) {
        setValue(text == null ? null : TypedText.kept(text));
      }
    });
  }
}
