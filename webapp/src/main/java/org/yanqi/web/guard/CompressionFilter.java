package org.yanqi.web.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends scripts and styles compressed, on whatever server we run. Only these: a page that holds a token and something
 * typed must not be compressed (BREACH, CVE-2013-3587).
 */
public class CompressionFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String accepted = request.getHeader("Accept-Encoding");
        String path = request.getRequestURI();
        boolean text = path.contains(".css") || path.contains(".js") || path.contains(".svg");
        if (!text || accepted == null || !accepted.toLowerCase(Locale.ROOT).contains("gzip")) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Vary", "Accept-Encoding");
        var compressed = new Compressed(response);
        chain.doFilter(request, compressed);
        compressed.finish();
    }

    private static final class Compressed extends HttpServletResponseWrapper {
        private @Nullable Body body;

        Compressed(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (body == null) {
                setHeader("Content-Encoding", "gzip");
                body = new Body(super.getOutputStream());
            }
            return body;
        }

        @Override
        public void setContentLength(int length) {
            // the length of what is not sent
        }

        @Override
        public void setContentLengthLong(long length) {
            // the length of what is not sent
        }

        @Override
        public void setHeader(String name, String value) {
            if (!name.equalsIgnoreCase("Content-Length")) {
                super.setHeader(name, value);
            }
        }

        void finish() throws IOException {
            if (body != null) {
                body.finish();
            }
        }
    }

    private static final class Body extends ServletOutputStream {
        private final ServletOutputStream plain;
        private @Nullable GZIPOutputStream gzip;

        Body(ServletOutputStream plain) {
            this.plain = plain;
        }

        /** Made with the first octet, as a buffer's size can be set until then. */
        private GZIPOutputStream gzip() throws IOException {
            if (gzip == null) {
                gzip = new GZIPOutputStream(plain, 8192);
            }
            return gzip;
        }

        void finish() throws IOException {
            gzip().finish();
        }

        @Override
        public void write(int octet) throws IOException {
            gzip().write(octet);
        }

        @Override
        public void write(byte[] octets, int from, int count) throws IOException {
            gzip().write(octets, from, count);
        }

        @Override
        public boolean isReady() {
            return plain.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            plain.setWriteListener(listener);
        }
    }
}
