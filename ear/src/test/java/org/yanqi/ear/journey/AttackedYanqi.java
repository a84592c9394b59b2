package org.yanqi.ear.journey;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One platform for all the attacks of a kind, and for each of them a stranger with a visit of their own. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AttackedYanqi {

    private RunningYanqi yanqi;
    private Database database;
    private Stranger stranger;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
        database = new Database(yanqi.data());
    }

    @AfterAll
    void stop() {
        yanqi.close();
    }

    @BeforeEach
    void arrive() {
        stranger = new Stranger(yanqi.portal());
    }

    @AfterEach
    void leave() {
        stranger.close();
    }

    RunningYanqi yanqi() {
        return yanqi;
    }

    Stranger stranger() {
        return stranger;
    }

    /** How many applications there are. */
    long renewals() {
        return database.count("select count(*) from renewal");
    }
}
