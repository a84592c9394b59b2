package org.yanqi.agent.channel;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.yanqi.agent.job.Jobs;
import org.yanqi.agent.renewal.Faults;
import org.yanqi.agent.ticket.TicketGate;

/** Plain HTTP on 127.0.0.1 and on no other interface; slow and crowding callers are cut off. */
public final class LoopbackServer implements AutoCloseable {
    private static final int THREADS = 16;
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");

    static {
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "20");
        System.setProperty("sun.net.httpserver.clockTick", "1000");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "60");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "32");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("jdk.httpserver.maxConnections", "64");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Listens on the first of the ports that is free; a {@link BindException} when none is. */
    public static LoopbackServer start(
            List<Integer> ports, Set<String> origins, TicketGate tickets, Jobs jobs, Hello hello, Faults faults)
            throws IOException {
        var server = bind(ports);
        var host = "127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", new AgentHandler(new ChannelGate(origins, host), tickets, jobs, hello, faults));
        var threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(64));
        server.setExecutor(threads);
        server.start();
        return new LoopbackServer(server, threads);
    }

    private static HttpServer bind(List<Integer> ports) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        for (int port : ports) {
            try {
                return HttpServer.create(new InetSocketAddress(loopback, port), 0);
            } catch (BindException taken) {
                LOG.log(Level.WARNING, "port {0} is taken by another program", Integer.toString(port));
            }
        }
        LOG.log(Level.SEVERE, "not started: none of the ports {0} is free", ports);
        throw new BindException("none of the ports " + ports + " is free");
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
