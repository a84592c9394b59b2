/** The agreements as texts, and the signed agreement as a PDF that other people's readers can verify and copy from. */
package org.yanqi.documents;
