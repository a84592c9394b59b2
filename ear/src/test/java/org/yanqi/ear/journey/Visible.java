package org.yanqi.ear.journey;

import com.microsoft.playwright.Page;
import java.util.List;

/** What a person sees of a page. */
final class Visible {

    private static final String HAN = """
            () => {
              const found = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const text = walker.currentNode.textContent.trim(), around = walker.currentNode.parentElement;
                if (!/\\p{Script=Han}/u.test(text) || around.closest('[lang^=zh], script, style, template')) continue;
                if (around.checkVisibility({ visibilityProperty: true })) found.push(text.replace(/\\s+/g, ' '));
              }
              return found;
            }
            """;

    /** Every text on the page with a Chinese character in it, except what is marked as Chinese. */
    @SuppressWarnings("unchecked") // the script answers with a list of strings
    static List<String> chineseTexts(Page page) {
        return (List<String>) page.evaluate(HAN);
    }

    /** Waits until somebody who uses the keyboard sees where they are. */
    static void awaitFocusShown(Page page) {
        page.waitForFunction("""
                () => {
                  const at = document.activeElement;
                  const around = [at, at.closest('label'), at.nextElementSibling].filter(Boolean).map(e => getComputedStyle(e));
                  return at !== document.body && around.some(s =>
                    (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none');
                }
                """);
    }

    private Visible() {}
}
