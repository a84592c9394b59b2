package org.yanqi.web.wiring;

import org.yanqi.domain.check.Alarm;

/** A line for each new alarm in the server's log, for those who watch it; nothing that it says is personal. */
final class AlarmLog {
    private static final System.Logger LOG = System.getLogger(AlarmLog.class.getName());

    private AlarmLog() {}

    static void write(Alarm alarm) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Alarm about the certificate of {0}: {1}, expected \"{2}\", found \"{3}\"",
                alarm.application().value(),
                alarm.finding().kind(),
                alarm.finding().expected(),
                alarm.finding().found());
    }
}
