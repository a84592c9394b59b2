package org.yanqi.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParametersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/renewal",
                "/jakarta.faces.resource/yanqi.css.xhtml",
                "/f/YQ20250711-000123/0123456789abcdefghij",
                "/%E4%B8%AD",
                "/pki/ocsp/MEIwQDA+MDwwOjAJBgUrDgMCGgUABBQ//a+b=",
                "/pki/documents-ocsp/MEIwQDA//a+b=",
                "/pki/ocsp/MEIwQDA%2bMDwwOjAJ%2FBgUrDgMCGgUABBQ%3D"
            })
    void addressesOfOursArePlain(String path) {
        assertThat(RequestParameters.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/office;x/reviews",
                "/office/reviews;jsessionid=1",
                "/documents/..%2fweb.xml",
                "/documents/%2E%2e/web.xml",
                "/documents/../web.xml",
                "/documents/.",
                "/a%5Cb",
                "/a\\b",
                "/%00",
                "/%252e",
                "/pki/ocsp/../root.cer",
                "/pki/ocsp//%2e%2e/root.cer",
                "/pki/ocsp/MEIw;x=//",
                "/pki/ocspx//MEIw"
            })
    void whatAProxyMayReadOtherwiseIsNot(String path) {
        assertThat(RequestParameters.isPlain(path)).isFalse();
    }

    @Test
    void aFormHasEachNameOnce() {
        assertThat(areInOrder(Map.of("name", new String[] {"欧阳测试\r\n"}))).isTrue();
        assertThat(areInOrder(Map.of("screen", new String[] {"PAYMENT", "CHECK"})))
                .isFalse();
    }

    @Test
    void nullCharactersAndHalvesOfPairsAreNoText() {
        assertThat(areInOrder(Map.of("name", new String[] {"a\0"}))).isFalse();
        assertThat(areInOrder(Map.of("na\0me", new String[] {"a"}))).isFalse();
        assertThat(areInOrder(Map.of("name", new String[] {"\ud83d"}))).isFalse();
        assertThat(areInOrder(Map.of("name", new String[] {"\ud83d\ude00"}))).isTrue();
    }

    @Test
    void lengthAndNumberAreBounded() {
        Map<String, String[]> many = new HashMap<>();
        for (int i = 0; i < 101; i++) {
            many.put("p" + i, new String[] {""});
        }

        assertThat(areInOrder(many)).isFalse();
        assertThat(areInOrder(Map.of("n".repeat(201), new String[] {""}))).isFalse();
        assertThat(areInOrder(Map.of("n", new String[] {"v".repeat((8 << 10) + 1)})))
                .isFalse();
    }

    @Test
    void everyAddressHasABoundForItsBody() {
        assertThat(BodyBound.of("/api/pictures/front")).isEqualTo(BodyBound.PICTURE);
        assertThat(BodyBound.of("/api/pictures/front/turn")).isEqualTo(BodyBound.SCRIPT);
        assertThat(BodyBound.of("/api/token-steps/prove/result")).isEqualTo(BodyBound.TOKEN_STEP);
        assertThat(BodyBound.of("/api/codes")).isEqualTo(BodyBound.SCRIPT);
        assertThat(BodyBound.of("/renewal")).isEqualTo(BodyBound.FORM);
    }

    private static boolean areInOrder(Map<String, String[]> parameters) {
        return RequestParameters.areInOrder((HttpServletRequest) Proxy.newProxyInstance(
                RequestParametersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> parameters));
    }
}
