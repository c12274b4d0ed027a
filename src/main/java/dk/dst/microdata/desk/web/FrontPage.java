package dk.dst.microdata.desk.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody who has work here has it in Tasklist; Camunda would send them to a page of its own applications. */
@Controller
class FrontPage {

  @GetMapping({"/", "/camunda", "/camunda/", "/camunda/app", "/camunda/app/"})
  String tasks() {
    return "redirect:/camunda/app/tasklist/";
  }
}
