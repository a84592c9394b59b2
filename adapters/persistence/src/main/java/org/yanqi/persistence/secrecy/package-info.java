/** How personal data lies in the database: sealed, and found by keyed hashes. */
package org.yanqi.persistence.secrecy;
