package org.yanqi.application.memory;

import org.yanqi.application.port.Pictures;
import org.yanqi.application.port.PicturesContract;

class InMemoryPicturesTest extends PicturesContract {
    private final Pictures port = new InMemoryPictures();

    @Override
    protected Pictures pictures() {
        return port;
    }
}
