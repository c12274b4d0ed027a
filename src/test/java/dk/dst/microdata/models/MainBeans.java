package dk.dst.microdata.models;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Map;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The components of the main code by the names that models use, found without starting anything. */
final class MainBeans {

  private final Map<String, Class<?>> byName;

  MainBeans() {
    var scanner = new ClassPathScanningCandidateComponentProvider(true);
    scanner.addExcludeFilter(new AnnotationTypeFilter(TestComponent.class));
    var registry = new SimpleBeanDefinitionRegistry();
    byName = scanner.findCandidateComponents("dk.dst.microdata").stream().collect(toMap(
        bean -> AnnotationBeanNameGenerator.INSTANCE.generateBeanName(bean, registry),
        bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null)));
  }

  boolean has(String name, Class<?> type) {
    return byName.containsKey(name) && type.isAssignableFrom(byName.get(name));
  }

  /** Whether an expression may call that method of that bean with so many arguments. */
  boolean has(String name, String method, int arguments) {
    return byName.containsKey(name) && Arrays.stream(byName.get(name).getMethods())
        .anyMatch(candidate -> candidate.getName().equals(method) && candidate.getParameterCount() == arguments);
  }
}
