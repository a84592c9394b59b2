package org.yanqi.application.memory;

import org.yanqi.application.port.FaceVerification;
import org.yanqi.application.port.FaceVerificationContract;
import org.yanqi.domain.renewal.FaceCheck;
import org.yanqi.domain.renewal.FaceResult;

final class InMemoryFaceTest extends FaceVerificationContract {
    private final InMemoryParties.Face face = new InMemoryParties().face;

    @Override
    protected FaceVerification faces() {
        return face;
    }

    @Override
    protected void pass(FaceCheck.Session session, String request) {
        face.pass(request);
    }

    @Override
    protected void showAnotherFace(FaceCheck.Session session, String request) {
        face.answer(request, new FaceResult.Failed(FaceResult.Reason.ANOTHER_PERSON));
    }

    @Override
    protected void withoutAnswer(Runnable deed) {
        face.isDown = true;
        deed.run();
        face.isDown = false;
    }
}
