package dk.dst.microdata.desk.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody begins at their own page; Camunda would send them to a page of its own applications. */
@Controller
class FrontPage {

  @GetMapping({"/", "/camunda", "/camunda/", "/camunda/app", "/camunda/app/"})
  String home() {
    return "redirect:" + Page.HOME.address();
  }
}
