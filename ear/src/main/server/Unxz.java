import java.io.IOException;
import org.tukaani.xz.XZInputStream;

/** Unpacks xz from standard input to standard output: not every machine has the xz program. */
final class Unxz {

    public static void main(String[] args) throws IOException {
        try (var in = new XZInputStream(System.in)) {
            in.transferTo(System.out);
        }
        System.out.flush();
    }
}
