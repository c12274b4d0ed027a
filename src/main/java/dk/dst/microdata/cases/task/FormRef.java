package dk.dst.microdata.cases.task;

import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The form of a task, as its model names it. */
final class FormRef {

  private FormRef() {}

  static String of(ModelElementInstance task) {
    return task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef");
  }
}
