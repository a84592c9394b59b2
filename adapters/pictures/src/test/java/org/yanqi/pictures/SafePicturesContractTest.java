package org.yanqi.pictures;

import org.yanqi.application.port.Pictures;
import org.yanqi.application.port.PicturesContract;

class SafePicturesContractTest extends PicturesContract {
    private final SafePictures pictures = new SafePictures();

    @Override
    protected Pictures pictures() {
        return pictures;
    }
}
