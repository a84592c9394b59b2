package org.yanqi.ear;

import java.io.File;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as Maven has built it, with test classes added to its WAR: what is tested is what is shipped. */
final class BuiltEar {

    static EnterpriseArchive with(Class<?>... tests) {
        EnterpriseArchive ear = ShrinkWrap.create(ZipImporter.class, "yanqi.ear")
                .importFrom(new File(System.getProperty("yanqi.ear")))
                .as(EnterpriseArchive.class);
        WebArchive war = ear.getAsType(WebArchive.class, "/web.war");
        war.addClasses(tests);
        Testable.archiveToTest(war);
        return ear;
    }

    private BuiltEar() {}
}
