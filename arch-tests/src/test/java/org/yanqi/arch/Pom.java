package org.yanqi.arch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** As much of a module's pom.xml as the rules ask for. */
record Pom(Element project) {
    private static final Set<String> SHIPPED = Set.of("compile", "runtime");

    static Pom in(Path folder) {
        try {
            return new Pom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile())
                    .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException("No readable pom.xml in " + folder, unreadable);
        }
    }

    String artifact() {
        return text(project, "artifactId").orElseThrow();
    }

    List<String> modules() {
        return children(project, "modules")
                .flatMap(modules -> children(modules, "module"))
                .map(Node::getTextContent)
                .toList();
    }

    /** Modules of the project that come along wherever this one is shipped, by their artifacts. */
    List<String> shipped() {
        return children(project, "dependencies")
                .flatMap(dependencies -> children(dependencies, "dependency"))
                .filter(dependency -> text(dependency, "groupId").orElse("").equals("org.yanqi"))
                .filter(dependency -> SHIPPED.contains(text(dependency, "scope").orElse("compile")))
                .map(dependency -> text(dependency, "artifactId").orElseThrow())
                .toList();
    }

    private static Optional<String> text(Element parent, String name) {
        return children(parent, name).findFirst().map(Node::getTextContent);
    }

    private static Stream<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name));
    }
}
