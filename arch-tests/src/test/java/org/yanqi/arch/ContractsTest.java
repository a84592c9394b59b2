package org.yanqi.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every port has one contract, and every adapter runs the contract of each port behind which it stands. */
class ContractsTest {
    private static final Contracts OURS = new Contracts(Codebase.YANQI, Modules.production(), Modules.withTests());

    static Stream<JavaClass> ports() {
        return OURS.ports();
    }

    static Stream<Contracts.Duty> duties() {
        return OURS.duties();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    void aPortHasAContractThatItsAdapterInMemoryKeeps(JavaClass port) {
        assertThat(OURS.contract(port))
                .as("contract of " + port.getSimpleName())
                .isPresent();
        assertThat(OURS.runsInMemory(port))
                .as("runs in memory of " + port.getSimpleName())
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("duties")
    void anAdapterRunsTheContractOfItsPort(Contracts.Duty duty) {
        assertThat(OURS.runs(duty)).as("runs of the contract: " + duty).isNotEmpty();
    }

    @Test
    void portsAndAdaptersAreFound() {
        assertThat(ports()).extracting(JavaClass::getSimpleName).contains("PaymentProvider", "CertificationAuthority");
        assertThat(duties()).hasSizeGreaterThan(10);
    }

    @Test
    void aPortWithoutContractAndAnAdapterThatRunsNoneAreFound() {
        Codebase codebase = Codebase.fixture("contracts");
        JavaClasses classes = new ClassFileImporter().importPackages(codebase.root());
        var fixture = new Contracts(codebase, classes, classes);

        assertThat(fixture.ports().filter(port -> fixture.contract(port).isEmpty()))
                .extracting(JavaClass::getSimpleName)
                .containsExactly("WrongPort");
        assertThat(fixture.duties().filter(duty -> fixture.runs(duty).findAny().isEmpty()))
                .extracting(duty -> duty.adapter().getSimpleName())
                .containsExactlyInAnyOrder("WrongAdapter", "WrongUnheardAdapter");
    }
}
