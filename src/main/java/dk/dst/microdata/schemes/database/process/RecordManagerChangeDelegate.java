package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.database.Managers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records who is to come or leave; who only leaves has left. */
@Component
record RecordManagerChangeDelegate(Managers managers, SubmittedForms forms, Actor actor) implements JavaDelegate {

  private static final Variable<Boolean> COMES = new Variable<>("managerComes", Boolean.class);

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "choose-managers");
    String coming = answers.textOrEmpty("newManager");
    String experience = coming.isEmpty() ? "" : answers.needed("experience", "Erfaring");
    COMES.set(execution, managers.request(execution.getProcessBusinessKey(), coming,
        answers.textOrEmpty("leavingManager"), experience, actor.id()));
  }
}
