package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Managers;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records who is to come or leave; who only leaves has left. */
@Component
class RecordManagerChangeDelegate implements JavaDelegate {

  private static final Variable<Boolean> COMES = new Variable<>("managerComes", Boolean.class);

  private final Managers managers;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordManagerChangeDelegate(Managers managers, SubmittedForms forms, Actor actor) {
    this.managers = managers;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "choose-managers");
    String coming = answers.textOrEmpty("newManager");
    String experience = coming.isEmpty() ? "" : answers.needed("experience", "Erfaring");
    COMES.set(execution, managers.request(execution.getProcessBusinessKey(), coming,
        answers.textOrEmpty("leavingManager"), experience, actor.id()));
  }
}
