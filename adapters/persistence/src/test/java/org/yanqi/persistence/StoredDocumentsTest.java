package org.yanqi.persistence;

import org.yanqi.application.port.Documents;
import org.yanqi.application.port.DocumentsContract;

class StoredDocumentsTest extends DocumentsContract {
    private final Documents port = new StoredDocuments(TestDatabase.empty(), TestDatabase.KEY);

    @Override
    protected Documents documents() {
        return port;
    }
}
