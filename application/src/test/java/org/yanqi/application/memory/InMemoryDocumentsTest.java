package org.yanqi.application.memory;

import org.yanqi.application.port.Documents;
import org.yanqi.application.port.DocumentsContract;

class InMemoryDocumentsTest extends DocumentsContract {
    private final Documents port = new InMemoryDocuments();

    @Override
    protected Documents documents() {
        return port;
    }
}
