package org.yanqi.application.port;

import java.util.List;
import org.yanqi.domain.check.Alarm;

/** The alarms of all applications, as the back office looks at them. */
public interface AlarmBoard {
    /** How many nobody has acknowledged. */
    long open();

    /** Open ones first, and of those as of the others the latest raised first. */
    List<Alarm> latest(int most);
}
