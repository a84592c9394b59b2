package org.yanqi.ear.journey;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that is stored of some applications, so that nothing can change unseen: a line a row, its content as a hash. The
 * unsigned paper is left out, as whoever opens the page on which it is signed has it made.
 */
record Standing(List<String> rows) {

    static Standing of(Database database, String... numbers) {
        String named = Stream.of(numbers).collect(joining("', '", "('", "')"));
        return new Standing(database.texts("""
                select 'renewal ' || number || ' ' || status || ' ' || version || ' ' || md5(r::text) from renewal r
                    where number in %1$s
                union all select 'order ' || number || ' ' || status || ' ' || md5(o::text) from payment_order o
                    where application in %1$s
                union all select 'document ' || kind || ' ' || md5(d::text) from document d
                    where application in %1$s and kind <> 'AGREEMENT_PREPARED'
                union all select 'signed ' || md5(e::text) from event_certificate e where application in %1$s
                union all select 'issued ' || md5(c::text) from issued_certificate c where application in %1$s
                union all select 'code ' || md5(c::text) from one_time_code c
                order by 1""".formatted(named)));
    }

    /** In which state, and which version of it. */
    static String brief(Database database, String number) {
        return database.texts("select status || ' ' || version from renewal where number = '" + number + "'")
                .getFirst();
    }

    static String version(Database database, String number) {
        return database.texts("select version from renewal where number = '" + number + "'")
                .getFirst();
    }
}
