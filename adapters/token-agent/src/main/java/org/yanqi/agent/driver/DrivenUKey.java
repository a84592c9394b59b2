package org.yanqi.agent.driver;

import java.util.List;
import org.yanqi.token.PinState;
import org.yanqi.token.StoredObject;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyKind;
import org.yanqi.token.UKeySession;

/** A token as the driver process sees it; found there by its serial number at every call. */
record DrivenUKey(DrivenUKeys driver, String serial, String label) implements UKey {

    @Override
    public UKeyKind kind() {
        return UKeyKind.PKCS11;
    }

    private <T> T ask(Command command, Incoming.Item<T> result) throws UKeyException {
        return driver.line().call(command, out -> out.text(serial), result);
    }

    @Override
    public PinState pinState() throws UKeyException {
        return ask(Command.PIN_STATE, in -> in.one(PinState.class));
    }

    @Override
    public boolean hasPinPad() throws UKeyException {
        return ask(Command.HAS_PIN_PAD, Incoming::is);
    }

    @Override
    public List<StoredObject> certificates() throws UKeyException {
        return ask(Command.CERTIFICATES, in -> in.list(Incoming::object));
    }

    @Override
    public boolean hasRoomForRenewal() throws UKeyException {
        return ask(Command.HAS_ROOM, Incoming::is);
    }

    /** Without a PIN it is typed on the token, which takes as long as a person takes. */
    @Override
    public UKeySession open(char[] pin) throws UKeyException {
        var line = driver.line();
        var command = pin.length == 0 ? Command.OPEN_ON_PAD : Command.OPEN;
        return DrivenSession.opened(
                line, line.call(command, out -> out.text(serial).pin(pin), Incoming::longNumber));
    }
}
