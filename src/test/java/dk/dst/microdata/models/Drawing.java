package dk.dst.microdata.models;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** How a model is drawn, and what in the drawing is hard to read. Every finding names the elements it is about. */
final class Drawing {

  /** Lines that only touch do not overlap. */
  private static final double TOUCH = 0.5;
  /** What a screen shows, and a sheet across holds, at a size one can read. */
  private static final int WIDEST = 1_800;
  private static final int HIGHEST = 1_300;
  /** From a label to what it names, and from an answer to its question. */
  private static final int BESIDE = 20;
  private static final int NEAR = 60;

  private record Shape(FlowNode node, Rectangle2D area) {

    String id() {
      return node.getId();
    }

    /** Whether the other is a sub process that this one lies in, at whatever depth. */
    boolean isIn(Shape other) {
      return enclosing(node).contains(other.id());
    }

    boolean isAttachedTo(Shape other) {
      return node instanceof BoundaryEvent event && event.getAttachedTo().getId().equals(other.id());
    }
  }

  private record Label(String of, Rectangle2D area, Set<String> enclosing) {}

  private record Edge(SequenceFlow flow, List<Point2D> points) {

    String id() {
      return flow.getId();
    }

    List<Line2D> lines() {
      var lines = new ArrayList<Line2D>();
      for (int i = 1; i < points.size(); i++) {
        lines.add(new Line2D.Double(points.get(i - 1), points.get(i)));
      }
      return lines;
    }

    boolean sharesAnEndWith(Edge other) {
      return !Collections.disjoint(ends(), other.ends());
    }

    Set<String> ends() {
      return Set.of(flow.getSource().getId(), flow.getTarget().getId());
    }
  }

  private final List<Shape> shapes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Rectangle2D whole = new Rectangle2D.Double();

  Drawing(BpmnModelInstance model) {
    for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
      include(area(shape.getBounds()));
      if (shape.getBpmnElement() instanceof TextAnnotation note) {
        labels.add(new Label(note.getId(), area(shape.getBounds()), enclosing(note)));
      }
      if (shape.getBpmnElement() instanceof FlowNode node) {
        shapes.add(new Shape(node, area(shape.getBounds())));
        label(shape.getBpmnLabel(), node.getId(), enclosing(node));
      }
    }
    for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
      if (edge.getBpmnElement() instanceof SequenceFlow flow) {
        edges.add(new Edge(flow, edge.getWaypoints().stream()
            .map(point -> (Point2D) new Point2D.Double(point.getX(), point.getY())).toList()));
        label(edge.getBpmnLabel(), flow.getId(), enclosing(flow.getSource()));
      }
    }
    findMissing(model);
  }

  private void label(BpmnLabel label, String of, Set<String> enclosing) {
    if (label != null && label.getBounds() != null) {
      labels.add(new Label(of, area(label.getBounds()), enclosing));
      include(area(label.getBounds()));
    }
  }

  private void include(Rectangle2D area) {
    whole.setRect(whole.isEmpty() ? area : whole.createUnion(area));
  }

  private void findMissing(BpmnModelInstance model) {
    Set<String> drawn = shapes.stream().map(Shape::id).collect(Collectors.toCollection(HashSet::new));
    edges.forEach(edge -> drawn.add(edge.id()));
    Set<String> labelled = labels.stream().map(Label::of).collect(Collectors.toSet());
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      if (!drawn.contains(node.getId())) {
        missing.add(node.getId() + " is not drawn");
      }
      if ((node instanceof Event || node instanceof Gateway) && node.getName() != null
          && !labelled.contains(node.getId())) {
        missing.add("the label of " + node.getId() + " has no place");
      }
    }
    for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
      if (!drawn.contains(flow.getId())) {
        missing.add(flow.getId() + " is not drawn");
      }
      if (flow.getName() != null && !labelled.contains(flow.getId())) {
        missing.add("the label of " + flow.getId() + " has no place");
      }
    }
  }

  /** Elements that are not drawn, and labels whose place nobody has chosen. */
  List<String> missing() {
    return missing;
  }

  /** Shapes that lie over each other, and shapes that reach out of their sub process. */
  List<String> overlappingShapes() {
    var found = new ArrayList<String>();
    for (Shape shape : shapes) {
      for (Shape other : shapes) {
        if (shape.isIn(other) && !other.area().contains(shape.area())) {
          found.add(shape.id() + " reaches out of " + other.id());
        }
        if (shape.id().compareTo(other.id()) < 0 && !shape.isIn(other) && !other.isIn(shape)
            && !shape.isAttachedTo(other)
            && !other.isAttachedTo(shape) && shrunk(shape.area()).intersects(shrunk(other.area()))) {
          found.add(shape.id() + " lies over " + other.id());
        }
      }
    }
    return found;
  }

  /** Flows that do not begin and end at the border of what they connect. */
  List<String> looseEnds() {
    var found = new ArrayList<String>();
    for (Edge edge : edges) {
      if (!isOnBorder(edge.points().get(0), shape(edge.flow().getSource().getId()))) {
        found.add(edge.id() + " does not begin at " + edge.flow().getSource().getId());
      }
      if (!isOnBorder(edge.points().get(edge.points().size() - 1), shape(edge.flow().getTarget().getId()))) {
        found.add(edge.id() + " does not end at " + edge.flow().getTarget().getId());
      }
    }
    return found;
  }

  /** Flows that run through a shape other than the sub process they lie in, and flows that leave their sub process. */
  List<String> flowsThroughShapes() {
    var found = new ArrayList<String>();
    for (Edge edge : edges) {
      Set<String> around = enclosing(edge.flow().getSource());
      for (Shape shape : shapes) {
        if (around.contains(shape.id())) {
          if (!edge.points().stream().allMatch(shape.area()::contains)) {
            found.add(edge.id() + " leaves " + shape.id());
          }
        } else if (edge.lines().stream().anyMatch(line -> line.intersects(shrunk(shape.area())))) {
          found.add(edge.id() + " runs through " + shape.id());
        }
      }
    }
    return found;
  }

  /** Flows that cross or lie on each other without having an end in common. */
  List<String> crossingFlows() {
    var found = new ArrayList<String>();
    for (Edge edge : edges) {
      for (Edge other : edges) {
        if (edge.id().compareTo(other.id()) < 0 && !edge.sharesAnEndWith(other) && edge.lines().stream().anyMatch(
            line -> other.lines().stream().anyMatch(line::intersectsLine))) {
          found.add(edge.id() + " crosses " + other.id());
        }
      }
    }
    return found;
  }

  /** Labels that lie over a shape, a flow or another label, or reach out of their sub process. */
  List<String> overlappingLabels() {
    var found = new ArrayList<String>();
    for (Label label : labels) {
      for (Shape shape : shapes) {
        if (label.enclosing().contains(shape.id())) {
          if (!shape.area().contains(label.area())) {
            found.add("the label of " + label.of() + " reaches out of " + shape.id());
          }
        } else if (shrunk(label.area()).intersects(shrunk(shape.area()))) {
          found.add("the label of " + label.of() + " lies over " + shape.id());
        }
      }
      edges.stream().filter(edge -> edge.lines().stream().anyMatch(line -> line.intersects(shrunk(label.area()))))
          .forEach(edge -> found.add("the label of " + label.of() + " lies over " + edge.id()));
      for (Label other : labels) {
        if (label.of().compareTo(other.of()) < 0 && shrunk(label.area()).intersects(shrunk(other.area()))) {
          found.add("the label of " + label.of() + " lies over the label of " + other.of());
        }
      }
    }
    return found;
  }

  /** A drawing that one must move about in. */
  List<String> oversize() {
    return whole.getWidth() <= WIDEST && whole.getHeight() <= HIGHEST ? List.of()
        : List.of("%.0f wide and %.0f high".formatted(whole.getWidth(), whole.getHeight()));
  }

  /** Labels away from what they name. */
  List<String> distantLabels() {
    var found = new ArrayList<String>();
    for (Label label : labels) {
      Shape shape = shape(label.of());
      if (shape != null && gap(label.area(), shape.area()) > BESIDE) {
        found.add("the label of " + label.of() + " lies away from it");
      }
      edges.stream().filter(edge -> edge.id().equals(label.of())).filter(edge -> {
        Point2D start = edge.points().get(0);
        return edge.lines().stream().allMatch(line -> gap(label.area(), line.getBounds2D()) > BESIDE)
            || gap(label.area(), new Rectangle2D.Double(start.getX(), start.getY(), 0, 0)) > NEAR;
      }).forEach(edge -> found.add("the label of " + edge.id() + " lies away from it or from where it begins"));
    }
    return found;
  }

  private static double gap(Rectangle2D one, Rectangle2D other) {
    return Math.hypot(
        Math.max(0, Math.max(one.getMinX() - other.getMaxX(), other.getMinX() - one.getMaxX())),
        Math.max(0, Math.max(one.getMinY() - other.getMaxY(), other.getMinY() - one.getMaxY())));
  }

  private Shape shape(String id) {
    return shapes.stream().filter(shape -> shape.id().equals(id)).findFirst().orElse(null);
  }

  private static boolean isOnBorder(Point2D point, Shape shape) {
    return shape == null || grown(shape.area()).contains(point) && !shrunk(shape.area()).contains(point);
  }

  /** Ids of the sub processes around an element. */
  private static Set<String> enclosing(BaseElement node) {
    var around = new HashSet<String>();
    for (var parent = node.getParentElement(); parent instanceof SubProcess process;
        parent = parent.getParentElement()) {
      around.add(process.getId());
    }
    return around;
  }

  private static Rectangle2D area(Bounds bounds) {
    return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
  }

  private static Rectangle2D shrunk(Rectangle2D area) {
    return by(area, TOUCH);
  }

  private static Rectangle2D grown(Rectangle2D area) {
    return by(area, -TOUCH);
  }

  private static Rectangle2D by(Rectangle2D area, double margin) {
    return new Rectangle2D.Double(area.getX() + margin, area.getY() + margin, area.getWidth() - 2 * margin,
        area.getHeight() - 2 * margin);
  }
}
