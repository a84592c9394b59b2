package org.yanqi.persistence;

import org.yanqi.application.port.CertificateRegister;
import org.yanqi.application.port.CertificateRegisterContract;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.application.port.IssuedMachineCertificates;

class StoredCertificateRegisterTest extends CertificateRegisterContract {
    private final Transactions transactions = TestDatabase.empty();

    @Override
    protected CertificateRegister register() {
        return new StoredCertificateRegister(transactions);
    }

    @Override
    protected IssuedCertificates issued() {
        return new StoredIssuedCertificates(transactions);
    }

    @Override
    protected IssuedEventCertificates events() {
        return new StoredIssuedEventCertificates(transactions, TestDatabase.KEYS);
    }

    @Override
    protected IssuedMachineCertificates machines() {
        return new StoredIssuedMachineCertificates(transactions);
    }
}
